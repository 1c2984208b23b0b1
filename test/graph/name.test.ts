import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nameResolver,
  resolveName,
  spell,
  type Named,
  type NamedKind,
  type Resolution,
} from '../../src/graph/name.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { visible } from '../../src/model/visible.ts';
import { catalogOf, dataset, datasetEvent, jobEvent, schema, symlinks } from '../catalog/log.ts';

/** `['db', 'shop.orders', 'id']`: a dataset, and its columns. */
function catalogWith(
  datasets: readonly (readonly [string, string, ...string[]])[],
  jobs: readonly string[] = [],
): Catalog {
  return catalogOf([
    ...datasets.map(([namespace, name, ...columns]) =>
      datasetEvent(0, dataset(name, schema(...columns), { namespace })),
    ),
    ...jobs.map((job) => jobEvent(0, { job })),
  ]);
}

/** `db|shop.orders|id`, with what it is where that is no dataset or column. */
function told({ kind, id }: Named): string {
  const parts = [id.namespace, id.name, ...('column' in id ? [id.column] : [])];
  return [...(kind === 'job' ? ['job'] : []), ...parts].join('|');
}

function outcome(resolution: Resolution): string | readonly string[] {
  switch (resolution.kind) {
    case 'found':
      return told(resolution.found);
    case 'ambiguous':
      return resolution.candidates.map(told);
    case 'unknown':
      return resolution.nearest === null ? 'unknown' : `unknown, near ${told(resolution.nearest)}`;
  }
}

const asked = (catalog: Catalog, text: string, kinds?: readonly NamedKind[]): string | readonly string[] =>
  outcome(resolveName(catalog, text, kinds));

const shop = catalogWith(
  [
    ['postgres://host:5432', 'shop.public.orders', 'id', 'address.city', 'Amount'],
    ['postgres://host:5432', 'shop.public.order_items', 'id'],
    ['mart', 'daily', 'total', 'day'],
    ['mart', 'Daily'],
    ['s3://bucket/in', 'day=1/part', 'x'],
  ],
  ['load_orders', 'daily'],
);

describe('a name finds', () => {
  test.each([
    ['shop.public.orders', 'as it is'],
    ['postgres://host:5432/shop.public.orders', 'behind its namespace and a slash'],
    ['postgres://host:5432.shop.public.orders', 'behind its namespace and a dot'],
    ['public.orders', 'by its last parts'],
    ['orders', 'by its last part'],
    ['host:5432/shop.public.orders', 'by the end of its namespace with it'],
  ])('a dataset: %s, %s', (text) => {
    expect(asked(shop, text, ['dataset', 'column'])).toBe('postgres://host:5432|shop.public.orders');
  });

  test.each([
    ['orders.id', 'postgres://host:5432|shop.public.orders|id'],
    ['shop.public.orders.address.city', 'postgres://host:5432|shop.public.orders|address.city'],
    ['5432/shop.public.orders.address.city', 'postgres://host:5432|shop.public.orders|address.city'],
    ['part.x', 's3://bucket/in|day=1/part|x'],
    ['mart.daily.total', 'mart|daily|total'],
  ])('a column behind its dataset and a dot: %s', (text, expected) => {
    expect(asked(shop, text)).toBe(expected);
  });

  test('a job, and both where a dataset has its name; or one of the kinds that are asked for', () => {
    expect(asked(shop, 'load_orders')).toBe('job|jobs|load_orders');
    expect(asked(shop, 'daily')).toEqual(['mart|daily', 'job|jobs|daily']);
    expect(asked(shop, 'daily', ['job'])).toBe('job|jobs|daily');
    expect(asked(shop, 'daily', ['dataset'])).toBe('mart|daily');
    expect(asked(shop, 'daily.total', ['dataset'])).toBe('unknown, near mart|daily');
  });

  test('nothing by a part of a part, nor by a column alone', () => {
    expect(asked(shop, 'rders', ['column'])).toBe('unknown');
    expect(asked(catalogWith([['a', 'orders']]), 'ers')).toBe('unknown');
    expect(asked(catalogWith([['a', 'orders', 'amount']]), 'amount')).toBe('unknown');
    expect(asked(shop, '')).toBe('unknown');
  });

  test('a dataset by its aliases, and its columns behind them', () => {
    const catalog = catalogOf([
      datasetEvent(0, dataset('home', { ...schema('id'), ...symlinks('warehouse.table') })),
    ]);
    expect(asked(catalog, 'warehouse.table')).toBe('db|home');
    expect(asked(catalog, 'table.id')).toBe('db|home|id');
    expect(asked(catalog, '{"namespace":"db","name":"warehouse.table","column":"id"}')).toBe('db|home|id');
  });

  test('an identity in JSON, as the lines for machines have it', () => {
    expect(asked(shop, '{"kind":"dataset","namespace":"mart","name":"daily","url":"/x/"}')).toBe(
      'mart|daily',
    );
    expect(asked(shop, '{"namespace":"mart","name":"daily","column":"day"}')).toBe('mart|daily|day');
    expect(asked(shop, '{"namespace":"mart","name":"none"}')).toBe('unknown');
    expect(asked(shop, '{"namespace":"mart"')).toBe('unknown');
  });
});

