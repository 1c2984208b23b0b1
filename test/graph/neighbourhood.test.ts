import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighboursOf as datasetsBeside, type Flow } from '../../src/graph/flow.ts';
import {
  datasetNeighbourhood,
  datasetNeighbours,
  amongDatasets,
  datasetPast,
  jobNeighbourhood,
  jobPast,
  MAX_NEIGHBOURS,
  wholeFlow,
} from '../../src/graph/neighbourhood.ts';
import { datasetNodeKey, jobNodeKey } from '../../src/graph/slice-node.ts';
import type { Slice, SliceNode } from '../../src/graph/slice.ts';
import { catalogOf, dataset, runEvent } from '../catalog/log.ts';
import { foldsOf } from './fold.ts';
import { anyFlow, around, datasetId, flowNetwork, jobId, networkOf, type Network } from './network.ts';

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
    const network = flowNetwork({
      clean: [['raw'], ['orders', 'rejects']],
      sum: [['orders', 'days'], ['daily']],
      far: [['daily'], ['page']],
    });
    const slice = datasetNeighbourhood(around(network), datasetId('orders'));
    expect(edges(slice)).toEqual(['clean → orders', 'orders → sum', 'raw → clean', 'sum → daily']);
    expect(node(slice, 'orders').emphasis).toBe('focus');
    expect(node(slice, 'clean')).toMatchObject({ hiddenUpstream: 0, hiddenDownstream: 1 });
    expect(node(slice, 'sum')).toMatchObject({ hiddenUpstream: 1, hiddenDownstream: 0 });
    expect(node(slice, 'daily')).toMatchObject({ hiddenUpstream: 0, hiddenDownstream: 1 });
  });

  test('joins what is two steps away to the other jobs that use it', () => {
    const network = flowNetwork({
      load: [['customers', 'raw'], ['orders']],
      active: [['orders', 'customers'], ['active']],
      value: [['orders', 'active', 'far'], ['value']],
    });
    const slice = datasetNeighbourhood(around(network), datasetId('orders'));
    expect(edges(slice)).toContain('customers → active');
    expect(edges(slice).filter((edge) => edge.startsWith('active →'))).toEqual([
      'active → active',
      'active → value',
    ]);
    expect(node(slice, 'customers').hiddenDownstream).toBe(0);
    expect(slice.nodes.find(({ kind, label }) => kind === 'job' && label === 'value')?.hiddenUpstream).toBe(
      1,
    );
  });

  test('is the dataset alone where nothing touches it', () => {
    const network = flowNetwork({ load: [['a'], ['b']] });
    expect(datasetNeighbourhood(around(network), datasetId('lonely'))).toMatchObject({
      nodes: [{ label: 'lonely' }],
      edges: [],
    });
  });

  test('holds what lineage joins to it without a job', () => {
    const network = flowNetwork({}, [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ]);
    const slice = datasetNeighbourhood(around(network), datasetId('b'));
    expect(edges(slice)).toEqual(['a → b', 'b → c']);
    expect(node(slice, 'c').hiddenDownstream).toBe(1);
  });

  test('folds what is beyond the bound on each side, and says how many', () => {
    const writers = Object.fromEntries(
      many('w', MAX_NEIGHBOURS + 3).map((job) => [job, [[], ['hub']]] as const),
    );
    const readers = Object.fromEntries(
      many('r', MAX_NEIGHBOURS + 9).map((job) => [job, [['hub'], []]] as const),
    );
    const links = many('s', MAX_NEIGHBOURS + 2).map((name) => [name, 'hub'] as const);
    const network = flowNetwork({ ...writers, ...readers }, links);
    const slice = datasetNeighbourhood(around(network), datasetId('hub'));
    expect(foldsOf(slice)).toEqual([
      'written-by: 4 more jobs of jobs',
      'read-by: 10 more jobs of jobs',
      'upstream: 3 more datasets of db',
    ]);
    expect(slice.nodes).toHaveLength(1 + 3 * MAX_NEIGHBOURS);
    expect(node(slice, 'hub')).toMatchObject({ hiddenUpstream: 0, hiddenDownstream: 0 });
  });

  test('folds nothing where the fold would stand for two', () => {
    const { [0]: one, ...others } = many('s', MAX_NEIGHBOURS + 1);
    const network = flowNetwork(
      {},
      [one, ...Object.values(others)].map((name) => [String(name), 'hub']),
    );
    expect(foldsOf(datasetNeighbourhood(around(network), datasetId('hub')))).toEqual([]);
  });

  test('shows as many nodes beyond the jobs as it may, whatever their number', () => {
    const readers = Object.fromEntries(
      many('j', 40).map((job) => [job, [['hub'], many(`${job}-out`, 40)]] as const),
    );
    const slice = datasetNeighbourhood(around(flowNetwork(readers)), datasetId('hub'));
    expect(slice.nodes).toHaveLength(1 + MAX_NEIGHBOURS + 2 * (MAX_NEIGHBOURS - 1));
    expect(foldsOf(slice)).toContain('downstream: 39 more datasets of db');
  });

  test('shows what is joined to several places once, and the same fold as well', () => {
    const inputs = many('i', 30);
    const network = flowNetwork({ one: [inputs, ['hub']], two: [inputs, ['hub']] });
    const slice = datasetNeighbourhood(around(network), datasetId('hub'));
    expect(slice.nodes).toHaveLength(3 + MAX_NEIGHBOURS);
    const [fold] = slice.nodes.filter(({ kind }) => kind === 'fold');
    expect(slice.edges.filter(({ from }) => from.node === fold?.key)).toHaveLength(2);
  });

  test('shows one by one what a fold would stand for, where it is shown for another’s sake', () => {
    const inputs = many('i', 30);
    const network = flowNetwork({ one: [inputs, ['hub']], two: [inputs.slice(-4), ['hub']] });
    const slice = datasetNeighbourhood(around(network), datasetId('hub'));
    expect(foldsOf(slice)).toEqual(['upstream: 15 more datasets of db']);
    expect(edges(slice)).toContain('i29 → one');
    expect(edges(slice)).toContain('i29 → two');
  });

  test('tells a dataset from a job of the same name', () => {
    const network = flowNetwork({ x: [['x'], ['y']] });
    const slice = datasetNeighbourhood(around(network), datasetId('x'));
    expect(slice.nodes.map((one) => `${one.kind} ${one.label}`).sort()).toEqual([
      'dataset x',
      'dataset y',
      'job x',
    ]);
    expect(new Set(slice.nodes.map((one) => one.key)).size).toBe(3);
  });
});

