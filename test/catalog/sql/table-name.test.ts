/** Which dataset a table's name in SQL means. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexTables, tablesOf, type JobTables } from '../../../src/catalog/sql/table-name.ts';
import type { Dataset } from '../../../src/model/catalog.ts';
import { datasetKey, type DatasetId } from '../../../src/model/identity.ts';
import { catalogOf, runEvent, schema } from '../log.ts';

function id(namespace: string, name: string): DatasetId {
  return { namespace, name };
}

/** Datasets as a log makes them, each with the column `id`. */
function datasetsOf(ids: readonly DatasetId[]): readonly Dataset[] {
  const outputs = ids.map((one) => ({ ...one, facets: schema('id') }));
  return catalogOf([runEvent('r1', 'COMPLETE', 1, { outputs })]).datasets;
}

function meant(
  name: string,
  ids: readonly DatasetId[],
  uses: Partial<JobTables> = {},
  use: 'read' | 'write' = 'read',
): string {
  const tables = tablesOf(indexTables(datasetsOf(ids)), { inputs: [], outputs: [], ...uses });
  const found = tables.find(name.split('.'), use);
  switch (found.kind) {
    case 'known':
      return `${found.id.namespace} ${found.id.name}, ${found.confidence}`;
    case 'ambiguous':
      return found.candidates.map(({ namespace, name }) => `${namespace} ${name}`).join(' or ');
    case 'unknown':
      return 'unknown';
  }
}

const HERE = 'postgres://host:5432';
const ORDERS = id(HERE, 'shop.public.orders');

describe('a dataset that the job uses', () => {
  test.each(['orders', 'ORDERS', 'public.orders', 'shop.public.orders', 'Shop.Public.Orders'])(
    'is meant by the end of its name, in any case: %s',
    (name) => {
      expect(meant(name, [ORDERS], { inputs: [ORDERS] })).toBe(`${HERE} shop.public.orders, high`);
    },
  );

  test.each(['order', 'raw.orders', 'raw.public.orders', 'orders.public'])('is not meant by %s', (name) => {
    expect(meant(name, [ORDERS], { inputs: [ORDERS] })).toBe('unknown');
  });

  test('may have a shorter name than the SQL, where the namespace ends with the rest', () => {
    const short = id('snowflake://account/shop', 'public.orders');
    expect(meant('shop.public.orders', [short], { inputs: [short] })).toBe(
      `${short.namespace} public.orders, high`,
    );
  });

  test('may have a name of two parts, whatever database the SQL names', () => {
    const short = id(HERE, 'public.orders');
    expect(meant('shop.public.orders', [short], { inputs: [short] })).toBe(`${HERE} public.orders, high`);
  });

  test('may be a file, by the last part of its path', () => {
    const file = id('s3://bucket', 'raw/2026/orders.csv');
    expect(meant('orders.csv', [file], { inputs: [file] })).toBe('unknown');
    const tables = tablesOf(indexTables(datasetsOf([file])), { inputs: [file], outputs: [] });
    expect(tables.find(['s3://bucket/raw/2026/orders.csv'], 'read')).toMatchObject({
      kind: 'known',
      id: file,
    });
  });
});

describe('of several datasets of the name', () => {
  const [mine, other] = [id('db', 'a.orders'), id('db', 'b.orders')];

  test.each([
    ['read', { inputs: [mine], outputs: [other] }, 'db a.orders, high'],
    ['write', { inputs: [mine], outputs: [other] }, 'db b.orders, high'],
    ['read', { outputs: [other] }, 'db b.orders, high'],
    ['read', { inputs: [mine, other] }, 'db a.orders or db b.orders'],
    ['read', { inputs: [id('db', 'x')] }, 'db a.orders or db b.orders'],
  ] as const)('one that the job uses so comes first, to %s with %j', (use, uses, expected) => {
    expect(meant('orders', [mine, other, id('db', 'x')], uses, use)).toBe(expected);
  });

  test('one in a namespace that the job uses comes before one elsewhere, and is less sure', () => {
    const elsewhere = id('other', 'a.orders');
    const uses = { inputs: [id('db', 'x')] };
    expect(meant('a.orders', [mine, elsewhere, id('db', 'x')], uses)).toBe('db a.orders, medium');
    expect(meant('orders', [mine, elsewhere, id('db', 'x')], uses)).toBe('db a.orders, low');
  });

  test('one elsewhere is meant by more than its bare name alone', () => {
    expect(meant('orders', [mine])).toBe('unknown');
    expect(meant('a.orders', [mine])).toBe('db a.orders, medium');
  });
});

test('it has the columns of the schema in force', () => {
  const tables = tablesOf(indexTables(datasetsOf([ORDERS])), { inputs: [ORDERS], outputs: [] });
  expect(tables.find(['orders'], 'read')).toMatchObject({ columns: ['id'] });
});

test('whatever is asked for, what is found ends with what was asked for, and the order of datasets says nothing', () => {
  const part = fc.constantFrom('a', 'b', 'orders', '__proto__', 'constructor', 'X');
  const name = fc.array(part, { minLength: 1, maxLength: 3 });
  const anId = fc.record({
    namespace: fc.constantFrom('db', 'db2'),
    name: name.map((parts) => parts.join('.')),
  });
  const ids = fc.uniqueArray(anId, { selector: datasetKey, maxLength: 6 });
  fc.assert(
    fc.property(ids, name, fc.nat(5), (ids, wanted, used) => {
      const uses = { inputs: ids.slice(0, used) };
      const found = meant(wanted.join('.'), ids, uses);
      expect(meant(wanted.join('.'), ids.toReversed(), uses)).toBe(found);
      const last = wanted.at(-1)?.toLowerCase() ?? '';
      if (found !== 'unknown') expect(found.toLowerCase()).toMatch(new RegExp(`[ .]${last}(,| or|$)`));
    }),
    { numRuns: 150 },
  );
});