describe('of what a name may mean', () => {
  test('a name in whole outranks the end of one', () => {
    const catalog = catalogWith([
      ['a', 'orders'],
      ['b', 'shop.orders'],
      ['c', 'old/orders'],
    ]);
    expect(asked(catalog, 'orders')).toBe('a|orders');
    expect(asked(catalog, 'shop.orders')).toBe('b|shop.orders');
  });

  test('a column of a dataset in whole outranks that of one by its end', () => {
    const catalog = catalogWith([
      ['a', 'orders', 'id'],
      ['b', 'shop.orders', 'id'],
    ]);
    expect(asked(catalog, 'orders.id')).toBe('a|orders|id');
  });

  test('those that are as near are all named, sorted', () => {
    const catalog = catalogWith([
      ['b', 'x.orders', 'id'],
      ['a', 'y.orders', 'id'],
      ['a', 'orders.id'],
      ['x', 'a/orders.id'],
    ]);
    expect(asked(catalog, 'y.orders')).toBe('a|y.orders');
    expect(asked(catalog, 'x.orders.id')).toBe('b|x.orders|id');
    expect(asked(catalog, 'a/orders.id')).toEqual(['a|orders.id', 'x|a/orders.id']);
    expect(asked(catalogWith([['a', 'x.t'], ['b', 'x.t']]), 't')).toEqual(['a|x.t', 'b|x.t']); // prettier-ignore
  });

  test('the case of letters decides, and is let pass only where it finds nothing', () => {
    expect(asked(shop, 'mart/Daily')).toBe('mart|Daily');
    expect(asked(shop, 'mart/DAILY')).toEqual(['mart|Daily', 'mart|daily']);
    expect(asked(shop, 'Orders.amount')).toBe('postgres://host:5432|shop.public.orders|Amount');
  });
});

describe('an unknown name is near', () => {
  test.each([
    ['shop.public.ordrs', 'postgres://host:5432|shop.public.orders'],
    ['ordrs', 'postgres://host:5432|shop.public.orders'],
    ['mart/dayly', 'mart|daily'],
    ['orders.amont', 'postgres://host:5432|shop.public.orders|Amount'],
    ['orders.zzzzzz', 'postgres://host:5432|shop.public.orders'],
    ['ordres.address.cty', 'postgres://host:5432|shop.public.orders|address.city'],
    ['load_order', 'job|jobs|load_orders'],
  ])('%s → %s', (text, expected) => {
    expect(asked(shop, text)).toBe(`unknown, near ${expected}`);
  });

  test.each([['nothing.like.it'], ['x'.repeat(100_000)]])('none, where there is none', (text) => {
    expect(asked(shop, text)).toBe('unknown');
  });
});

/** Names in which little but what stands between their parts tells one from another. */
const anyPart = fc.string({
  unit: fc.constantFrom('a', 'B', '.', '/', ':', '"', '{', '-', '\u202e'),
  minLength: 1,
  maxLength: 4,
});

const anyCatalog = fc
  .array(fc.tuple(anyPart, anyPart, anyPart, anyPart), { minLength: 1, maxLength: 6 })
  .map((datasets) => catalogWith(datasets));

function everyName({ datasets }: Catalog): readonly Named[] {
  return datasets.flatMap(({ id, columns }): readonly Named[] => [
    { kind: 'dataset', id },
    ...columns.map((column) => ({ kind: 'column' as const, id: column.id })),
  ]);
}

describe('whatever the names', () => {
  test('what is spelled finds itself and nothing else, and can be typed', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const resolve = nameResolver(catalog);
        for (const named of everyName(catalog)) {
          const text = spell(named, resolve);
          expect(outcome(resolve(text))).toBe(told(named));
          expect(visible(text)).toBe(text);
          expect(text).not.toMatch(/^-/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a name as it is finds its dataset, and its column behind it, alone or among others', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const resolve = nameResolver(catalog);
        for (const named of everyName(catalog)) {
          const { namespace, name } = named.id;
          const column = 'column' in named.id ? `.${named.id.column}` : '';
          for (const text of [name, `${namespace}/${name}`, `${namespace}.${name}`]) {
            expect([outcome(resolve(`${text}${column}`))].flat()).toContain(told(named));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('many long ones are gone through, and none is near a long text', () => {
    const long = Array.from({ length: 2000 }, (_, index) => `${'a.'.repeat(150)}${index}`);
    const catalog = catalogWith(long.map((name) => ['db', name, 'a.a'] as const));
    const resolve = nameResolver(catalog);
    expect(outcome(resolve(`${'a.'.repeat(150)}7`))).toBe(`db|${'a.'.repeat(150)}7`);
    expect(outcome(resolve('a.1999.a.a'))).toBe(`db|${'a.'.repeat(150)}1999|a.a`);
    expect(outcome(resolve('a.'.repeat(5000)))).toBe('unknown');
  });
});
