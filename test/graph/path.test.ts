import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnDigraphs } from '../../src/graph/column-digraph.ts';
import { datasetDigraph } from '../../src/graph/dataset-digraph.ts';
import { distancesFrom } from '../../src/graph/digraph/distance.ts';
import type { PathBounds } from '../../src/graph/digraph/simple-path.ts';
import { findPaths, PATH_BOUNDS, type Path } from '../../src/graph/path.ts';
import { reachColumns, reachDatasets } from '../../src/graph/reach.ts';
import type { ColumnId, DatasetId } from '../../src/model/identity.ts';
import type { JsonObject } from '../../src/model/json.ts';
import {
  catalogOf,
  dataset,
  inputField,
  jobEvent,
  lineage,
  runEvent,
  schema,
  symlinks,
} from '../catalog/log.ts';
import { everyPath } from './any-digraph.ts';
import {
  anyColumn,
  anyColumnLinks,
  anyFlow,
  columnId,
  columnNetwork,
  columnNetworkOf,
  datasetId,
  datasetOf,
  flowNetwork,
  networkOf,
  type ColumnLink,
  type Network,
} from './network.ts';

const UNBOUNDED: PathBounds = { count: Infinity, length: Infinity, work: Infinity };

const direct = (from: string, to: string): ColumnLink => ({ from, to, kind: 'DIRECT' });
const indirect = (from: string, to: string): ColumnLink => ({ from, to, kind: 'INDIRECT' });

/** `orders` is a dataset and `orders.amount` a column. */
function idOf(path: string): DatasetId | ColumnId {
  return path.includes('.') ? columnId(path) : datasetId(path);
}

function nameOf(end: DatasetId | ColumnId): string {
  return 'column' in end ? `${end.name}.${end.column}` : end.name;
}

/** `orders.amount → daily.total` */
function told({ steps }: Path): string {
  return [steps[0]?.from, ...steps.map(({ to }) => to)]
    .flatMap((end) => (end ? [nameOf(end)] : []))
    .join(' → ');
}

/** `value: orders.amount → daily.total`: every path, the best kind first. */
function paths(network: Network, from: string, to: string, bounds: Partial<PathBounds> = {}): string[] {
  const { groups } = findPaths(network, idOf(from), idOf(to), { ...PATH_BOUNDS, ...bounds });
  return groups.flatMap(({ kind, paths }) => paths.map((path) => `${kind ?? 'data'}: ${told(path)}`));
}

