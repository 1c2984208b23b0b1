import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPaths as findInTerminal } from '../../src/graph/path.ts';
import { findPaths, type Finding } from '../../src/scripts/paths/find.ts';
import type { PathIndex } from '../../src/scripts/paths/index-source.ts';
import type { ColumnId, DatasetId } from '../../src/model/identity.ts';
import { catalogOf, dataset, lineage, runEvent, schema } from '../catalog/log.ts';
import {
  anyColumn,
  anyColumnLinks,
  anyFlow,
  columnNetwork,
  columnNetworkOf,
  columnOf,
  datasetOf,
  flowNetwork,
  networkOf,
} from '../graph/network.ts';
import { endCalled, filesOf, openedFiles, openedIndex } from './path-index.ts';

type Network = ReturnType<typeof networkOf>;

async function indexOf(network: Network): Promise<PathIndex> {
  return (await openedIndex(network)).index;
}

/** @param name `orders.amount`, or a dataset with no dot in it */
async function ask(network: Network, from: string, to: string, valuesOnly = false): Promise<Finding> {
  const index = await indexOf(network);
  const [start, end] = await Promise.all(
    [from, to].map((name) => endCalled(index, datasetOf(name), columnOf(name) || undefined)),
  );
  if (start === undefined || end === undefined) throw new Error('There are two ends.');
  return findPaths(index, start, end, valuesOnly);
}

interface Told {
  readonly kind: string | null;
  /** `a.x > b.y > c` */
  readonly paths: readonly string[];
  /** Of each step of each path. */
  readonly jobs: readonly (readonly string[])[];
  readonly cut: string | null;
}

/** What the page finds, in the words of names. */
async function onPage(network: Network, from: string, to: string): Promise<Told[]> {
  const index = await indexOf(network);
  const { groups } = await ask(network, from, to);
  const columns = await Promise.all(index.datasets.map((_, number) => index.columnsOf(number)));
  return groups.map(({ kind, paths, cut }) => ({
    kind,
    paths: paths.map(({ places }) =>
      places
        .map(({ dataset: at, column }) => {
          const name = index.datasets[at]?.name ?? '';
          return column === null ? name : `${name}.${columns[at]?.[column]?.name ?? ''}`;
        })
        .join(' > '),
    ),
    jobs: paths.flatMap(({ steps }) =>
      steps.map((edges) =>
        [...new Set(edges.flatMap(({ job }) => (job === null ? [] : (index.jobs[job]?.name ?? []))))].sort(),
      ),
    ),
    cut,
  }));
}

/** What the terminal finds, in the same words. */
function inTerminal(network: Network, from: string, to: string): Told[] {
  const idOf = (name: string): DatasetId | ColumnId => {
    const id = { namespace: 'db', name: datasetOf(name) };
    return columnOf(name) === '' ? id : { ...id, column: columnOf(name) };
  };
  const nameOf = (id: DatasetId | ColumnId): string => ('column' in id ? `${id.name}.${id.column}` : id.name);
  return findInTerminal(network, idOf(from), idOf(to)).groups.map(({ kind, paths, cut }) => ({
    kind,
    paths: paths.map(({ steps }) =>
      [...steps.slice(0, 1).map((step) => step.from), ...steps.map((step) => step.to)]
        .map(nameOf)
        .join(' > '),
    ),
    jobs: paths.flatMap(({ steps }) => steps.map(({ jobs }) => jobs.map(({ name }) => name).sort())),
    cut: cut?.by ?? null,
  }));
}

/** Columns, and the datasets that they are in. */
const anyEnd = fc.oneof({ weight: 3, arbitrary: anyColumn }, anyColumn.map(datasetOf));

