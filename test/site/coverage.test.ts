/** Of how many columns that jobs write it is known what they are made of. */
import { expect, test } from 'vitest';
import { coverageOf } from '../../src/site/coverage.ts';
import { catalogOf, dataset, lineage, runEvent, schema } from '../catalog/log.ts';

const orders = dataset('orders', schema('id', 'amount'));

test('columns whose lineage is stated, derived, counted by SQL, and not known are told apart, and add up', () => {
  const catalog = catalogOf([
    runEvent('r1', 'COMPLETE', 1, {
      job: 'stating',
      inputs: [orders],
      outputs: [dataset('a', { ...schema('x', 'y'), ...lineage({ x: ['orders.amount'] }) })],
    }),
    runEvent('r2', 'COMPLETE', 2, {
      job: 'asking',
      jobFacets: {
        sql: {
          query: "INSERT INTO b SELECT amount, count(*), 'EUR', gone FROM orders GROUP BY 1",
          dialect: 'duckdb',
        },
      },
      inputs: [orders],
      outputs: [dataset('b', schema('amount', 'orders', 'currency', 'gone'))],
    }),
  ]);
  expect(coverageOf(catalog)).toEqual({ produced: 6, stated: 1, derived: 3, unknown: 2 });
});

test('what no job writes is not counted, nor a column that its schema has no more', () => {
  const catalog = catalogOf([
    runEvent('r1', 'COMPLETE', 1, { inputs: [orders], outputs: [dataset('a', schema('x', 'old'))] }),
    runEvent('r2', 'COMPLETE', 2, { inputs: [orders], outputs: [dataset('a', schema('x'))] }),
  ]);
  expect(coverageOf(catalog)).toEqual({ produced: 1, stated: 0, derived: 0, unknown: 1 });
});

test('a column that events and SQL both speak of is stated', () => {
  const catalog = catalogOf([
    runEvent('r1', 'COMPLETE', 1, {
      jobFacets: { sql: { query: 'INSERT INTO a SELECT amount FROM orders', dialect: 'duckdb' } },
      inputs: [orders],
      outputs: [dataset('a', { ...schema('x'), ...lineage({ x: ['orders.amount'] }) })],
    }),
  ]);
  expect(coverageOf(catalog)).toEqual({ produced: 1, stated: 1, derived: 0, unknown: 0 });
});
