import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnSlice, MAX_COLUMNS } from '../../src/graph/column-slice.ts';
import { reachColumns } from '../../src/graph/reach.ts';
import type { Slice } from '../../src/graph/slice.ts';
import { catalogOf, dataset, inputField, runEvent, schema } from '../catalog/log.ts';
import { foldsOf } from './fold.ts';
import {
  anyColumn,
  anyColumnLinks,
  around,
  columnId,
  columnNetwork,
  columnNetworkOf,
  networkOf,
  type ColumnLink,
} from './network.ts';

const direct = (from: string, to: string): ColumnLink => ({ from, to, kind: 'DIRECT' });
const indirect = (from: string, to: string): ColumnLink => ({ from, to, kind: 'INDIRECT' });

/** `orders.amount → daily.total: value`, and without a column where a dataset is meant as a whole. */
function edges({ nodes, edges }: Slice): readonly string[] {
  const label = new Map(nodes.map((node) => [node.key, node.label]));
  const end = ({ node, row }: Slice['edges'][number]['from']): string =>
    [label.get(node) ?? '?', ...(row === null ? [] : [row])].join('.');
  return edges.map(({ from, to, kind }) => `${end(from)} → ${end(to)}: ${kind}`).sort();
}

const rows = ({ nodes }: Slice): readonly string[] =>
  nodes.flatMap((node) =>
    node.rows.length === 0 ? [node.label] : node.rows.map((row) => `${node.label}.${row.key}`),
  );

