import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachColumns, reachDatasets } from '../../src/graph/reach.ts';
import { reachOf, type Reach } from '../../src/scripts/paths/reach.ts';
import type { PathIndex } from '../../src/scripts/paths/index-source.ts';
import {
  anyColumn,
  anyColumnLinks,
  anyFlow,
  columnId,
  columnNetworkOf,
  columnOf,
  datasetId,
  datasetOf,
} from '../graph/network.ts';
import { endCalled, filesOf, openedFiles, openedIndex } from './path-index.ts';

const anySide = fc.constantFrom('upstream' as const, 'downstream' as const);

/** `b.x 2 value`, a line for each. */
async function linesOf(index: PathIndex, { reached }: Reach): Promise<string[]> {
  const columns = await Promise.all(index.datasets.map((_, number) => index.columnsOf(number)));
  return reached.map(({ place: { dataset, column }, distance, kind }) => {
    const name = index.datasets[dataset]?.name ?? '';
    const label = column === null ? name : `${name}.${columns[dataset]?.[column]?.name ?? ''}`;
    return [label, distance, ...(kind === null ? [] : [kind])].join(' ');
  });
}

test('all that is on one side of a column is what the terminal lists', async () => {
  await fc.assert(
    fc.asyncProperty(anyColumnLinks, anyColumn, anySide, fc.boolean(), async (links, path, side, only) => {
      const network = columnNetworkOf(links);
      const { index } = await openedIndex(network);
      const end = await endCalled(index, datasetOf(path), columnOf(path));
      const reach = await reachOf(index, end, side, only);
      const whole = reachColumns(network.graph, columnId(path), side)
        .filter(({ kind }) => !only || kind === 'value')
        .map(({ id, distance, kind }) => `${id.name}.${id.column} ${distance} ${kind}`);
      expect((await linesOf(index, reach)).sort()).toEqual(whole.sort());
      const distances = reach.reached.map(({ distance }) => distance);
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      expect(reach.isPartial).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('all that is on one side of a dataset is what the terminal lists', async () => {
  await fc.assert(
    fc.asyncProperty(anyFlow, fc.constantFrom('a', 'b', 'c'), anySide, async (network, name, side) => {
      fc.pre(network.catalog.datasets.some(({ id }) => id.name === name));
      const { index } = await openedIndex(network);
      const reach = await reachOf(index, await endCalled(index, name), side, false);
      const whole = reachDatasets(network.flow, datasetId(name), side);
      expect(await linesOf(index, reach)).toEqual(whole.map(({ id, distance }) => `${id.name} ${distance}`));
    }),
    { numRuns: 300 },
  );
});

test('where it takes more files than the page loads, it says that this is a part', async () => {
  const network = columnNetworkOf([
    { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
    { from: 'b.x', to: 'c.x', kind: 'DIRECT' },
  ]);
  const { index } = await openedFiles(filesOf(network, 1), 2);
  const reach = await reachOf(index, await endCalled(index, 'a', 'x'), 'downstream', false);
  expect([await linesOf(index, reach), reach.isPartial]).toEqual([['b.x 1 value'], true]);
});