describe('the paths between two columns', () => {
  const network = columnNetwork(
    ['raw.a', 'raw.flag', 'clean.a', 'clean.b', 'daily.a', 'page.a'],
    [
      direct('raw.a', 'clean.a'),
      direct('raw.a', 'clean.b'),
      direct('clean.a', 'daily.a'),
      direct('clean.b', 'daily.a'),
      direct('raw.a', 'daily.a'),
      indirect('raw.flag', 'clean'),
      indirect('raw.a', 'page.a'),
      direct('daily.a', 'page.a'),
    ],
  );

  test('are those of values, shorter ones first, and then those that somewhere only influence', () => {
    expect(paths(network, 'raw.a', 'page.a')).toEqual([
      'value: raw.a → daily.a → page.a',
      'value: raw.a → clean.a → daily.a → page.a',
      'value: raw.a → clean.b → daily.a → page.a',
      'influence: raw.a → page.a',
    ]);
  });

  test('lead through what decides the rows of a whole dataset, where no value does', () => {
    expect(paths(network, 'raw.flag', 'page.a')).toEqual([
      'influence: raw.flag → clean.a → daily.a → page.a',
      'influence: raw.flag → clean.b → daily.a → page.a',
    ]);
  });

  test('are none against the stream, nor where an end is not known', () => {
    expect(findPaths(network, columnId('page.a'), columnId('raw.a'))).toEqual({
      level: 'column',
      groups: [],
    });
    expect(paths(network, 'raw.ghost', 'page.a')).toEqual([]);
    expect(paths(network, 'raw.a', 'ghost.a')).toEqual([]);
  });

  test('are listed once, where one column both makes another and decides its rows', () => {
    const both = columnNetwork(
      ['a.x', 'b.x', 'c.x'],
      ['b', 'c'].flatMap((name, index) => {
        const from = index === 0 ? 'a.x' : 'b.x';
        return [direct(from, `${name}.x`), indirect(from, name)];
      }),
    );
    expect(paths(both, 'a.x', 'c.x')).toEqual(['value: a.x → b.x → c.x']);
    const [step] = findPaths(both, columnId('a.x'), columnId('b.x')).groups[0]?.paths[0]?.steps ?? [];
    expect(step?.kind).toBe('value');
    expect(step?.edges.map(({ to }) => nameOf(to))).toEqual(['b.x', 'b']);
  });

  test('lead back to a column from itself', () => {
    const round = columnNetwork(
      ['a.x', 'b.x'],
      [direct('a.x', 'b.x'), direct('b.x', 'a.x'), direct('b.x', 'b.x')],
    );
    expect(paths(round, 'a.x', 'a.x')).toEqual(['value: a.x → b.x → a.x']);
    expect(paths(round, 'b.x', 'b.x')).toEqual(['value: b.x → b.x', 'value: b.x → a.x → b.x']);
  });

  test('know the jobs of each step, its kind, and the edges that say it; past ones say nothing', () => {
    const makes = (job: string, type: string, minute = 2): JsonObject => {
      const field = inputField('a.x', { transformations: [{ type, subtype: job }] });
      const columnLineage = { fields: { y: { inputFields: [field] } } };
      return runEvent(`${job} ${minute}`, 'COMPLETE', minute, {
        job,
        outputs: [dataset('b', { columnLineage })],
      });
    };
    const past = makes('was', 'DIRECT', 1);
    const now = runEvent('now', 'COMPLETE', 3, {
      job: 'was',
      outputs: [dataset('b', lineage({ y: ['c.x'] }))],
    });
    const log = [makes('two', 'INDIRECT'), makes('one', 'DIRECT'), past, now];
    const [group] = findPaths(networkOf(catalogOf(log)), columnId('a.x'), columnId('b.y')).groups;
    const [step] = group?.paths[0]?.steps ?? [];
    expect(step?.jobs.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(step?.edges.flatMap(({ transformations }) => transformations.map((one) => one.subtype))).toEqual([
      'one',
      'two',
    ]);
    expect([step?.kind, group?.kind]).toEqual(['value', 'value']);
  });

  test('are those that trying every one finds', () => {
    fc.assert(
      fc.property(anyColumnLinks, anyColumn, anyColumn, (links, from, to) => {
        expect(paths(columnNetworkOf(links), from, to, UNBOUNDED)).toEqual(tried(links, from, to));
      }),
      { numRuns: 300 },
    );
  });
});

test('the shortest path to a column is as long as it is far, and of the same kind', () => {
  fc.assert(
    fc.property(anyColumnLinks, anyColumn, (links, start) => {
      const network = columnNetworkOf(links);
      for (const { id, distance, kind } of reachColumns(network.graph, columnId(start), 'downstream')) {
        const [best] = findPaths(network, columnId(start), id).groups;
        expect([best?.kind, best?.length]).toEqual([kind, distance]);
      }
    }),
  );
});

describe('the paths between a dataset and a column', () => {
  const network = columnNetwork(
    ['raw.a', 'raw.b', 'clean.a', 'clean.b', 'daily.a'],
    [
      direct('raw.a', 'raw.b'),
      direct('raw.b', 'clean.a'),
      direct('clean.a', 'clean.b'),
      direct('clean.b', 'daily.a'),
      indirect('raw.a', 'clean'),
    ],
  );

  test('leave the dataset once, at any of its columns', () => {
    expect(paths(network, 'raw', 'clean.a')).toEqual([
      'value: raw.b → clean.a',
      'influence: raw.a → clean.a',
    ]);
  });

  test('enter the dataset once, at any of its columns or where its rows are decided', () => {
    expect(paths(network, 'raw.a', 'clean')).toEqual([
      'value: raw.a → raw.b → clean.a',
      'influence: raw.a → clean',
    ]);
    expect(paths(network, 'clean.a', 'daily')).toEqual(['value: clean.a → clean.b → daily.a']);
  });

  test('are those that trying every one finds', () => {
    const anyDataset = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(anyColumnLinks, anyColumn, anyDataset, fc.boolean(), (links, column, name, isFrom) => {
        const [from, to] = isFrom ? [name, column] : [column, name];
        expect(paths(columnNetworkOf(links), from, to, UNBOUNDED)).toEqual(tried(links, from, to));
      }),
      { numRuns: 300 },
    );
  });
});

