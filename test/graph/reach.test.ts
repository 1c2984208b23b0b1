import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Flow } from '../../src/graph/flow.ts';
import type { Direction } from '../../src/graph/flow.ts';
import { reachColumns, reachDatasets } from '../../src/graph/reach.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, inputField, jobEvent, lineage, runEvent } from '../catalog/log.ts';
import {
  anyColumn,
  anyColumnLinks,
  anyFlow,
  columnId,
  columnNetwork,
  columnNetworkOf,
  columnOf,
  datasetId,
  datasetOf,
  flowNetwork,
  networkOf,
  type ColumnLink,
} from './network.ts';

const DIRECTIONS = ['upstream', 'downstream'] as const;

/** `b 1 load`: b at distance 1, by the job load. */
const datasets = (flow: Flow, name: string, direction: Direction): readonly string[] =>
  reachDatasets(flow, datasetId(name), direction).map(({ id, distance, jobs }) =>
    [id.name, distance, ...jobs.map((job) => job.name)].join(' '),
  );

describe('the datasets on one side of a dataset', () => {
  test('come with their distance and the jobs of the last step, nearest first', () => {
    const { flow } = flowNetwork({
      clean: [['raw'], ['orders']],
      sum: [['orders', 'days'], ['daily']],
      copy: [['raw'], ['orders', 'daily']],
      report: [['daily'], ['page']],
    });
    expect(datasets(flow, 'raw', 'downstream')).toEqual([
      'daily 1 copy',
      'orders 1 clean copy',
      'page 2 report',
    ]);
    expect(datasets(flow, 'page', 'upstream')).toEqual([
      'daily 1 report',
      'days 2 sum',
      'orders 2 sum',
      'raw 2 copy',
    ]);
    expect(datasets(flow, 'page', 'downstream')).toEqual([]);
  });

  test('leave out the dataset itself, on whatever cycle it lies', () => {
    const { flow } = flowNetwork({ self: [['a'], ['a']], there: [['a'], ['b']], back: [['b'], ['a']] });
    expect(datasets(flow, 'a', 'downstream')).toEqual(['b 1 there']);
    expect(datasets(flow, 'a', 'upstream')).toEqual(['b 1 back']);
  });

  test('are joined by current edges alone', () => {
    const { flow } = networkOf(
      catalogOf([
        runEvent('r', 'COMPLETE', 1, { inputs: [dataset('old')], outputs: [dataset('out')] }),
        runEvent('s', 'COMPLETE', 2, { inputs: [dataset('new')], outputs: [dataset('out')] }),
      ]),
    );
    expect(datasets(flow, 'out', 'upstream')).toEqual(['new 1 load']);
    expect(datasets(flow, 'old', 'downstream')).toEqual([]);
  });

  test('count what column lineage names and the job does not, and lineage without a job', () => {
    const named = runEvent('r', 'COMPLETE', 1, { outputs: [dataset('out', lineage({ a: ['hidden.x'] }))] });
    expect(datasets(networkOf(catalogOf([named])).flow, 'out', 'upstream')).toEqual(['hidden 1 load']);
    expect(datasets(flowNetwork({}, [['a', 'b']]).flow, 'b', 'upstream')).toEqual(['a 1']);
    expect(datasets(flowNetwork({}, [['a', 'b']]).flow, 'a', 'downstream')).toEqual(['b 1']);
  });

  test('are those that a walk of every length finds, at the length of the shortest', () => {
    fc.assert(
      fc.property(
        anyFlow,
        fc.constantFrom('a', 'b'),
        fc.constantFrom(...DIRECTIONS),
        ({ flow }, start, direction) => {
          const step = direction === 'upstream' ? flow.upstreamOf : flow.downstreamOf;
          const reached = reachDatasets(flow, datasetId(start), direction);
          expect(new Map(reached.map(({ id, distance }) => [id.name, distance]))).toEqual(
            walk(start, (name) => step(datasetId(name)).map((next) => next.dataset.name)),
          );
        },
      ),
    );
  });

  test('end at the depth that is asked for', () => {
    fc.assert(
      fc.property(
        anyFlow,
        fc.constantFrom(...DIRECTIONS),
        fc.nat({ max: 4 }),
        ({ flow }, direction, depth) => {
          const all = reachDatasets(flow, datasetId('a'), direction);
          expect(reachDatasets(flow, datasetId('a'), direction, depth)).toEqual(
            all.filter(({ distance }) => distance <= depth),
          );
        },
      ),
    );
  });

  test('are downstream of those that are upstream of them, as far away', () => {
    fc.assert(
      fc.property(anyFlow, ({ flow, catalog }) => {
        const pairs = (direction: Direction): readonly string[] =>
          catalog.datasets
            .flatMap(({ id }) =>
              reachDatasets(flow, id, direction).map((other) => {
                const ends = [id.name, other.id.name];
                return [...(direction === 'upstream' ? ends.toReversed() : ends), other.distance].join();
              }),
            )
            .sort();
        expect(pairs('upstream')).toEqual(pairs('downstream'));
      }),
    );
  });
});

