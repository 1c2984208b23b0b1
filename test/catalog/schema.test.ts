import { describe, expect, test } from 'vitest';
import { runOf } from '../../src/model/event.ts';
import type { JsonObject } from '../../src/model/json.ts';
import {
  catalogOf,
  columnEdges,
  columns,
  dataset,
  datasetEvent,
  jobEvent,
  lineage,
  problems,
  runEvent,
  schema,
  symlinks,
  theDataset,
} from './log.ts';

const writes = (run: string, minute: number, ...fields: readonly (string | JsonObject)[]): JsonObject =>
  runEvent(run, 'COMPLETE', minute, { outputs: [dataset('orders', schema(...fields))] });
const reads = (run: string, minute: number, ...fields: readonly string[]): JsonObject =>
  runEvent(run, 'COMPLETE', minute, { inputs: [dataset('orders', schema(...fields))], job: 'reader' });

describe('schemas make a history', () => {
  test('of each change, with the events that brought and last repeated it', () => {
    const { schemas } = theDataset(
      catalogOf([
        writes('a1', 1, 'id'),
        writes('a2', 2, 'id'),
        writes('b', 3, 'id', 'amount'),
        writes('a3', 4, 'id'),
      ]),
      'orders',
    );
    expect(
      schemas.map((version) => [
        version.columns.map((column) => column.column).join(),
        runOf(version.span.first),
        runOf(version.span.last),
      ]),
    ).toEqual([
      ['id', 'a1', 'a2'],
      ['id,amount', 'b', 'b'],
      ['id', 'a3', 'a3'],
    ]);
  });

  test.each([
    ['type', { name: 'id', type: 'int' }, { name: 'id', type: 'bigint' }],
    ['description', { name: 'id', description: 'a' }, { name: 'id', description: 'b' }],
  ])('in which another %s is a change', (_, before, after) => {
    expect(
      theDataset(catalogOf([writes('a', 1, before), writes('b', 2, after)]), 'orders').schemas,
    ).toHaveLength(2);
  });

  test('in which another order is a change', () => {
    expect(
      theDataset(catalogOf([writes('a', 1, 'x', 'y'), writes('b', 2, 'y', 'x')]), 'orders').schemas,
    ).toHaveLength(2);
  });

  test('that skips facets without fields: they say nothing', () => {
    const empty = (minute: number, fields: unknown): JsonObject =>
      datasetEvent(minute, dataset('orders', { schema: { fields } as JsonObject }));
    const catalog = catalogOf([writes('a', 1, 'id'), empty(2, []), empty(3, null), writes('b', 4, 'id')]);
    expect(theDataset(catalog, 'orders').schemas).toHaveLength(1);
    expect(columns(theDataset(catalogOf([writes('a', 1, 'id'), empty(2, [])]), 'orders'))).toEqual([
      'id: current',
    ]);
  });

  test('in which what producers say outranks what readers say', () => {
    const catalog = catalogOf([writes('w', 1, 'id', 'amount'), reads('r', 2, 'id', 'seen')]);
    const orders = theDataset(catalog, 'orders');
    expect(orders.schemas).toHaveLength(1);
    expect(columns(orders)).toEqual(['id: current', 'amount: current', 'seen: undeclared']);
  });

  test('in which readers are believed where no producer speaks', () => {
    const catalog = catalogOf([reads('r', 1, 'id', 'old'), reads('s', 2, 'id', 'seen')]);
    expect(columns(theDataset(catalog, 'orders'))).toEqual(['id: current', 'seen: current', 'old: past']);
  });
});