/** Every path by {@link everyPath}, told as {@link paths} tells it: those of values, and the others. */
function tried(links: readonly ColumnLink[], from: string, to: string): readonly string[] {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => [`${name}.x`, `${name}.y`]);
  const ends = to.includes('.') ? names : [...names, to];
  const within = (path: string): readonly number[] =>
    ends.flatMap((end, number) =>
      end === path || (datasetOf(end) === path && end !== path) ? [number] : [],
    );
  // A whole dataset stands for its columns, but where it is the end itself.
  const targets = (link: ColumnLink): readonly number[] =>
    link.to === to || link.to.includes('.') ? [ends.indexOf(link.to)] : within(link.to);
  const next = new Map(
    ends.map((end, number) => {
      const targeted = links.filter((link) => link.from === end).flatMap(targets);
      return [number, [...new Set(targeted)].sort((a, b) => a - b)] as const;
    }),
  );
  const isValue = (one: number, other: number): boolean =>
    links.some(
      (link) =>
        link.kind === 'DIRECT' && link.from === ends[one] && link.to === ends[other] && link.to.includes('.'),
    );
  const all = everyPath(next, numbersOf(from), numbersOf(to));
  const tell = (kind: string) => (path: readonly number[]) =>
    `${kind}: ${path.map((at) => ends[at]).join(' → ')}`;
  const isOfValues = (path: readonly number[]): boolean =>
    path.slice(1).every((node, index) => isValue(path[index] ?? 0, node));
  return [
    ...all.filter(isOfValues).map(tell('value')),
    ...all.filter((path) => !isOfValues(path)).map(tell('influence')),
  ];

  function numbersOf(path: string): readonly number[] {
    return path.includes('.') ? [names.indexOf(path)] : within(path);
  }
}

describe('the paths between two datasets', () => {
  const network = flowNetwork(
    {
      clean: [['raw'], ['orders']],
      copy: [['raw'], ['orders', 'daily']],
      sum: [['orders'], ['daily']],
      again: [['daily'], ['daily']],
    },
    [['daily', 'page']],
  );

  test('lead through jobs, and through lineage of no job', () => {
    expect(paths(network, 'raw', 'page')).toEqual([
      'data: raw → daily → page',
      'data: raw → orders → daily → page',
    ]);
    const [path] = findPaths(network, datasetId('raw'), datasetId('page')).groups[0]?.paths.slice(1) ?? [];
    expect(path?.steps.map(({ jobs, kind }) => [kind, ...jobs.map(({ name }) => name)])).toEqual([
      [null, 'clean', 'copy'],
      [null, 'sum'],
      [null],
    ]);
  });

  test('lead back to a dataset that a job makes of itself', () => {
    expect(paths(network, 'daily', 'daily')).toEqual(['data: daily → daily']);
    expect(paths(network, 'orders', 'raw')).toEqual([]);
  });

  test('leave out the inputs that a job says outright not to have made the output of', () => {
    const entry = (to: string, from: string): JsonObject => ({
      type: 'DATASET',
      namespace: 'db',
      name: to,
      inputs: [
        {
          type: 'DATASET',
          namespace: 'db',
          name: from,
          transformations: [{ type: 'DIRECT', subtype: 'JOIN' }],
        },
      ],
    });
    const explicit = networkOf(
      catalogOf([
        jobEvent(1, {
          jobFacets: { lineage: { entries: [entry('x', 'a'), entry('y', 'b')] } },
          inputs: [dataset('a'), dataset('b')],
          outputs: [dataset('x'), dataset('y'), dataset('z')],
        }),
      ]),
    );
    expect(paths(explicit, 'a', 'x')).toEqual(['data: a → x']);
    expect(paths(explicit, 'a', 'y')).toEqual([]);
    expect(paths(explicit, 'a', 'z')).toEqual(['data: a → z']);
    const [step] = findPaths(explicit, datasetId('a'), datasetId('x')).groups[0]?.paths[0]?.steps ?? [];
    expect(step?.edges.map(({ transformations }) => transformations)).toEqual([
      [{ type: 'DIRECT', subtype: 'JOIN' }],
    ]);
  });

  test('of any network join what is reached from one another, at the same distance', () => {
    fc.assert(
      fc.property(anyFlow, (any) => {
        const { datasets, digraph } = datasetDigraph(any);
        for (const [number, id] of datasets.entries()) {
          const distances = distancesFrom(digraph, [number]);
          const reached = reachDatasets(any.flow, id, 'downstream');
          expect(
            datasets.flatMap(({ name }, other) =>
              other === number || distances[other] === -1 ? [] : [`${name} ${distances[other] ?? ''}`],
            ),
          ).toEqual(reached.map((one) => `${one.id.name} ${one.distance}`).sort());
        }
      }),
    );
  });
});

