import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnSlice, MAX_COLUMNS } from '../../src/graph/column-slice.ts';
import { reachColumns } from '../../src/graph/reach.ts';
import type { Slice } from '../../src/graph/slice.ts';
import { catalogOf, dataset, inputField, runEvent, schema } from '../catalog/log.ts';
import {
  anyColumn,
  anyColumnLinks,
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
    const { graph } = columnNetwork(
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
    expect(edges(columnSlice(graph, columnId('orders.a')).slice)).toEqual([
      'daily.a → page.a: value',
      'flag.a → orders.a: influence',
      'orders.a → audit.a: influence',
      'orders.a → daily.a: value',
      'raw.a → orders.a: value',
    ]);
  });

  test('shows what decides on the rows of its whole dataset as an influence on it', () => {
    const { graph } = columnNetwork(
      ['daily.a', 'daily.b'],
      [direct('raw.a', 'daily.a'), indirect('raw.flag', 'daily')],
    );
    expect(edges(columnSlice(graph, columnId('daily.b')).slice)).toEqual(['raw.flag → daily.b: influence']);
    expect(edges(columnSlice(graph, columnId('daily.a')).slice)).toEqual([
      'raw.a → daily.a: value',
      'raw.flag → daily.a: influence',
    ]);
  });

  test('shows a dataset on whose rows it decides as a whole, not column by column', () => {
    const { graph } = columnNetwork(['daily.a', 'daily.b', 'daily.c'], [indirect('raw.flag', 'daily')]);
    const { slice } = columnSlice(graph, columnId('raw.flag'));
    expect(edges(slice)).toEqual(['raw.flag → daily: influence']);
    expect(rows(slice)).toEqual(['raw.flag', 'daily']);
  });

  test('shows both, where it also makes a column of that dataset', () => {
    const { graph } = columnNetwork(
      ['daily.a', 'daily.b'],
      [direct('raw.a', 'daily.a'), indirect('raw.a', 'daily')],
    );
    const { slice } = columnSlice(graph, columnId('raw.a'));
    expect(edges(slice)).toEqual(['raw.a → daily.a: value', 'raw.a → daily: influence']);
    expect(rows(slice)).toEqual(['raw.a', 'daily.a']);
  });

  test('has the rows of a dataset in the order of its schema, with their types and states', () => {
    const { graph } = networkOf(
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
    const { slice } = columnSlice(graph, columnId('daily.total'));
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
    const { graph } = networkOf(catalogOf([runEvent('r', 'COMPLETE', 1, { outputs })]));
    expect(columnSlice(graph, columnId('daily.a')).slice.edges[0]?.label).toBe('IDENTITY, FILTER, ODD');
  });

  test('is bounded: the nearest are kept, and the rest is counted', () => {
    const near = Array.from({ length: 30 }, (_, index) => direct(`near${index}.a`, 'hub.a'));
    const far = near.map((_, index) => direct(`far${index}.a`, `near${index}.a`));
    const { graph } = columnNetwork(['hub.a'], [...near, ...far]);
    const { slice, hidden } = columnSlice(graph, columnId('hub.a'));
    expect(rows(slice)).toHaveLength(MAX_COLUMNS);
    expect(rows(slice).filter((row) => row.startsWith('near'))).toHaveLength(30);
    expect(hidden).toBe(61 - MAX_COLUMNS);
  });

  test('of any network joins what it shows, and hides nothing while there is room', () => {
    fc.assert(
      fc.property(anyColumnLinks, anyColumn, (links, focus) => {
        const { graph } = columnNetworkOf(links);
        const { slice, hidden } = columnSlice(graph, columnId(focus));
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
          .flatMap((direction) => reachColumns(graph, columnId(focus), direction))
          .filter((column) => column.kind === 'value')
          .map(({ id }) => `${id.name}.${id.column}`);
        expect(rows(slice)).toEqual(expect.arrayContaining(values));
      }),
      { numRuns: 300 },
    );
  });
});