describe('the paths that the page finds', () => {
  test('between columns and datasets are those that the terminal finds, of the same kinds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(anyColumnLinks, anyEnd, anyEnd, async (links, from, to) => {
        const network = columnNetworkOf(links);
        expect(await onPage(network, from, to)).toEqual(inTerminal(network, from, to));
      }),
      { numRuns: 300 },
    );
  });

  test('between datasets are those that the terminal finds, through the same jobs', async () => {
    await fc.assert(
      fc.asyncProperty(anyFlow, fc.nat(), fc.nat(), async (network, a, b) => {
        const names = network.catalog.datasets.map(({ id }) => id.name);
        fc.pre(names.length > 0);
        const [from, to] = [names[a % names.length] ?? '', names[b % names.length] ?? ''];
        expect(await onPage(network, from, to)).toEqual(inTerminal(network, from, to));
      }),
      { numRuns: 300 },
    );
  });

  test('go by current edges alone', async () => {
    const log = [
      runEvent('r', 'COMPLETE', 1, { outputs: [dataset('out', lineage({ a: ['old.x'] }))] }),
      runEvent('s', 'COMPLETE', 2, { outputs: [dataset('out', lineage({ a: ['new.x'] }))] }),
    ];
    const network = networkOf(catalogOf(log));
    expect((await ask(network, 'old.x', 'out.a')).groups).toEqual([]);
    expect((await ask(network, 'old', 'out')).groups).toEqual([]);
    expect((await ask(network, 'new.x', 'out.a')).groups).toHaveLength(1);
  });

  test('lead to an output from what its job says outright that it is made of, and not from its other inputs', async () => {
    const source = (name: string) => ({ namespace: 'db', name, type: 'DATASET' });
    const lineageOf = (name: string, from: string) => ({ ...source(name), inputs: [source(from)] });
    const log = [
      runEvent('r', 'COMPLETE', 1, {
        inputs: [dataset('a'), dataset('b')],
        outputs: [dataset('x'), dataset('y'), dataset('z')],
        jobFacets: { lineage: { entries: [lineageOf('x', 'a'), lineageOf('y', 'b')] } },
      }),
    ];
    const network = networkOf(catalogOf(log));
    const found = async (from: string, to: string) =>
      (await onPage(network, from, to)).flatMap(({ paths }) => paths);
    expect(await found('a', 'x')).toEqual(['a > x']);
    expect(await found('a', 'y')).toEqual([]);
    expect(await found('b', 'y')).toEqual(['b > y']);
    expect(await found('a', 'z')).toEqual(['a > z']);
    expect(await onPage(network, 'a', 'x')).toEqual(inTerminal(network, 'a', 'x'));
  });

  test('do not lead from what decides rows to a column that an earlier schema had', async () => {
    const out = (...columns: string[]) =>
      dataset('out', {
        ...schema(...columns),
        columnLineage: { fields: {}, dataset: [{ namespace: 'db', name: 'in', field: 'key' }] },
      });
    const network = networkOf(
      catalogOf([
        runEvent('r', 'COMPLETE', 1, { outputs: [out('a', 'gone')] }),
        runEvent('s', 'COMPLETE', 2, { outputs: [out('a')] }),
      ]),
    );
    expect((await ask(network, 'in.key', 'out.a')).groups).toHaveLength(1);
    expect((await ask(network, 'in.key', 'out.gone')).groups).toEqual([]);
  });

  test('say of each step whether an event observed it, or declared it', async () => {
    const declared = columnNetwork(['a.x', 'b.x'], [{ from: 'a.x', to: 'b.x', kind: 'DIRECT' }]);
    const observed = networkOf(
      catalogOf([runEvent('r', 'COMPLETE', 1, { outputs: [dataset('b', lineage({ x: ['a.x'] }))] })]),
    );
    const originOf = async (network: Network) =>
      (await ask(network, 'a.x', 'b.x')).groups[0]?.paths[0]?.steps[0]?.[0]?.origin;
    expect([await originOf(declared), await originOf(observed)]).toEqual(['declared', 'observed']);
  });
});

describe('the switch to values only', () => {
  const network = columnNetwork(
    ['a.x', 'b.x', 'c.x'],
    [
      { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
      { from: 'b.x', to: 'c.x', kind: 'INDIRECT' },
      { from: 'a.x', to: 'c', kind: 'INDIRECT' },
    ],
  );

  test('leaves out paths that somewhere only influence', async () => {
    expect((await ask(network, 'a.x', 'c.x')).groups.map(({ kind }) => kind)).toEqual(['influence']);
    expect(await ask(network, 'a.x', 'c.x', true)).toEqual({
      groups: [],
      alternatives: { influence: true, reverse: false, datasets: true },
      isPartial: false,
    });
    expect((await ask(network, 'a.x', 'b.x', true)).groups.map(({ kind }) => kind)).toEqual(['value']);
  });
});

describe('where there is no path', () => {
  test('it says whether there is one the other way', async () => {
    const network = columnNetwork(['a.x', 'b.x'], [{ from: 'a.x', to: 'b.x', kind: 'DIRECT' }]);
    const alternatives = { influence: false, reverse: true, datasets: false };
    expect((await ask(network, 'b.x', 'a.x')).alternatives).toEqual(alternatives);
    expect((await ask(network, 'b', 'a')).alternatives).toEqual(alternatives);
    expect((await ask(network, 'a', 'b')).alternatives).toBe(null);
  });

  test('it says whether there is one between the datasets', async () => {
    const network = flowNetwork({ load: [['a'], ['b']] });
    const columns = columnNetwork(['a.x', 'a.y', 'b.x'], [{ from: 'a.x', to: 'b.x', kind: 'DIRECT' }]);
    expect((await ask(columns, 'a.y', 'b.x')).alternatives?.datasets).toBe(true);
    expect((await ask(network, 'b', 'a')).alternatives?.datasets).toBe(false);
  });
});

describe('the edges that are fetched', () => {
  // Two ways from a to z, of two steps and of six, and one that leads aside.
  const copies = ['a>n', 'n>z', 'a>m1', 'm1>m2', 'm2>m3', 'm3>m4', 'm4>m5', 'm5>z', 'a>aside'];
  const links = copies.map((copy) => {
    const [from = '', to = ''] = copy.split('>').map((name) => `${name}.x`);
    return { from, to, kind: 'DIRECT' as const };
  });
  const network = columnNetwork([], links);

  async function find(mostEdgeFiles?: number) {
    // A file for each dataset.
    const { index, fetched } = await openedFiles(filesOf(network, 1), mostEdgeFiles);
    const [from, to] = [await endCalled(index, 'a', 'x'), await endCalled(index, 'z', 'x')];
    const { groups, isPartial } = await findPaths(index, from, to, false);
    const datasets = [...fetched.keys()].flatMap((path) => /^edges\/(\d+)\.bin$/.exec(path)?.[1] ?? []);
    return {
      lengths: groups.flatMap(({ paths }) => paths.map(({ steps }) => steps.length)),
      fetched: datasets.map((number) => index.datasets[Number(number)]?.name).join(' '),
      isPartial,
    };
  }

  test('are those of the datasets between the ends', async () => {
    const fetched = 'a n z m1 m2 m3 m4 m5';
    expect(await find()).toEqual({ lengths: [2, 6], fetched, isPartial: false });
  });

  test('are those of shorter ways where all are too many, and the finding says so', async () => {
    expect(await find(5)).toEqual({ lengths: [2], fetched: 'a n z m1 m2', isPartial: true });
    expect(await find(2)).toMatchObject({ lengths: [], isPartial: true });
  });
});