/** Distances of all that can be reached from `start`, by relaxing every step until nothing changes. */
function walk(start: string, next: (name: string) => readonly string[]): ReadonlyMap<string, number> {
  const distances = new Map([[start, 0]]);
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, distance] of distances) {
      for (const other of next(name)) {
        if ((distances.get(other) ?? Infinity) <= distance + 1) continue;
        distances.set(other, distance + 1);
        changed = true;
      }
    }
  }
  distances.delete(start);
  return distances;
}

/** `b.x 1 value` */
const columns = (
  network: ReturnType<typeof columnNetwork>,
  path: string,
  direction: Direction,
  depth?: number,
): readonly string[] =>
  reachColumns(network.graph, columnId(path), direction, depth).map(
    ({ id, distance, kind }) => `${id.name}.${id.column} ${distance} ${kind}`,
  );

describe('the columns on one side of a column', () => {
  const network = columnNetwork(
    ['orders.amount', 'orders.status', 'daily.total', 'daily.day', 'page.sum', 'page.title'],
    [
      { from: 'orders.amount', to: 'daily.total', kind: 'DIRECT' },
      { from: 'orders.status', to: 'daily', kind: 'INDIRECT' },
      { from: 'daily.total', to: 'page.sum', kind: 'DIRECT' },
      { from: 'daily.day', to: 'page.sum', kind: 'INDIRECT' },
    ],
  );

  test('are reached by value along direct edges alone, and as an influence where any is not', () => {
    expect(columns(network, 'page.sum', 'upstream')).toEqual([
      'daily.day 1 influence',
      'daily.total 1 value',
      'orders.amount 2 value',
      'orders.status 2 influence',
    ]);
    expect(columns(network, 'orders.amount', 'downstream')).toEqual([
      'daily.total 1 value',
      'page.sum 2 value',
    ]);
  });

  test('are all the columns of a dataset whose rows depend on the column', () => {
    expect(columns(network, 'orders.status', 'downstream')).toEqual([
      'daily.day 1 influence',
      'daily.total 1 influence',
      'page.sum 2 influence',
    ]);
  });

  test('are listed once, by value where there is any such way, however long', () => {
    const both = columnNetwork(
      ['a.x', 'b.x', 'c.x'],
      [
        { from: 'a.x', to: 'c.x', kind: 'INDIRECT' },
        { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
        { from: 'b.x', to: 'c.x', kind: 'DIRECT' },
      ],
    );
    expect(columns(both, 'a.x', 'downstream')).toEqual(['b.x 1 value', 'c.x 2 value']);
  });

  test('leave out the column itself, past edges, and past columns', () => {
    const { graph } = networkOf(
      catalogOf([
        runEvent('r', 'COMPLETE', 1, { outputs: [dataset('out', lineage({ a: ['old.x', 'out.a'] }))] }),
        runEvent('s', 'COMPLETE', 2, { outputs: [dataset('out', lineage({ a: ['new.x', 'out.a'] }))] }),
      ]),
    );
    expect(reachColumns(graph, columnId('out.a'), 'upstream').map(({ id }) => id.name)).toEqual(['new']);
    expect(reachColumns(graph, columnId('old.x'), 'downstream')).toEqual([]);
  });

  test('are those that a walk of every length finds, at the length of the shortest of its kind', () => {
    fc.assert(
      fc.property(anyColumnLinks, anyColumn, fc.constantFrom(...DIRECTIONS), (links, start, direction) => {
        const found = columns(columnNetworkOf(links), start, direction);
        expect([...found].sort()).toEqual(walkColumns(links, start, direction));
      }),
      { numRuns: 300 },
    );
  });

  test('end at the depth that is asked for, each of the kind that it has within it', () => {
    fc.assert(
      fc.property(
        anyColumnLinks,
        anyColumn,
        fc.constantFrom(...DIRECTIONS),
        fc.nat({ max: 4 }),
        (links, start, direction, depth) => {
          const found = columns(columnNetworkOf(links), start, direction, depth);
          expect([...found].sort()).toEqual(walkColumns(links, start, direction, depth));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('come with the jobs of the last step of their kind, on shortest ways', () => {
    const makes = (job: string, output: string, columnLineage: JsonObject) =>
      jobEvent(1, { job, outputs: [dataset(output, { columnLineage })] });
    const direct = (...paths: readonly string[]) => ({
      inputFields: paths.map((path) => inputField(path, { transformations: [{ type: 'DIRECT' }] })),
    });
    const { graph } = networkOf(
      catalogOf([
        makes('one', 'b', { fields: { x: direct('a.x') } }),
        makes('two', 'b', { fields: { x: direct('a.x') }, dataset: [inputField('a.x')] }),
        makes('whole', 'b', { fields: { y: direct('a.z') }, dataset: [inputField('a.x')] }),
        makes('far', 'c', { fields: { x: direct('b.x', 'b.y') } }),
        makes('back', 'b', { fields: { x: direct('c.x') } }),
      ]),
    );
    const jobsOf = (path: string, direction: Direction) =>
      reachColumns(graph, columnId(path), direction).map(({ id, kind, jobs }) =>
        [`${id.name}.${id.column}`, kind, ...jobs.map((job) => job.name)].join(' '),
      );
    expect(jobsOf('a.x', 'downstream')).toEqual([
      'b.x value one two',
      'b.y influence two whole',
      'c.x value far',
    ]);
    expect(jobsOf('c.x', 'upstream')).toEqual([
      'b.x value far',
      'b.y value far',
      'a.x value one two',
      'a.z value whole',
    ]);
  });
});

/** By the walk above, over states of a column and the kind that it was reached by. */
function walkColumns(
  links: readonly ColumnLink[],
  start: string,
  direction: Direction,
  depth = Infinity,
): readonly string[] {
  const state = (path: string, kind: string): string => `${path} ${kind}`;
  const edges = links.flatMap(({ from, to, kind }) => {
    const whole = !to.includes('.');
    const targets = whole ? ['x', 'y'].map((column) => `${datasetOf(to)}.${column}`) : [to];
    // Links of one pair are one edge, and direct where any of them is.
    const direct =
      !whole && links.some((other) => other.from === from && other.to === to && other.kind === 'DIRECT');
    return targets.map((target) => ({ ends: [from, target], direct: direct && kind !== 'INDIRECT' }));
  });
  const everywhere = walk(state(start, 'value'), (at) => {
    const [path = '', kind = ''] = at.split(' ');
    return edges.flatMap(({ ends, direct }) => {
      const [here, there] = direction === 'upstream' ? ends.toReversed() : ends;
      if (here !== path || there === undefined || there === start) return [];
      return [state(there, direct && kind === 'value' ? 'value' : 'influence')];
    });
  });
  const distances = new Map([...everywhere].filter(([, distance]) => distance <= depth));
  const reached = [...distances].map(([at, distance]) => ({
    path: at.split(' ')[0] ?? '',
    kind: at.split(' ')[1],
    distance,
  }));
  return reached
    .filter(({ path, kind }) => kind === 'value' || !distances.has(state(path, 'value')))
    .map(({ path, kind, distance }) => `${datasetOf(path)}.${columnOf(path)} ${distance} ${kind ?? ''}`)
    .sort();
}
