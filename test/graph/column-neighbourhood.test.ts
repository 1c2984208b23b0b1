import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datasetColumns, jobColumns, MAX_ROWS } from '../../src/graph/column-neighbourhood.ts';
import { neighboursOf } from '../../src/graph/flow.ts';
import { datasetNodeKey } from '../../src/graph/slice-node.ts';
import type { Slice } from '../../src/graph/slice.ts';
import {
  anyColumnLinks,
  around,
  columnNetwork,
  columnNetworkOf,
  datasetId,
  jobId,
  type ColumnLink,
} from './network.ts';

const direct = (from: string, to: string): ColumnLink => ({ from, to, kind: 'DIRECT' });
const indirect = (from: string, to: string): ColumnLink => ({ from, to, kind: 'INDIRECT' });

function edges({ nodes, edges }: Slice): readonly string[] {
  const label = new Map(nodes.map((node) => [node.key, node.label]));
  const end = ({ node, row }: Slice['edges'][number]['from']): string =>
    [label.get(node) ?? '?', ...(row === null ? [] : [row])].join('.');
  return edges.map(({ from, to, kind }) => `${end(from)} → ${end(to)}: ${kind}`).sort();
}

const network = columnNetwork(
  ['raw.a', 'raw.b', 'orders.a', 'orders.b', 'orders.c', 'daily.a', 'page.a'],
  [
    direct('raw.a', 'orders.a'),
    indirect('raw.b', 'orders'),
    direct('orders.b', 'daily.a'),
    indirect('orders.a', 'daily.a'),
    direct('daily.a', 'page.a'),
  ],
);

describe('the columns around a dataset', () => {
  const columns = datasetColumns(around(network), datasetId('orders'));

  test('are joined to its own, one step each way, and to it as a whole', () => {
    expect(columns && edges(columns.slice)).toEqual([
      'orders.a → daily.a: influence',
      'orders.b → daily.a: value',
      'raw.a → orders.a: value',
      'raw.b → orders: influence',
    ]);
    expect(columns?.hidden).toBe(0);
  });

  test('are rows where an edge ends, in the order of the schema', () => {
    expect(columns?.slice.nodes.map(({ label, rows }) => [label, rows.map(({ key }) => key)])).toEqual([
      ['orders', ['a', 'b']],
      ['raw', ['a', 'b']],
      ['daily', ['a']],
    ]);
  });

  test('are nothing to draw where no edge between columns holds', () => {
    expect(datasetColumns(around(columnNetwork(['x.a'], [])), datasetId('x'))).toBeNull();
  });

  test('are bounded, where values flow first, and the edges left out are counted', () => {
    const names = Array.from({ length: 50 }, (_, index) => `c${String(index).padStart(2, '0')}`);
    const wide = columnNetwork(
      names.flatMap((name) => [`raw.${name}`, `orders.${name}`]),
      [
        ...names.slice(0, 10).map((name) => indirect(`raw.${name}`, `orders.${name}`)),
        ...names.slice(10).map((name) => direct(`raw.${name}`, `orders.${name}`)),
      ],
    );
    const bounded = datasetColumns(around(wide), datasetId('orders'));
    expect(bounded?.slice.edges.map(({ kind }) => kind)).toEqual(Array(MAX_ROWS / 2).fill('value'));
    expect(bounded?.slice.nodes.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(MAX_ROWS);
    expect(bounded?.hidden).toBe(50 - MAX_ROWS / 2);
  });
});

test('the columns of a job are those between which it states edges, without the job', () => {
  const columns = jobColumns(around(network), jobId('make orders'));
  expect(columns && edges(columns.slice)).toEqual(['raw.a → orders.a: value', 'raw.b → orders: influence']);
  expect(columns?.slice.nodes.map(({ label }) => label).sort()).toEqual(['orders', 'raw']);
});

test('lines of other jobs join whole datasets alone in the picture of a job’s columns', () => {
  const any = columnNetwork(
    ['raw.a', 'seed.a', 'orders.a'],
    [direct('raw.a', 'orders.a'), indirect('seed.a', 'orders.a'), direct('raw.a', 'seed.a')],
  );
  const columns = jobColumns(around(any), jobId('make orders'));
  expect(columns && edges(columns.slice)).toEqual([
    'raw → seed: value',
    'raw.a → orders.a: value',
    'seed.a → orders.a: influence',
  ]);
  const counts = columns?.slice.nodes.map((one) => one.hiddenUpstream + one.hiddenDownstream);
  expect(counts).toEqual([0, 0, 0]);
});

test('around a dataset the columns of its neighbours are joined to one another as well', () => {
  const any = columnNetwork(
    ['raw.a', 'raw.b', 'orders.a', 'page.a', 'page.b'],
    [
      direct('raw.a', 'orders.a'),
      direct('orders.a', 'page.a'),
      direct('raw.a', 'page.a'),
      direct('raw.b', 'page.b'),
    ],
  );
  const columns = datasetColumns(around(any), datasetId('orders'));
  expect(columns && edges(columns.slice)).toEqual([
    'orders.a → page.a: value',
    'raw.a → orders.a: value',
    'raw.a → page.a: value',
  ]);
  expect(columns?.hidden).toBe(0);
});

test('of any network two datasets that are shown are joined, as wholes or by a column', () => {
  fc.assert(
    fc.property(anyColumnLinks, (links) => {
      const any = columnNetworkOf(links);
      const { catalog, flow } = any;
      const pictures = [
        ...catalog.datasets.map(({ id }) => datasetColumns(around(any), id)),
        ...catalog.jobs.map(({ id }) => jobColumns(around(any), id)),
      ];
      for (const columns of pictures) {
        if (columns === null) continue;
        const { nodes, edges: drawn } = columns.slice;
        const shown = new Set(nodes.map(({ key }) => key));
        const pairs = drawn.map(({ from, to }) => JSON.stringify([from.node, to.node]));
        for (const node of nodes) {
          if (node.kind !== 'dataset') continue;
          const sources = neighboursOf(flow, node.id, 'upstream').map(datasetNodeKey);
          for (const key of sources.filter((one) => shown.has(one)))
            expect(pairs).toContain(JSON.stringify([key, node.key]));
          expect(node.hiddenUpstream).toBe(sources.filter((one) => !shown.has(one)).length);
        }
      }
    }),
    { seed: 6 },
  );
});

test('of any network each edge ends at what is shown, and none is lost', () => {
  fc.assert(
    fc.property(anyColumnLinks, (links) => {
      const any = columnNetworkOf(links);
      for (const { id } of any.catalog.datasets) {
        const columns = datasetColumns(around(any), id);
        if (columns === null) continue;
        const { nodes, edges: drawn } = columns.slice;
        const ends = new Set(
          nodes.flatMap((node) => [node.key, ...node.rows.map((row) => `${node.key} ${row.key}`)]),
        );
        for (const { from, to } of drawn) {
          for (const { node, row } of [from, to])
            expect(ends).toContain(row === null ? node : `${node} ${row}`);
        }
        const stated = any.catalog.columnEdges.filter(
          (edge) => edge.from.name === id.name || edge.to.name === id.name,
        );
        const own = datasetNodeKey(id);
        const between = drawn.filter(
          ({ from, to }) => from.row !== null && (from.node === own || to.node === own),
        );
        expect(between.length + columns.hidden).toBe(stated.length);
      }
    }),
    { seed: 6 },
  );
});
