/** Facets of a dataset that say what was so while one run read or wrote it, and so hold of that use as well. */
import { isDeletion } from './deletion.ts';
import { isObject, type JsonObject } from './json.ts';
import { nameOf } from './name.ts';

const SOUND: Readonly<Record<string, (facet: JsonObject) => boolean>> = {
  version: (facet) => typeof facet['datasetVersion'] === 'string',
  lifecycleStateChange: ({ lifecycleStateChange: change, previousIdentifier: before }) =>
    typeof change === 'string' && (before == null || nameOf(before) !== null),
  dataQualityAssertions: ({ assertions }) => Array.isArray(assertions) && assertions.every(isOutcome),
};

function isOutcome(value: unknown): boolean {
  return isObject(value) && typeof value['assertion'] === 'string' && typeof value['success'] === 'boolean';
}

/** What breaks its schema stands at the dataset alone. */
export function isOfUse(name: string, facet: unknown): boolean {
  if (!Object.hasOwn(SOUND, name) || !isObject(facet)) return false;
  return isDeletion(facet) || SOUND[name]?.(facet) === true;
}