describe('the neighbourhood of a job', () => {
  test('is what it reads and what it writes', () => {
    const network = flowNetwork({
      load: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      far: [['c'], ['d']],
    });
    const slice = jobNeighbourhood(around(network), jobId('load'));
    expect(labels(slice)).toEqual(['a', 'b', 'c', 'load']);
    expect(node(slice, 'load').emphasis).toBe('focus');
    expect(node(slice, 'c').hiddenDownstream).toBe(1);
  });

  test('folds what is beyond the bound on each side, and says how many', () => {
    const network = flowNetwork({
      load: [many('i', MAX_NEIGHBOURS + 5), many('o', MAX_NEIGHBOURS)],
    });
    const slice = jobNeighbourhood(around(network), jobId('load'));
    expect(slice.nodes).toHaveLength(1 + 2 * MAX_NEIGHBOURS);
    expect(foldsOf(slice)).toEqual(['inputs: 6 more datasets of db']);
    expect(node(slice, 'load')).toMatchObject({ hiddenUpstream: 0, hiddenDownstream: 0 });
  });
});

describe('with what is past', () => {
  const earlier = { inputs: [dataset('old')], outputs: [dataset('made')] };
  const later = { inputs: [dataset('new')], outputs: [dataset('made')] };
  const network = networkOf(
    catalogOf([
      runEvent('one', 'COMPLETE', 1, { job: 'make', ...earlier }),
      runEvent('two', 'COMPLETE', 2, { job: 'make', ...later }),
    ]),
  );

  test('a job has what earlier runs touched and its current one does not', () => {
    const slice = jobPast(around(network), { namespace: 'jobs', name: 'make' });
    expect(slice.edges.map(({ kind }) => kind).sort()).toEqual(['past', 'value', 'value']);
    expect(edges(slice)).toEqual(['make → made', 'new → make', 'old → make']);
    expect(node(slice, 'make').hiddenUpstream).toBe(0);
  });

  test('a dataset has the jobs that used it once', () => {
    const slice = datasetPast(around(network), datasetId('old'));
    expect(edges(slice)).toEqual(['old → make']);
    expect(slice.edges[0]?.kind).toBe('past');
    expect(datasetNeighbourhood(around(network), datasetId('old')).edges).toEqual([]);
  });
});

