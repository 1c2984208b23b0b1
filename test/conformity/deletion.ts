/** How a log takes a facet back. */
import { isObject } from './json.ts';

/** Spec: `_deleted: true` deletes a facet. */
export function isDeletion(facet: unknown): boolean {
  return isObject(facet) && facet['_deleted'] === true;
}
