import { describe, expect, test } from 'vitest';
import { MAX_VERSIONS } from '../../../src/catalog/sql/version.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { catalogOf, dataset, inputField, runEvent, schema } from '../log.ts';

const ORDERS = dataset('orders', schema('id', 'amount', 'tax'));
const DAILY = dataset('daily', schema('total'));

/** A run that completes at that minute, with that SQL. */
function run(
  minute: number,
  query: string,
  io: Partial<Record<'inputs' | 'outputs', readonly JsonObject[]>> = {},
): JsonObject {
  return runEvent(`r${minute}`, 'COMPLETE', minute, {
    inputs: [ORDERS],
    outputs: [DAILY],
    ...io,
    jobFacets: { sql: { query } },
  });
}

function edges({ columnEdges }: Catalog): string[] {
  return columnEdges.map(({ from, to, state, spells }) => {
    const end = 'column' in to ? to.column : '*';
    const times = spells.map(({ first, last, endedBy }) =>
      [first, last, endedBy].map((event) => event?.time.slice(14, 16) ?? 'now').join('–'),
    );
    return `${from.column} → ${end} ${state} ${times.join(', ')}`;
  });
}

const sum = (what: string): string => `INSERT INTO daily (total) SELECT ${what} FROM orders`;

describe('what earlier SQL of a job made', () => {
  test('is past, and says when it was there', () => {
    const catalog = catalogOf([run(1, sum('tax')), run(2, sum('tax')), run(3, sum('amount'))]);
    expect(edges(catalog)).toEqual(['amount → total current 03–03–now', 'tax → total past 01–02–03']);
  });

  test('is there again once the SQL is as it was', () => {
    const catalog = catalogOf([run(1, sum('tax')), run(2, sum('amount')), run(3, sum('tax'))]);
    expect(edges(catalog)).toEqual([
      'tax → total current 01–01–02, 03–03–now',
      'amount → total past 02–02–03',
    ]);
  });

  test('goes on through texts that make it in other words', () => {
    const catalog = catalogOf([
      run(1, sum('tax')),
      run(2, sum('tax + amount')),
      run(3, sum('coalesce(tax, 0)')),
    ]);
    expect(edges(catalog)).toEqual(['tax → total current 01–03–now', 'amount → total past 02–02–03']);
  });

  test('goes on through texts that differ in their numbers alone', () => {
    const texts = Array.from(
      { length: MAX_VERSIONS + 5 },
      (_, day) => `${sum('tax')} WHERE id > ${day} AND tax < DATE '2026-11-${10 + day}'`,
    );
    const catalog = catalogOf(texts.map((text, index) => run(index, text)));
    expect(edges(catalog)).toContain(`tax → total current 00–${MAX_VERSIONS + 4}–now`);
  });

  test('is read with the schemas of its time', () => {
    const before = dataset('orders', schema('id', 'tax'));
    const star = 'INSERT INTO daily SELECT tax AS total FROM (SELECT * FROM orders)';
    const catalog = catalogOf([
      run(1, star, { inputs: [before] }),
      run(2, sum('amount'), { inputs: [dataset('orders', schema('id', 'amount'))] }),
    ]);
    expect(edges(catalog)).toEqual(['amount → total current 02–02–now', 'tax → total past 01–01–02']);
  });

  test('is read with the schemas of a run that completed, not of one that failed for theirs', () => {
    const before = { inputs: [dataset('orders', schema('id', 'tax'))] };
    const after = { inputs: [dataset('orders', schema('id', 'vat'))], outputs: [DAILY] };
    const failing = runEvent('r2', 'FAIL', 2, { ...after, jobFacets: { sql: { query: sum('tax') } } });
    const catalog = catalogOf([run(1, sum('tax'), before), failing, run(3, sum('vat'), after)]);
    expect(edges(catalog)).toEqual(['vat → total current 03–03–now', 'tax → total past 01–02–03']);
  });

  test('is left out where it names columns that nothing else knows', () => {
    const catalog = catalogOf([run(1, sum('discount')), run(2, sum('amount'))]);
    expect(edges(catalog)).toEqual(['amount → total current 02–02–now']);
    expect(catalog.datasets.flatMap(({ columns }) => columns.map(({ id }) => id.column))).not.toContain(
      'discount',
    );
  });

  test('is left out for columns whose lineage events state', () => {
    const stated = {
      ...DAILY,
      facets: {
        ...(DAILY['facets'] as JsonObject),
        columnLineage: { fields: { total: { inputFields: [inputField('orders.amount')] } } },
      },
    };
    const catalog = catalogOf([run(1, sum('tax')), run(2, sum('amount'), { outputs: [stated] })]);
    expect(edges(catalog)).toEqual(['amount → total current 02–02–now']);
  });

  test('is the same in whatever order the log is read', () => {
    const log = [
      run(1, sum('tax')),
      run(2, sum('amount')),
      run(3, sum('tax + amount')),
      run(4, sum('amount')),
    ];
    expect(edges(catalogOf(log.toReversed()))).toEqual(edges(catalogOf(log)));
  });
});
