/** What the lineage page says of cycles and of loose ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../src/site/coverage.ts';
import { cyclesOf, looseEndsOf } from '../../src/site/loose-end.ts';
import { catalogOf, dataset, jobEvent, lineage, runEvent, schema } from '../catalog/log.ts';
import { anyColumnLinks, anyFlow, columnNetworkOf, flowNetwork, networkOf } from '../graph/network.ts';

const names = (items: readonly { readonly id: { readonly name: string } }[]): readonly string[] =>
  items.map(({ id }) => id.name);

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(2, '0')}`);

describe('cycles', () => {
  test('are none where nothing leads back to itself', () => {
    const { datasets, columns } = cyclesOf(flowNetwork({ load: [['a'], ['b']] }));
    expect([datasets, columns]).toEqual([
      { shown: [], more: 0, count: 0 },
      { shown: [], more: 0, count: 0 },
    ]);
  });

  test('are counted in whole where only the first are listed', () => {
    const own = numbered('d', 11).map((name) => [name, [[name], [name]]] as const);
    const { datasets } = cyclesOf(
      flowNetwork({ ...Object.fromEntries(own), pair: [['d00'], ['e', 'd00']], back: [['e'], ['d00']] }),
    );
    expect(datasets.shown.map(({ members }) => members[0]?.name)).toEqual(numbered('d', 8));
    expect([datasets.more, datasets.count]).toEqual([3, 12]);
  });

  test('of columns are those of values alone', () => {
    const network = columnNetworkOf([
      { from: 'a.x', to: 'a.x', kind: 'DIRECT' },
      { from: 'b.x', to: 'b.x', kind: 'INDIRECT' },
    ]);
    const { columns } = cyclesOf(network);
    expect(columns.shown.map(({ members }) => members.map(({ name }) => name))).toEqual([['a']]);
    expect(columns.count).toBe(1);
  });
});

describe('loose ends', () => {
  test('tell what was read before from what no event says anything read', () => {
    const log = [
      runEvent('r', 'COMPLETE', 1, { inputs: [dataset('old')], outputs: [dataset('out')] }),
      runEvent('s', 'COMPLETE', 2, { outputs: [dataset('out')] }),
      jobEvent(0, { job: 'make', outputs: [dataset('old')] }),
    ];
    const { unread } = looseEndsOf(networkOf(catalogOf(log)));
    expect(unread.shown.map(({ id, before }) => [id.name, before])).toEqual([
      ['old', true],
      ['out', false],
    ]);
  });

  test('a dataset that was only written before was used, and not read', () => {
    const log = [
      runEvent('r', 'COMPLETE', 1, { outputs: [dataset('gone'), dataset('kept')] }),
      runEvent('s', 'COMPLETE', 2, { outputs: [dataset('kept')] }),
    ];
    const { untouched, unread } = looseEndsOf(networkOf(catalogOf(log)));
    expect(untouched.shown.map(({ id, before }) => [id.name, before])).toEqual([['gone', true]]);
    expect(unread.shown.map(({ id, before }) => [id.name, before])).toEqual([['kept', false]]);
  });

  test('of a long list the first are shown and the rest counted', () => {
    const { unread } = looseEndsOf(flowNetwork({ load: [[], numbered('d', 30)] }));
    expect(names(unread.shown)).toEqual(numbered('d', 24));
    expect(unread.more).toBe(6);
  });

  test('columns of unknown origin are counted by dataset, the most first, and then by name', () => {
    const log = ['c', 'a', 'b'].map((name) =>
      jobEvent(0, {
        job: `make ${name}`,
        outputs: [dataset(name, name === 'b' ? schema('x', 'y', 'z') : schema('x', 'y'))],
      }),
    );
    const { unexplained } = looseEndsOf(networkOf(catalogOf(log)));
    expect(unexplained.shown.map(({ id, count }) => [id.name, count])).toEqual([
      ['b', 3],
      ['a', 2],
      ['c', 2],
    ]);
    expect(unexplained.columns).toBe(7);
  });

  test('a column that SQL makes of rows or of a constant has a known origin', () => {
    const log = [
      runEvent('r', 'COMPLETE', 1, {
        jobFacets: { sql: { query: "INSERT INTO b SELECT count(*), 'EUR', gone FROM a", dialect: 'duckdb' } },
        inputs: [dataset('a', schema('x'))],
        outputs: [dataset('b', schema('rows', 'currency', 'gone'))],
      }),
    ];
    const { unexplained } = looseEndsOf(networkOf(catalogOf(log)));
    expect(unexplained.shown).toEqual([{ id: { namespace: 'db', name: 'b' }, count: 1 }]);
  });

  test('a column that no schema declares is not among those that jobs write', () => {
    const log = [
      jobEvent(0, { job: 'make', outputs: [dataset('a', schema('x'))] }),
      jobEvent(0, { job: 'use', inputs: [dataset('a')], outputs: [dataset('b', lineage({ y: ['a.odd'] }))] }),
    ];
    const { unexplained } = looseEndsOf(networkOf(catalogOf(log)));
    expect([unexplained.columns, names(unexplained.shown)]).toEqual([1, ['a']]);
  });

  test('are as many columns as the coverage says are not known', () => {
    fc.assert(
      fc.property(fc.oneof(anyFlow, anyColumnLinks.map(columnNetworkOf)), (network) => {
        const { columns, shown } = looseEndsOf(network).unexplained;
        expect(columns).toBe(coverageOf(network.catalog).unknown);
        expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(columns);
      }),
    );
  });
});
