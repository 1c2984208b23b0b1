/** What mutations are made from has to be sound, and whole: else they never reach what they are to hurt. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { schemasAbsent } from '../logger/schema.ts';
import { placesIn } from './json-edit.ts';
import { FIXTURE, readEvents } from './mutated-log.ts';

const SPEC = join(import.meta.dirname, '../../../shared/openlineage-spec');
const events = readEvents(FIXTURE).filter((event) => isJsonObject(event));

function standardFacets(): string[] {
  return readdirSync(join(SPEC, 'facets')).map((file) => join('facets', file));
}

function readSchemas(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  for (const file of ['OpenLineage.json', ...standardFacets()])
    ajv.addSchema(JSON.parse(readFileSync(join(SPEC, file), 'utf8')) as object);
  return ajv;
}

/** Every facet of an event, wherever it stands. */
function facetsOf(event: Json): JsonObject[] {
  return placesIn(event)
    .map(([, [, value]]) => value)
    .filter((value) => isJsonObject(value))
    .filter((value) => '_schemaURL' in value);
}

function schemaOf(value: JsonObject): string {
  return (value['_schemaURL'] ?? value['schemaURL']) as string;
}

describe.skipIf(schemasAbsent())('the events that mutations are made from', () => {
  const standard = /^https:\/\/openlineage\.io\/spec\//;

  test('are what the specification asks for', () => {
    const schemas = readSchemas();
    const faults = events
      .flatMap((event) => [event, ...facetsOf(event)])
      .filter((value) => standard.test(schemaOf(value)))
      .filter((value) => schemas.getSchema(schemaOf(value))?.(value) !== true)
      .map(schemaOf);
    expect(faults).toEqual([]);
  });

  test('carry every standard facet, and are of every kind', () => {
    const said = new Set(events.flatMap(facetsOf).map((facet) => /\w+\.json/.exec(schemaOf(facet))?.[0]));
    expect(standardFacets().filter((file) => !said.has(file.replace('facets/', '')))).toEqual([]);
    const kinds = new Set(events.map((event) => /\w+$/.exec(schemaOf(event))?.[0]));
    expect([...kinds].sort()).toEqual(['DatasetEvent', 'JobEvent', 'RunEvent']);
  });
});