describe('the bounds', () => {
  const rungs = Array.from({ length: 8 }, (_, index) => `${index}`);
  const ladder = columnNetwork(
    rungs.flatMap((rung) => [`${rung}.x`, `${rung}.y`]),
    rungs
      .slice(1)
      .flatMap((rung, index) =>
        ['x', 'y'].flatMap((from) =>
          ['x', 'y'].map((to) => direct(`${rungs[index] ?? ''}.${from}`, `${rung}.${to}`)),
        ),
      ),
  );
  const cut = (bounds: Partial<PathBounds>, from = '0.x', to = '7.x') => {
    const [group] = findPaths(ladder, idOf(from), idOf(to), { ...PATH_BOUNDS, ...bounds }).groups;
    return [group?.length, group?.paths.length, group?.cut];
  };

  test('are named where they cut', () => {
    expect(cut({})).toEqual([7, 64, null]);
    expect(cut({ count: 64 })).toEqual([7, 64, null]);
    expect(cut({ count: 5 })).toEqual([7, 5, { by: 'count', completeTo: 6 }]);
    expect(cut({ length: 6 })).toEqual([7, 0, { by: 'length', completeTo: 6 }]);
  });

  test('cut the longer paths where the shortest are all there', () => {
    const detour = columnNetwork(
      ['a.x', 'b.x', 'b.y', 'c.x'],
      [direct('a.x', 'c.x'), ...['b.x', 'b.y'].flatMap((b) => [direct('a.x', b), direct(b, 'c.x')])],
    );
    const groups = (bounds: Partial<PathBounds>) =>
      findPaths(detour, columnId('a.x'), columnId('c.x'), { ...PATH_BOUNDS, ...bounds }).groups.map(
        ({ length, paths, cut }) => [length, paths.length, cut],
      );
    expect(groups({})).toEqual([[1, 3, null]]);
    expect(groups({ count: 2 })).toEqual([[1, 2, { by: 'count', completeTo: 1 }]]);
    expect(groups({ length: 1 })).toEqual([[1, 1, { by: 'length', completeTo: 1 }]]);
    expect(groups({ work: 2 })).toEqual([[1, 1, { by: 'work', completeTo: 1 }]]);
  });

  test('say where it was not settled whether there are paths that only influence', () => {
    const beside = columnNetwork(
      ['0.x', '1.x', '1.y', '2.x', '2.y', '3.x'],
      [
        ...['1.x', '1.y'].flatMap((path) => [direct('0.x', path), direct(path, '2.x')]),
        direct('2.x', '3.x'),
        direct('1.y', '2.y'),
        indirect('2.y', '3.x'),
      ],
    );
    const groups = (bounds: Partial<PathBounds>) =>
      findPaths(beside, columnId('0.x'), columnId('3.x'), { ...PATH_BOUNDS, ...bounds }).groups.map(
        ({ kind, paths, length, cut }) => [kind, paths.length, length, cut],
      );
    expect(groups({})).toEqual([
      ['value', 2, 3, null],
      ['influence', 1, 3, null],
    ]);
    expect(groups({ work: 4 })).toEqual([
      ['value', 2, 3, { by: 'work', completeTo: 3 }],
      ['influence', 0, null, { by: 'work', completeTo: 2 }],
    ]);
  });
});

test('what decides the rows of a wide dataset is not multiplied by its columns', () => {
  const names = Array.from({ length: 1500 }, (_, index) => `c${index}`);
  const columnLineage = { fields: {}, dataset: names.map((name) => inputField(`raw.${name}`)) };
  const catalog = catalogOf([
    jobEvent(1, { outputs: [dataset('wide', { ...schema(...names), columnLineage })] }),
  ]);
  expect(columnDigraphs(networkOf(catalog)).all.targets).toHaveLength(2 * names.length);
});

test('a dataset is known by its aliases too', () => {
  const log = [
    jobEvent(1, {
      inputs: [dataset('raw')],
      outputs: [dataset('daily', { ...symlinks('table'), ...schema('x') })],
    }),
  ];
  expect(paths(networkOf(catalogOf(log)), 'raw', 'table')).toEqual(['data: raw → daily']);
});