describe('the columns of a dataset', () => {
  test('are those of its schema in their order, then past ones, then those that lineage alone names, by name', () => {
    const catalog = catalogOf([
      writes('a', 1, 'z', 'dropped', 'also_dropped'),
      writes('b', 2, 'z', 'a'),
      runEvent('c', 'COMPLETE', 3, {
        job: 'other',
        outputs: [
          dataset(
            'daily',
            lineage({ x: ['orders.z', 'orders.ghost', 'orders.dropped', 'orders.apparition'] }),
          ),
        ],
      }),
    ]);
    expect(columns(theDataset(catalog, 'orders'))).toEqual([
      'z: current',
      'a: current',
      'also_dropped: past',
      'dropped: past',
      'apparition: undeclared',
      'ghost: undeclared',
    ]);
    expect(problems(catalog)).toMatchInlineSnapshot(`
      [
        "3 column-undeclared: column lineage (apparition → x) names the column apparition of orders, which no schema of its producer has",
        "3 column-undeclared: column lineage (ghost → x) names the column ghost of orders, which no schema of its producer has",
      ]
    `);
  });

  test('have the events that first and last declared them', () => {
    const catalog = catalogOf([
      writes('a', 1, 'id', 'old'),
      writes('b', 2, 'id', 'old'),
      writes('c', 3, 'id'),
    ]);
    const spans = theDataset(catalog, 'orders').columns.map(({ span }) => [
      runOf(span.first),
      runOf(span.last),
    ]);
    expect(spans).toEqual([
      ['a', 'c'],
      ['a', 'b'],
    ]);
  });

  test('are past, all of them, once the schema is deleted', () => {
    const deletion = datasetEvent(2, dataset('orders', { schema: { _deleted: true } }));
    expect(columns(theDataset(catalogOf([writes('a', 1, 'id'), deletion]), 'orders'))).toEqual(['id: past']);
    expect(columns(theDataset(catalogOf([writes('a', 3, 'id'), deletion]), 'orders'))).toEqual([
      'id: current',
    ]);
  });

  test('within columns are named by their path, after the one that holds them, in the order of their ordinals', () => {
    const field = (name: string, ordinal_position: number, more: JsonObject = {}): JsonObject => ({
      name,
      ordinal_position,
      ...more,
    });
    const catalog = catalogOf([
      writes(
        'a',
        1,
        field('last', 3),
        field('address', 2, {
          type: 'struct',
          fields: [field('zip', 2), field('street', 1, { fields: [{ name: 'b' }, { name: 'a' }] })],
        }),
        field('id', 1),
      ),
    ]);
    expect(columns(theDataset(catalog, 'orders'))).toEqual(
      ['id', 'address', 'address.street', 'address.street.b', 'address.street.a', 'address.zip', 'last'].map(
        (path) => `${path}: current`,
      ),
    );
  });

  test('keep the order that they are listed in where not all have an ordinal', () => {
    const catalog = catalogOf([
      writes('a', 1, { name: 'b', ordinal_position: 2 }, 'c', { name: 'a', ordinal_position: 1 }),
    ]);
    expect(columns(theDataset(catalog, 'orders'))).toEqual(['b: current', 'c: current', 'a: current']);
  });

  test('of one path are one column, and a problem', () => {
    const catalog = catalogOf([writes('a', 1, 'a.b', { name: 'a', fields: [{ name: 'b', type: 'int' }] })]);
    expect(columns(theDataset(catalog, 'orders'))).toEqual(['a.b: current', 'a: current']);
    expect(problems(catalog)).toMatchInlineSnapshot(`
      [
        "1 column-ambiguous: two fields of orders have the path a.b",
      ]
    `);
  });

  test('may be called like what every object has', () => {
    const catalog = catalogOf([writes('a', 1, '__proto__', 'constructor', '')]);
    expect(columns(theDataset(catalog, 'orders'))).toEqual([
      '__proto__: current',
      'constructor: current',
      ': current',
    ]);
  });
});

describe('what lineage alone names', () => {
  const log = [
    runEvent('r', 'COMPLETE', 1, {
      outputs: [dataset('daily', { ...schema('total'), ...lineage({ total: ['ghost.amount'] }) })],
    }),
  ];

  test('is shown as an undeclared dataset with undeclared columns, and reported', () => {
    const catalog = catalogOf(log);
    const ghost = theDataset(catalog, 'ghost');
    expect(ghost.declared).toBe(false);
    expect(columns(ghost)).toEqual(['amount: undeclared']);
    expect(runOf(ghost.span.first)).toBe('r');
    expect(problems(catalog)).toMatchInlineSnapshot(`
      [
        "1 dataset-undeclared: column lineage names the dataset ghost in db, which no event reads, writes or describes",
      ]
    `);
  });

  test('is declared as soon as any event reads, writes or describes it', () => {
    for (const event of [
      runEvent('s', 'START', 0, { inputs: [dataset('ghost')] }),
      jobEvent(0, { outputs: [dataset('ghost')] }),
      datasetEvent(0, dataset('ghost')),
    ]) {
      expect(theDataset(catalogOf([...log, event]), 'ghost').declared).toBe(true);
    }
  });

  test('is no problem as a column of a dataset without any schema', () => {
    const catalog = catalogOf([...log, datasetEvent(0, dataset('ghost'))]);
    expect(columns(theDataset(catalog, 'ghost'))).toEqual(['amount: undeclared']);
    expect(problems(catalog)).toEqual([]);
  });
});

describe('a dataset that one event names twice', () => {
  const twice = (first: JsonObject, second: JsonObject) =>
    catalogOf([runEvent('r', 'COMPLETE', 1, { outputs: [first, second] })]);

  test('has the columns of both', () => {
    const catalog = twice(dataset('t', schema('x', 'y')), dataset('t', schema('y', 'z')));
    expect(columns(theDataset(catalog, 't'))).toEqual(['x: current', 'y: current', 'z: current']);
  });

  test('has the lineage of both', () => {
    const catalog = twice(
      dataset('t', lineage({ x: ['a.x'] })),
      dataset('t', lineage({ x: ['a.y'], y: ['a.x'] })),
    );
    expect(columnEdges(catalog)).toEqual([
      'a.x → t.x by load: current',
      'a.y → t.x by load: current',
      'a.x → t.y by load: current',
    ]);
  });

  test('by two of its names, as well', () => {
    const catalog = twice(
      dataset('t', { ...schema('x'), ...symlinks('other') }),
      dataset('other', { ...schema('y'), ...lineage({ y: ['a.x'] }) }),
    );
    expect(columns(theDataset(catalog, 't'))).toEqual(['y: current', 'x: current']);
    expect(columnEdges(catalog)).toEqual(['a.x → t.y by load: current']);
  });
});
