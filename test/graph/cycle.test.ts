import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnCycles, datasetCycles } from '../../src/graph/cycle.ts';
import { findPaths } from '../../src/graph/path.ts';
import type { ColumnId } from '../../src/model/identity.ts';
import { anyColumnLinks, anyFlow, columnNetwork, columnNetworkOf, flowNetwork } from './network.ts';

const names = (groups: readonly (readonly ColumnId[])[]): readonly (readonly string[])[] =>
  groups.map((members) => members.map(({ name, column }) => `${name}.${column}`));

describe('cycles', () => {
  test('of datasets are those that lead back to themselves, a job that reads what it writes among them', () => {
    const network = flowNetwork(
      {
        there: [['a'], ['b']],
        back: [['b'], ['a', 'c']],
        self: [['c'], ['c']],
        on: [['c'], ['d']],
      },
      [
        ['e', 'f'],
        ['f', 'e'],
      ],
    );
    expect(datasetCycles(network).map((members) => members.map(({ name }) => name))).toEqual([
      ['a', 'b'],
      ['c'],
      ['e', 'f'],
    ]);
  });

  test('of columns tell those of values from those that somewhere only influence', () => {
    const { values, all } = columnCycles(
      columnNetwork(
        ['a.x', 'b.x', 'c.x', 'd.x'],
        [
          { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
          { from: 'b.x', to: 'a.x', kind: 'INDIRECT' },
          { from: 'c.x', to: 'c.x', kind: 'DIRECT' },
          { from: 'd.x', to: 'd', kind: 'INDIRECT' },
        ],
      ),
    );
    expect(names(values)).toEqual([['c.x']]);
    expect(names(all)).toEqual([['a.x', 'b.x'], ['c.x'], ['d.x']]);
  });

  test('hold what a path leads back to, and nothing else', () => {
    fc.assert(
      fc.property(anyFlow, (network) => {
        const onCycles = datasetCycles(network).flat();
        const returning = network.catalog.datasets
          .map(({ id }) => id)
          .filter((id) => findPaths(network, id, id).groups.length > 0);
        expect(onCycles.map(({ name }) => name).sort()).toEqual(returning.map(({ name }) => name));
      }),
    );
    fc.assert(
      fc.property(anyColumnLinks, (links) => {
        const network = columnNetworkOf(links);
        const { values, all } = columnCycles(network);
        const columns = network.catalog.datasets.flatMap((dataset) => dataset.columns.map(({ id }) => id));
        const kinds = columns.map((id) => findPaths(network, id, id).groups.map(({ kind }) => kind));
        const isOn = (groups: readonly (readonly ColumnId[])[], id: ColumnId): boolean =>
          names(groups).flat().includes(`${id.name}.${id.column}`);
        expect(columns.map((id) => isOn(values, id))).toEqual(kinds.map((kind) => kind.includes('value')));
        expect(columns.map((id) => isOn(all, id))).toEqual(kinds.map((kind) => kind.length > 0));
      }),
    );
  });
});
