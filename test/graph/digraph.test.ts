import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasOtherEdgeBetween } from '../../src/graph/digraph/beside.ts';
import { cyclicComponents } from '../../src/graph/digraph/component.ts';
import { digraphOf, reversed, successorsOf, type Digraph } from '../../src/graph/digraph/digraph.ts';
import { distancesFrom } from '../../src/graph/digraph/distance.ts';
import { anyDigraph, anyNodes, made, type AnyDigraph } from './any-digraph.ts';

const nodesOf = ({ nodes }: Digraph): readonly number[] => Array.from({ length: nodes }, (_, node) => node);

describe('a digraph', () => {
  test('leads from each node where its pairs do, through hubs too, each once and in ascending order', () => {
    fc.assert(
      fc.property(anyDigraph, ({ digraph, next }) => {
        for (const node of nodesOf(digraph)) expect([...successorsOf(digraph, node)]).toEqual(next.get(node));
      }),
    );
  });

  test('turned round leads back, and turned round again is the same', () => {
    fc.assert(
      fc.property(anyDigraph, ({ digraph, next }) => {
        const back = reversed(digraph);
        for (const node of nodesOf(digraph)) {
          const sources = nodesOf(digraph).filter((source) => next.get(source)?.includes(node));
          expect([...successorsOf(back, node)]).toEqual(sources);
        }
        expect(reversed(back)).toEqual(digraph);
      }),
    );
  });

  test('may have no edges, and no nodes', () => {
    expect(successorsOf(made(2, 1, []).digraph, 1)).toHaveLength(0);
    expect(cyclicComponents(made(0, 0, []).digraph)).toEqual([]);
    expect(distancesFrom(made(0, 0, []).digraph, [])).toHaveLength(0);
  });
});

describe('distances', () => {
  test('are those that relaxing every edge until nothing changes comes to', () => {
    fc.assert(
      fc.property(anyDigraph, anyNodes, ({ digraph, next }, sources) => {
        expect([...distancesFrom(digraph, sources).subarray(0, digraph.nodes)]).toEqual(
          relaxed(next, sources),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('end at the limit', () => {
    fc.assert(
      fc.property(anyDigraph, anyNodes, fc.nat({ max: 4 }), ({ digraph, next }, sources, limit) => {
        const expected = relaxed(next, sources).map((distance) => (distance > limit ? -1 : distance));
        expect([...distancesFrom(digraph, sources, limit).subarray(0, digraph.nodes)]).toEqual(expected);
      }),
    );
  });

  test('of a hub are those of the nearest node that leads to it', () => {
    const { digraph } = made(4, 1, [
      [0, 1],
      [1, 4],
      [0, 4],
      [4, 2],
      [2, 4],
      [4, 3],
    ]);
    expect([...distancesFrom(digraph, [0])]).toEqual([0, 1, 1, 1, 0]);
  });
});

function relaxed(next: AnyDigraph['next'], sources: readonly number[]): readonly number[] {
  const distances = [...next.keys()].map((node) => (sources.includes(node) ? 0 : Infinity));
  for (let round = 0; round < next.size; round++) {
    for (const [node, targets] of next) {
      for (const target of targets) {
        distances[target] = Math.min(distances[target] ?? Infinity, (distances[node] ?? Infinity) + 1);
      }
    }
  }
  return distances.map((distance) => (distance === Infinity ? -1 : distance));
}

describe('the nodes on cycles', () => {
  test('are together where each leads to the other', () => {
    fc.assert(
      fc.property(anyDigraph, ({ digraph, next }) => {
        // One edge or more: a node that no cycle goes through does not reach itself.
        const reach = new Map(nodesOf(digraph).map((node) => [node, reachOf(next, node)]));
        const together = nodesOf(digraph).map((node) =>
          nodesOf(digraph).filter((other) => reach.get(node)?.has(other) && reach.get(other)?.has(node)),
        );
        const expected = together.filter((members, node) => members[0] === node);
        expect(cyclicComponents(digraph)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('are found on a cycle of many nodes, without recursion', () => {
    const size = 100_000;
    const nodes = Array.from({ length: size }, (_, node) => node);
    const ring = digraphOf(
      size,
      0,
      nodes,
      nodes.map((node) => (node + 1) % size),
    );
    expect(cyclicComponents(ring).map((members) => members.length)).toEqual([size]);
  });
});

function reachOf(next: AnyDigraph['next'], node: number): ReadonlySet<number> {
  const reached = new Set<number>();
  const pending = [...(next.get(node) ?? [])];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    pending.push(...(next.get(at) ?? []));
  }
  return reached;
}

test('another digraph has an edge more on a way between nodes where one leads on there, and not here', () => {
  fc.assert(
    fc.property(
      anyDigraph,
      anyNodes,
      anyNodes,
      fc.func(fc.boolean()),
      ({ digraph, next }, from, to, keep) => {
        const kept = [...next].flatMap(([node, targets]) =>
          targets.filter((target) => keep(node, target)).map((target) => [node, target] as const),
        );
        const reaches = (source: number, target: number): boolean =>
          source === target || reachOf(next, source).has(target);
        const others = [...next].flatMap(([node, targets]) =>
          targets.filter(
            (target) =>
              !keep(node, target) &&
              from.some((start) => reaches(start, node)) &&
              to.some((end) => reaches(target, end)),
          ),
        );
        const some = made(digraph.nodes, 0, kept).digraph;
        expect(hasOtherEdgeBetween(some, digraph, from, to)).toBe(others.length > 0);
      },
    ),
    { numRuns: 300 },
  );
});
