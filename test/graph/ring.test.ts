import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnCycles, columnRings, datasetCycles, datasetRings, type Ring } from '../../src/graph/cycle.ts';
import { findPaths } from '../../src/graph/path.ts';
import type { ColumnId, DatasetId } from '../../src/model/identity.ts';
import { anyColumnLinks, anyFlow, columnNetworkOf, flowNetwork, type Network } from './network.ts';

function rings(network: Network): Ring<DatasetId>[] {
  return datasetRings(network, datasetCycles(network));
}

function valueRings(network: Network): Ring<ColumnId>[] {
  return columnRings(network, columnCycles(network).values);
}

/** `a → b → a` */
function wayOf({ members, steps }: Ring<DatasetId>): string {
  return [members[0]?.name, ...steps.map(({ to }) => to.name)].join(' → ');
}

describe('a ring', () => {
  test('names the jobs of each step, and may leave some of its group aside', () => {
    const [ring] = rings(
      flowNetwork({
        there: [['a'], ['c']],
        back: [['c'], ['a']],
        aside: [['c'], ['b']],
        home: [['b'], ['a']],
      }),
    );
    expect(ring && wayOf(ring)).toBe('a → c → a');
    expect(ring?.members.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(ring?.steps.map(({ jobs }) => jobs.map(({ name }) => name))).toEqual([['there'], ['back']]);
  });

  test('of one is a step to itself', () => {
    expect(rings(flowNetwork({ grow: [['a'], ['a', 'b']] })).map(wayOf)).toEqual(['a → a']);
  });

  test('of datasets is a shortest way from the first member back to it, of steps that events say', () => {
    fc.assert(
      fc.property(anyFlow, (network) => {
        for (const { members, steps } of rings(network)) {
          const [first] = members;
          if (first === undefined) throw new Error('a group of none');
          const [shortest] = findPaths(network, first, first).groups;
          expect(steps.length).toBe(shortest?.length);
          expect([steps[0]?.from, steps.at(-1)?.to]).toEqual([first, first]);
          for (const [index, { from, to, jobs, edges }] of steps.entries()) {
            expect(from).toEqual(index === 0 ? first : steps[index - 1]?.to);
            expect(members).toContainEqual(to);
            const said = network.flow.sourcesOf(to).some(({ name }) => name === from.name);
            expect(jobs.length + edges.length > 0 || said).toBe(true);
          }
        }
      }),
    );
  });

  test('of columns takes no short cut that only influences', () => {
    const [ring] = valueRings(
      columnNetworkOf([
        { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
        { from: 'b.x', to: 'c.x', kind: 'DIRECT' },
        { from: 'c.x', to: 'a.x', kind: 'DIRECT' },
        { from: 'b.x', to: 'a.x', kind: 'INDIRECT' },
      ]),
    );
    expect(ring && wayOf(ring)).toBe('a → b → c → a');
  });

  test('of columns is a shortest way of values alone', () => {
    fc.assert(
      fc.property(anyColumnLinks, (links) => {
        const network = columnNetworkOf(links);
        for (const { members, steps } of valueRings(network)) {
          const [first] = members;
          if (first === undefined) throw new Error('a group of none');
          const shortest = findPaths(network, first, first).groups.find(({ kind }) => kind === 'value');
          expect(steps.length).toBe(shortest?.length);
          expect([steps[0]?.from, steps.at(-1)?.to]).toEqual([first, first]);
          expect(steps.every(({ kind }) => kind === 'value')).toBe(true);
        }
      }),
    );
  });
});