test('without jobs, a dataset is joined to those that it is made of and that are made of it', () => {
  const network = flowNetwork(
    { clean: [['raw'], ['orders', 'rejects']], sum: [['orders'], ['daily', 'page']] },
    [['orders', 'sheet']],
  );
  const slice = datasetNeighbours(around(network), datasetId('orders'));
  expect(edges(slice)).toEqual(['orders → daily', 'orders → page', 'orders → sheet', 'raw → orders']);
  expect(node(slice, 'raw').hiddenDownstream).toBe(1);
  expect(slice.nodes.every(({ kind }) => kind === 'dataset')).toBe(true);
});

describe('the edges on a way back to where they come from are marked', () => {
  const network = flowNetwork({ there: [['a', 'x'], ['b']], back: [['b'], ['a', 'y']] });
  const marked = (slice: Slice): readonly string[] =>
    edges({ ...slice, edges: slice.edges.filter(({ inCycle }) => inCycle) });

  test('around a dataset', () => {
    expect(marked(datasetNeighbourhood(around(network), datasetId('a')))).toEqual([
      'a → there',
      'b → back',
      'back → a',
      'there → b',
    ]);
  });

  test('and both are shown where a job reads what it writes', () => {
    const self = flowNetwork({ grow: [['seed', 'sum'], ['sum']] });
    expect(marked(datasetNeighbourhood(around(self), datasetId('seed')))).toEqual([
      'grow → sum',
      'sum → grow',
    ]);
  });

  test('around a job, and where jobs are left out', () => {
    expect(marked(jobNeighbourhood(around(network), jobId('there')))).toEqual(['a → there', 'there → b']);
    expect(marked(datasetNeighbours(around(network), datasetId('b')))).toEqual(['a → b', 'b → a']);
  });
});

