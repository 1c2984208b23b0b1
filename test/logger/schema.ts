/** The OpenLineage JSON Schemas as an oracle. They lie beside the repository, and not everywhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Facets, RunEvent } from '../../src/logger/event.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'openlineage-spec');

const OWN_FACET = join(
  import.meta.dirname,
  '../../src/logger/schema/1-0-0/HeadwaterErrorContextRunFacet.json',
);

/** Tests that need the schemas skip without them, and say so. */
export function schemasAbsent(): boolean {
  const absent = !existsSync(FOLDER);
  if (absent)
    console.warn('The OpenLineage schemas are not beside the repository: events are not held against them.');
  return absent;
}

/**
 * A check of one event, its facets included: what is wrong with it, or nothing. The schemas are read at the first
 * event, since the body of a suite runs even where its tests are skipped.
 */
export function eventChecker(): (event: RunEvent) => readonly string[] {
  let schemas: Ajv2020 | null = null;

  function check(url: string, value: unknown): readonly string[] {
    const validate = (schemas ??= readSchemas()).getSchema(url);
    if (validate === undefined) return [`there is no schema ${url}`];
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${url} ${instancePath} ${message ?? ''}`,
    );
  }
  return (event) => [
    ...check(event.schemaURL, event),
    ...facetsOf(event).flatMap((facet) => check(facet._schemaURL, facet)),
  ];
}

function readSchemas(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(readSchema(join(FOLDER, 'OpenLineage.json')));
  for (const file of readdirSync(join(FOLDER, 'facets')))
    ajv.addSchema(readSchema(join(FOLDER, 'facets', file)));
  ajv.addSchema(readSchema(OWN_FACET));
  return ajv;
}

function readSchema(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

function facetsOf(event: RunEvent): readonly Facets[string][] {
  const holders: readonly (Facets | undefined)[] = [
    event.run.facets,
    event.job.facets,
    ...event.inputs.flatMap(({ facets, inputFacets }) => [facets, inputFacets]),
    ...event.outputs.flatMap(({ facets, outputFacets }) => [facets, outputFacets]),
  ];
  return holders.flatMap((facets) => Object.values(facets ?? {}));
}
