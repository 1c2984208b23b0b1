import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Flow } from '../../src/graph/flow.ts';
import {
  datasetNeighbourhood,
  jobNeighbourhood,
  MAX_NEIGHBOURS,
  wholeFlow,
} from '../../src/graph/neighbourhood.ts';
import { datasetNodeKey, jobNodeKey } from '../../src/graph/slice-node.ts';
import type { Slice, SliceNode } from '../../src/graph/slice.ts';
import { anyFlow, datasetId, flowNetwork, jobId } from './network.ts';

const many = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(2, '0')}`);

const labels = (slice: Slice): readonly string[] => slice.nodes.map((node) => node.label).sort();

function edges(slice: Slice): readonly string[] {
  const label = new Map(slice.nodes.map((node) => [node.key, node.label]));
  return slice.edges
    .map(({ from, to }) => `${label.get(from.node) ?? '?'} → ${label.get(to.node) ?? '?'}`)
    .sort();
}

function node(slice: Slice, label: string): SliceNode {
  const found = slice.nodes.find((one) => one.label === label);
  if (found === undefined) throw new Error(`the slice has no ${label}`);
  return found;
}

describe('the neighbourhood of a dataset', () => {
  test('holds the jobs that write and read it, and what is on their other side', () => {
    const { graph, flow } = flowNetwork({
      clean: [['raw'], ['orders', 'rejects']],
      sum: [['orders', 'days'], ['daily']],
      far: [['daily'], ['page']],
    });
    const slice = datasetNeighbourhood(graph, flow, datasetId('orders'));
    expect(edges(slice)).toEqual(['clean → orders', 'orders → sum', 'raw → clean', 'sum → daily']);
    expect(node(slice, 'orders').emphasis).toBe('focus');
    expect(node(slice, 'clean')).toMatchObject({ hiddenUpstream: 0, hiddenDownstream: 1 });
    expect(node(slice, 'sum')).toMatchObject({ hiddenUpstream: 1, hiddenDownstream: 0 });
    expect(node(slice, 'daily')).toMatchObject({ hiddenUpstream: 0, hiddenDownstream: 1 });
  });

  test('is the dataset alone where nothing touches it', () => {
    const { graph, flow } = flowNetwork({ load: [['a'], ['b']] });
    expect(datasetNeighbourhood(graph, flow, datasetId('lonely'))).toMatchObject({
      nodes: [{ label: 'lonely' }],
      edges: [],
    });
  });

  test('holds what lineage joins to it without a job', () => {
    const { graph, flow } = flowNetwork({}, [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ]);
    const slice = datasetNeighbourhood(graph, flow, datasetId('b'));
    expect(edges(slice)).toEqual(['a → b', 'b → c']);
    expect(node(slice, 'c').hiddenDownstream).toBe(1);
  });

  test('leaves out what is beyond the bound on each side, and says how many', () => {
    const writers = Object.fromEntries(
      many('w', MAX_NEIGHBOURS + 3).map((job) => [job, [[], ['hub']]] as const),
    );
    const readers = Object.fromEntries(
      many('r', MAX_NEIGHBOURS + 2).map((job) => [job, [['hub'], []]] as const),
    );
    const links = many('s', MAX_NEIGHBOURS + 1).map((name) => [name, 'hub'] as const);
    const { graph, flow } = flowNetwork({ ...writers, ...readers }, links);
    const slice = datasetNeighbourhood(graph, flow, datasetId('hub'));
    expect(slice.nodes).toHaveLength(1 + 3 * MAX_NEIGHBOURS);
    expect(node(slice, 'hub')).toMatchObject({ hiddenUpstream: 3 + 1, hiddenDownstream: 2 });
  });

  test('tells a dataset from a job of the same name', () => {
    const { graph, flow } = flowNetwork({ x: [['x'], ['y']] });
    const slice = datasetNeighbourhood(graph, flow, datasetId('x'));
    expect(slice.nodes.map((one) => [one.kind, one.label])).toEqual([
      ['dataset', 'x'],
      ['dataset', 'y'],
      ['job', 'x'],
    ]);
    expect(new Set(slice.nodes.map((one) => one.key)).size).toBe(3);
  });
});

describe('the neighbourhood of a job', () => {
  test('is what it reads and what it writes', () => {
    const { graph, flow } = flowNetwork({
      load: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      far: [['c'], ['d']],
    });
    const slice = jobNeighbourhood(graph, flow, jobId('load'));
    expect(labels(slice)).toEqual(['a', 'b', 'c', 'load']);
    expect(node(slice, 'load').emphasis).toBe('focus');
    expect(node(slice, 'c').hiddenDownstream).toBe(1);
  });

  test('leaves out what is beyond the bound on each side, and says how many', () => {
    const { graph, flow } = flowNetwork({
      load: [many('i', MAX_NEIGHBOURS + 5), many('o', MAX_NEIGHBOURS)],
    });
    const slice = jobNeighbourhood(graph, flow, jobId('load'));
    expect(slice.nodes).toHaveLength(1 + 2 * MAX_NEIGHBOURS);
    expect(node(slice, 'load')).toMatchObject({ hiddenUpstream: 5, hiddenDownstream: 0 });
  });
});

test('the whole flow hides nothing', () => {
  fc.assert(
    fc.property(anyFlow, ({ graph, flow, catalog }) => {
      const slice = wholeFlow(
        graph,
        flow,
        catalog.datasets.map(({ id }) => id),
        catalog.jobs.map(({ id }) => id),
      );
      expect(slice.nodes).toHaveLength(catalog.datasets.length + catalog.jobs.length);
      expect(slice.nodes.every((one) => one.hiddenUpstream === 0 && one.hiddenDownstream === 0)).toBe(true);
    }),
  );
});

describe('what is shown and what is hidden make up all', () => {
  test('for each node of any neighbourhood', () => {
    fc.assert(
      fc.property(anyFlow, ({ graph, flow, catalog }) => {
        for (const { id } of catalog.datasets) checkBalance(datasetNeighbourhood(graph, flow, id), flow);
        for (const { id } of catalog.jobs) checkBalance(jobNeighbourhood(graph, flow, id), flow);
      }),
    );
  });

  test('also where there is more than is shown', () => {
    const jobs = Object.fromEntries(
      many('j', 20).map((job, index) => [job, [many('a', index + 3), many('b', 20 - index)]] as const),
    );
    const { graph, flow, catalog } = flowNetwork({ ...jobs, both: [many('a', 20), many('a', 20)] });
    for (const { id } of catalog.datasets) checkBalance(datasetNeighbourhood(graph, flow, id), flow);
    for (const { id } of catalog.jobs) checkBalance(jobNeighbourhood(graph, flow, id), flow);
  });
});

/** Holds each node to the flow: its neighbours are those at the ends of its edges, and those that it hides. */
function checkBalance(slice: Slice, flow: Flow): void {
  const keys = new Set(slice.nodes.map((one) => one.key));
  for (const one of slice.nodes) {
    const into = slice.edges.filter((edge) => edge.to.node === one.key).map((edge) => edge.from.node);
    const out = slice.edges.filter((edge) => edge.from.node === one.key).map((edge) => edge.to.node);
    const [before, after] = neighboursOf(one, flow);
    expect([into.length + one.hiddenUpstream, out.length + one.hiddenDownstream]).toEqual([
      before.size,
      after.size,
    ]);
    expect(into.every((key) => before.has(key) && keys.has(key))).toBe(true);
    expect(out.every((key) => after.has(key) && keys.has(key))).toBe(true);
  }
}

function neighboursOf(
  { kind, id }: SliceNode,
  flow: Flow,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  if (kind === 'job') {
    return [new Set(flow.inputsOf(id).map(datasetNodeKey)), new Set(flow.outputsOf(id).map(datasetNodeKey))];
  }
  const beside = (
    steps: ReturnType<Flow['upstreamOf']>,
    jobs: readonly { namespace: string; name: string }[],
  ) =>
    new Set([
      ...jobs.map(jobNodeKey),
      ...steps.filter((step) => step.job === null).map((step) => datasetNodeKey(step.dataset)),
    ]);
  return [beside(flow.upstreamOf(id), flow.writersOf(id)), beside(flow.downstreamOf(id), flow.readersOf(id))];
}