test('the whole flow hides nothing', () => {
  fc.assert(
    fc.property(anyFlow, (network) => {
      const { catalog } = network;
      const slice = wholeFlow(
        around(network),
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
      fc.property(anyFlow, (network) => {
        const { catalog } = network;
        for (const { id } of catalog.datasets)
          checkBalance(datasetNeighbourhood(around(network), id), network.flow);
        for (const { id } of catalog.jobs) checkBalance(jobNeighbourhood(around(network), id), network.flow);
      }),
    );
  });

  test('also where there is more than is shown', () => {
    const jobs = Object.fromEntries(
      many('j', 20).map((job, index) => [job, [many('a', index + 3), many('b', 20 - index)]] as const),
    );
    const network = flowNetwork({ ...jobs, both: [many('a', 20), many('a', 20)] });
    const { catalog } = network;
    for (const { id } of catalog.datasets)
      checkBalance(datasetNeighbourhood(around(network), id), network.flow);
    for (const { id } of catalog.jobs) checkBalance(jobNeighbourhood(around(network), id), network.flow);
  });
});

describe('two that are shown are joined where the flow joins them', () => {
  const checkAll = (network: Network): void => {
    const { catalog, flow } = network;
    const all = around(network);
    for (const { id } of catalog.datasets) {
      for (const slice of [datasetNeighbourhood(all, id), datasetPast(all, id)])
        checkJoined(slice, flow, true);
      checkJoined(datasetNeighbours(all, id), flow, false);
    }
    for (const { id } of catalog.jobs) {
      for (const slice of [jobNeighbourhood(all, id), jobPast(all, id)]) checkJoined(slice, flow, true);
    }
    checkJoined(
      amongDatasets(
        all,
        catalog.datasets.slice(1).map(({ id }) => id),
      ),
      flow,
      false,
    );
  };

  test('in any neighbourhood, and what is counted beside a node is all that is not shown', () => {
    fc.assert(fc.property(anyFlow, checkAll));
  });

  test('also where some are folded, or no longer so', () => {
    const jobs = Object.fromEntries(
      many('j', 20).map((job, index) => [job, [many('a', index + 3), many('b', 20 - index)]] as const),
    );
    checkAll(flowNetwork({ ...jobs, both: [many('a', 20), many('a', 20)] }));
    const ends = (name: string) => ({ outputs: [dataset(name)] });
    checkAll(
      networkOf(
        catalogOf([
          runEvent('1', 'COMPLETE', 1, { job: 'make', inputs: [dataset('old')], ...ends('made') }),
          runEvent('2', 'COMPLETE', 2, { job: 'make', inputs: [dataset('new')], ...ends('made') }),
          runEvent('3', 'COMPLETE', 3, {
            job: 'use',
            inputs: [dataset('old'), dataset('made')],
            ...ends('new'),
          }),
        ]),
      ),
    );
  });
});

/** Holds each pair of nodes to the flow, and each count to the nodes: what a fold stands for is not counted beside it. */
function checkJoined(slice: Slice, flow: Flow, withJobs: boolean): void {
  const drawn = new Set(
    slice.edges
      .filter(({ kind }) => kind === 'value')
      .map(({ from, to }) => JSON.stringify([from.node, to.node])),
  );
  const shown = new Set(slice.nodes.map(({ key }) => key));
  const folded = new Map(slice.nodes.flatMap((one) => (one.kind === 'fold' ? [[one.key, one.count]] : [])));
  for (const one of slice.nodes) {
    if (one.kind === 'fold') continue;
    const [before, after] = withJobs
      ? neighboursOf(one, flow)
      : (['upstream', 'downstream'] as const).map(
          (side) => new Set(datasetsBeside(flow, one.id, side).map(datasetNodeKey)),
        );
    for (const key of before) {
      if (shown.has(key)) expect(drawn).toContain(JSON.stringify([key, one.key]));
    }
    const beside = slice.edges.filter(({ kind }) => kind === 'value');
    const inFolds = (keys: readonly string[]): number =>
      keys.reduce((sum, key) => sum + (folded.get(key) ?? 0), 0);
    const into = inFolds(beside.filter(({ to }) => to.node === one.key).map(({ from }) => from.node));
    const out = inFolds(beside.filter(({ from }) => from.node === one.key).map(({ to }) => to.node));
    const absent = (all: Iterable<string> = []): number => [...all].filter((key) => !shown.has(key)).length;
    expect([one.hiddenUpstream + into, one.hiddenDownstream + out]).toEqual([absent(before), absent(after)]);
  }
}

/** Holds each node to the flow: its neighbours are at the ends of its edges, or in folds there, or it hides them. */
function checkBalance(slice: Slice, flow: Flow): void {
  const nodes = new Map(slice.nodes.map((one) => [one.key, one]));
  const stands = (key: string): number => {
    const one = nodes.get(key);
    return one?.kind === 'fold' ? one.count : 1;
  };
  for (const one of slice.nodes) {
    if (one.kind === 'fold') continue;
    const into = slice.edges.filter((edge) => edge.to.node === one.key).map((edge) => edge.from.node);
    const out = slice.edges.filter((edge) => edge.from.node === one.key).map((edge) => edge.to.node);
    const [before, after] = neighboursOf(one, flow);
    const sum = (keys: readonly string[]): number => keys.reduce((total, key) => total + stands(key), 0);
    expect([sum(into) + one.hiddenUpstream, sum(out) + one.hiddenDownstream]).toEqual([
      before.size,
      after.size,
    ]);
    const isOf = (all: ReadonlySet<string>, key: string): boolean =>
      all.has(key) || nodes.get(key)?.kind === 'fold';
    expect(into.every((key) => isOf(before, key) && nodes.has(key))).toBe(true);
    expect(out.every((key) => isOf(after, key) && nodes.has(key))).toBe(true);
  }
}

function neighboursOf(
  { kind, id }: Exclude<SliceNode, { kind: 'fold' }>,
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