describe('the slice of a column', () => {
  test('holds where its values come from and go to, however far, and what influences it at one remove', () => {
    const network = columnNetwork(
      ['raw.a', 'orders.a', 'daily.a', 'page.a'],
      [
        direct('raw.a', 'orders.a'),
        direct('orders.a', 'daily.a'),
        direct('daily.a', 'page.a'),
        indirect('flag.a', 'orders.a'),
        indirect('flag.b', 'raw.a'),
        indirect('orders.a', 'audit.a'),
        direct('audit.a', 'audit.b'),
      ],
    );
    expect(edges(columnSlice(around(network), columnId('orders.a')).slice)).toEqual([
      'daily.a → page.a: value',
      'flag.a → orders.a: influence',
      'orders.a → audit.a: influence',
      'orders.a → daily.a: value',
      'raw.a → orders.a: value',
    ]);
  });

  test('shows what decides on the rows of its whole dataset as an influence on it', () => {
    const network = columnNetwork(
      ['daily.a', 'daily.b'],
      [direct('raw.a', 'daily.a'), indirect('raw.flag', 'daily')],
    );
    expect(edges(columnSlice(around(network), columnId('daily.b')).slice)).toEqual([
      'raw.flag → daily.b: influence',
    ]);
    expect(edges(columnSlice(around(network), columnId('daily.a')).slice)).toEqual([
      'raw.a → daily.a: value',
      'raw.flag → daily.a: influence',
    ]);
  });

  test('shows a dataset on whose rows it decides as a whole, not column by column', () => {
    const network = columnNetwork(['daily.a', 'daily.b', 'daily.c'], [indirect('raw.flag', 'daily')]);
    const { slice } = columnSlice(around(network), columnId('raw.flag'));
    expect(edges(slice)).toEqual(['raw.flag → daily: influence']);
    expect(rows(slice)).toEqual(['raw.flag', 'daily']);
  });

  test('shows both, where it also makes a column of that dataset', () => {
    const network = columnNetwork(
      ['daily.a', 'daily.b'],
      [direct('raw.a', 'daily.a'), indirect('raw.a', 'daily')],
    );
    const { slice } = columnSlice(around(network), columnId('raw.a'));
    expect(edges(slice)).toEqual(['raw.a → daily.a: value', 'raw.a → daily: influence']);
    expect(rows(slice)).toEqual(['raw.a', 'daily.a']);
  });

  test('has the rows of a dataset in the order of its schema, with their types and states', () => {
    const network = networkOf(
      catalogOf([
        runEvent('r', 'COMPLETE', 1, {
          inputs: [dataset('raw', schema({ name: 'z', type: 'int' }, 'a'))],
          outputs: [
            dataset('daily', {
              ...schema('total'),
              columnLineage: {
                fields: {
                  total: { inputFields: ['raw.a', 'raw.ghost', 'raw.z'].map((path) => inputField(path)) },
                },
              },
            }),
          ],
        }),
      ]),
    );
    const { slice } = columnSlice(around(network), columnId('daily.total'));
    expect(slice.nodes.map((node) => node.rows.map((row) => [row.key, row.detail, row.emphasis]))).toEqual([
      [['total', null, 'focus']],
      [
        ['z', 'int', 'normal'],
        ['a', null, 'normal'],
        ['ghost', null, 'undeclared'],
      ],
    ]);
  });

  test('says on each edge how one was made of the other', () => {
    const transformations = ['IDENTITY', 'FILTER', 'IDENTITY'].map((subtype) => ({
      type: 'DIRECT',
      subtype,
    }));
    const field = inputField('raw.a', { transformations: [...transformations, { type: 'ODD' }] });
    const outputs = [dataset('daily', { columnLineage: { fields: { a: { inputFields: [field] } } } })];
    const network = networkOf(catalogOf([runEvent('r', 'COMPLETE', 1, { outputs })]));
    expect(columnSlice(around(network), columnId('daily.a')).slice.edges[0]?.label).toBe(
      'IDENTITY, FILTER, ODD',
    );
  });

  describe('is bounded:', () => {
    test('the nearest are kept, those that they are made of are folded by dataset, and the rest is counted', () => {
      const names = Array.from({ length: 10 }, (_, index) => String(index).padStart(2, '0'));
      const near = names.map((name) => direct(`near${name}.a`, 'hub.a'));
      const far = names.map((name) => direct(`far${name}.a`, `near${name}.a`));
      const wide = names.slice(0, 6).map((name) => direct(`wide.c${name}`, `near${name}.a`));
      const farthest = names.map((name) => direct(`beyond.c${name}`, `far${name}.a`));
      const network = columnNetwork(['hub.a'], [...near, ...far, ...wide, ...farthest]);
      const { slice, hidden } = columnSlice(around(network), columnId('hub.a'));
      const single = { ...slice, nodes: slice.nodes.filter(({ kind }) => kind !== 'fold') };
      expect(rows(single)).toHaveLength(MAX_COLUMNS);
      expect(rows(single).filter((row) => row.startsWith('near'))).toHaveLength(10);
      // One is the hub, 10 are near: 5 of the far ones fit, and what lies beyond the other 5 is joined to nothing shown.
      expect(foldsOf(slice)).toEqual([
        'upstream: 6 columns of wide',
        'upstream: 5 columns of beyond',
        'upstream: 5 columns of 5 datasets',
      ]);
      expect(hidden).toBe(5);
    });

    test('an edge leads to each fold, of the strongest kind', () => {
      const sources = Array.from({ length: 60 }, (_, index) => `wide.c${String(index).padStart(2, '0')}`);
      const network = columnNetwork(
        ['hub.a'],
        sources.map((from, index) => (index % 5 === 0 ? direct(from, 'hub.a') : indirect(from, 'hub.a'))),
      );
      const { slice } = columnSlice(around(network), columnId('hub.a'));
      expect(foldsOf(slice)).toEqual([`upstream: ${61 - MAX_COLUMNS} more columns of wide`]);
      const [fold] = slice.nodes.filter(({ kind }) => kind === 'fold');
      expect(slice.edges.filter(({ from }) => from.node === fold?.key)).toMatchObject([
        { to: { row: 'a' }, kind: 'influence', label: null },
      ]);
    });
  });

  test('marks the edges on a way from a column back to itself', () => {
    const network = columnNetwork(
      ['a.x', 'b.x', 'c.x'],
      [direct('a.x', 'b.x'), direct('b.x', 'a.x'), direct('b.x', 'c.x'), indirect('c.x', 'b.x')],
    );
    const { slice } = columnSlice(around(network), columnId('b.x'));
    const marked = { ...slice, edges: slice.edges.filter(({ inCycle }) => inCycle) };
    expect(edges(marked)).toEqual(['a.x → b.x: value', 'b.x → a.x: value']);
  });

  test('of any network joins what it shows, and hides nothing while there is room', () => {
    fc.assert(
      fc.property(anyColumnLinks, anyColumn, (links, focus) => {
        const network = columnNetworkOf(links);
        const { slice, hidden } = columnSlice(around(network), columnId(focus));
        expect(hidden).toBe(0);
        const keys = new Set(
          slice.nodes.flatMap((node) => [node.key, ...node.rows.map((row) => `${node.key} ${row.key}`)]),
        );
        const joined = new Set<string>();
        for (const { from, to } of slice.edges) {
          for (const { node, row } of [from, to]) {
            const key = row === null ? node : `${node} ${row}`;
            expect(keys).toContain(key);
            joined.add(key);
          }
        }
        const alone = rows(slice).length === 1;
        const shown = slice.nodes.flatMap((node) =>
          node.rows.length === 0 ? [node.key] : node.rows.map((row) => `${node.key} ${row.key}`),
        );
        expect(alone || shown.every((key) => joined.has(key))).toBe(true);
        const values = (['upstream', 'downstream'] as const)
          .flatMap((direction) => reachColumns(network.graph, columnId(focus), direction))
          .filter((column) => column.kind === 'value')
          .map(({ id }) => `${id.name}.${id.column}`);
        expect(rows(slice)).toEqual(expect.arrayContaining(values));
      }),
      { numRuns: 300 },
    );
  });
});
