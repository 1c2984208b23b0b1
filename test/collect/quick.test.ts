import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  datasetFacetSchemas,
  inputFacetSchemas,
  outputFacetSchemas,
} from '../../src/collect/facet-schema/dataset.ts';
import { jobFacetSchemas } from '../../src/collect/facet-schema/job.ts';
import { readQuickly } from '../../src/collect/facet-schema/quick.ts';
import { runFacetSchemas } from '../../src/collect/facet-schema/run.ts';

const SCHEMAS = Object.entries<z.ZodType>({
  ...datasetFacetSchemas,
  ...inputFacetSchemas,
  ...outputFacetSchemas,
  ...jobFacetSchemas,
  ...runFacetSchemas,
});

const NAMES = [
  ...['fields', 'name', 'type', 'description', 'ordinal_position', 'inputFields', 'namespace', 'field'],
  ...['transformations', 'subtype', 'masking', 'dataset', 'rowCount', 'size', 'query', 'owners', 'inputs'],
  ...['identifiers', 'columnMetrics', 'nullCount', 'quantiles', 'assertions', 'assertion', 'success', 'own'],
];

const leaf = fc.oneof(
  fc.constantFrom<unknown>('DATASET', 'x', '', 0, 1.5, -1, Infinity, true, false, null, {}, []),
  fc.string({ maxLength: 3 }),
);

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 5 }),
  ),
})).value;

const field = fc.record(
  {
    namespace: leaf,
    name: leaf,
    field: leaf,
    transformations: fc.array(fc.record({ type: leaf, masking: leaf })),
  },
  { requiredKeys: ['namespace', 'name', 'field'] },
);
const lineage = fc.record(
  {
    fields: fc.dictionary(fc.string(), fc.record({ inputFields: fc.array(field, { maxLength: 2 }) })),
    dataset: fc.array(field),
  },
  { requiredKeys: ['fields'] },
);
const schema = fc.record({
  fields: fc.array(fc.record({ name: leaf, type: leaf, fields: value }, { requiredKeys: ['name'] })),
});

describe('the short way through a schema comes to what zod comes to, or leaves it to zod', () => {
  test.each(SCHEMAS)('%s', (_, one) => {
    fc.assert(
      fc.property(fc.oneof(value, lineage, schema), (facet) => {
        const data = readQuickly(one, facet);
        if (data === null) return;
        expect(one.safeParse(facet)).toEqual({ success: true, data });
      }),
      { numRuns: 300 },
    );
  });
});

test('what nearly all logs repeat goes the short way', () => {
  const columnLineage = {
    fields: {
      a: { inputFields: [{ namespace: 'n', name: 'd', field: 'f', transformations: [{ type: 'DIRECT' }] }] },
    },
  };
  expect(readQuickly(datasetFacetSchemas.columnLineage, columnLineage)).toEqual({
    fields: Object.entries(columnLineage.fields),
  });
  const facet = { fields: [{ name: 'a', type: 'int', fields: [{ name: 'b' }] }] };
  expect(readQuickly(datasetFacetSchemas.schema, facet)).toBe(facet);
  expect(readQuickly(outputFacetSchemas.outputStatistics, { rowCount: 1, own: [] })).toEqual({
    rowCount: 1,
    own: [],
  });
  expect(readQuickly(jobFacetSchemas.sql, { query: 'select 1' })).toEqual({ query: 'select 1' });
});

test('it refuses nothing by itself', () => {
  expect(readQuickly(jobFacetSchemas.sql, { query: 1 })).toBeNull();
  expect(readQuickly(outputFacetSchemas.outputStatistics, { rowCount: Infinity })).toBeNull();
  expect(readQuickly(runFacetSchemas.nominalTime, { nominalStartTime: 'today' })).toBeNull();
});
