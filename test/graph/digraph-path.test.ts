import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digraphOf, type Digraph } from '../../src/graph/digraph/digraph.ts';
import { listShortest, shortestPaths } from '../../src/graph/digraph/shortest-path.ts';
import { simplePaths, type PathBounds } from '../../src/graph/digraph/simple-path.ts';
import { anyDigraph, anyNodes, everyPath, made } from './any-digraph.ts';

const UNBOUNDED: PathBounds = { count: Infinity, length: Infinity, work: Infinity };

/** `rungs` times two ways round, and so 2^rungs paths from 0 to the last node. */
function ladder(rungs: number): Digraph {
  const pairs = Array.from({ length: rungs }, (_, rung) => {
    const [start, left, right, end] = [0, 1, 2, 3].map((step) => 3 * rung + step) as [
      number,
      number,
      number,
      number,
    ];
    return [
      [start, left],
      [start, right],
      [left, end],
      [right, end],
    ] as const;
  });
  return made(3 * rungs + 1, 0, pairs.flat()).digraph;
}

function allToAll(size: number): Digraph {
  const nodes = Array.from({ length: size }, (_, node) => node);
  return made(
    size,
    0,
    nodes.flatMap((from) => nodes.map((to) => [from, to] as const)),
  ).digraph;
}

describe('the shortest paths', () => {
  test('are the shortest of all, in the order of their nodes', () => {
    fc.assert(
      fc.property(anyDigraph, anyNodes, anyNodes, ({ digraph, next }, from, to) => {
        const all = everyPath(next, from, to);
        const least = all[0]?.length;
        const shortest = shortestPaths(digraph, from, to);
        expect(shortest && shortest.length + 1).toBe(least ?? null);
        expect(shortest === null ? [] : listShortest(shortest, Infinity)).toEqual(
          all.filter((path) => path.length === least),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('share a digraph that holds their edges, and no other', () => {
    fc.assert(
      fc.property(anyDigraph, anyNodes, anyNodes, ({ digraph, next }, from, to) => {
        const shortest = shortestPaths(digraph, from, to);
        if (shortest === null) return;
        const paths = everyPath(next, from, to).filter((path) => path.length === shortest.length + 1);
        expect(shortest.starts).toEqual([...new Set(paths.map(([start = -1]) => start))]);
        const nodes = new Set(paths.flat());
        for (let node = 0; node < digraph.nodes; node++) {
          if (!nodes.has(node)) {
            expect(shortest.digraph.starts[node]).toBe(shortest.digraph.starts[node + 1]);
          }
        }
      }),
    );
  });

  test('are listed up to a bound, however many there are', () => {
    const shortest = shortestPaths(ladder(60), [0], [180]);
    expect(shortest?.length).toBe(120);
    expect(shortest && listShortest(shortest, 3).map((path) => path.slice(-3))).toEqual([
      [177, 178, 180],
      [177, 179, 180],
      [177, 178, 180],
    ]);
  });

  test('from a node to itself lead back to it', () => {
    const { digraph } = made(3, 0, [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 2],
    ]);
    const back = (node: number) => listShortest(shortestPaths(digraph, [node], [node]) ?? never(), 9);
    expect([back(0), back(1), back(2)]).toEqual([[[0, 1, 0]], [[1, 0, 1]], [[2, 2]]]);
  });
});

function never(): never {
  throw new Error('there is a path');
}

describe('the simple paths', () => {
  test('are all that trying every one finds, shorter ones first', () => {
    fc.assert(
      fc.property(anyDigraph, anyNodes, anyNodes, ({ digraph, next }, from, to) => {
        expect(simplePaths(digraph, from, to, UNBOUNDED)).toEqual({
          paths: everyPath(next, from, to),
          cut: null,
          completeTo: Infinity,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('within any bounds are the first of them, and as complete as is said', () => {
    const anyBounds = fc.record({
      count: fc.nat({ max: 4 }),
      length: fc.integer({ min: 1, max: 6 }),
      work: fc.nat({ max: 40 }),
    });
    fc.assert(
      fc.property(anyDigraph, anyNodes, anyNodes, anyBounds, ({ digraph, next }, from, to, bounds) => {
        const all = everyPath(next, from, to);
        const { paths, cut, completeTo } = simplePaths(digraph, from, to, bounds);
        expect(paths).toEqual(all.slice(0, paths.length));
        expect(paths.length).toBeLessThanOrEqual(bounds.count);
        expect(paths.every((path) => path.length - 1 <= bounds.length)).toBe(true);
        const complete = all.filter((path) => path.length - 1 <= completeTo);
        expect(paths.slice(0, complete.length)).toEqual(complete);
        if (cut === null) expect(paths).toEqual(all);
        if (cut === 'count') expect([paths.length, all.length > bounds.count]).toEqual([bounds.count, true]);
      }),
      { numRuns: 500 },
    );
  });

  test('may be asked for beyond a length, or of one sort alone', () => {
    fc.assert(
      fc.property(anyDigraph, anyNodes, anyNodes, fc.nat({ max: 4 }), (any, from, to, longerThan) => {
        const wanted = (path: readonly number[]): boolean => !path.includes(3);
        const all = everyPath(any.next, from, to);
        const { paths } = simplePaths(any.digraph, from, to, UNBOUNDED, { longerThan, wanted });
        expect(paths).toEqual(all.filter((path) => path.length - 1 > longerThan && wanted(path)));
      }),
    );
  });

  test('say which bound cut them, and how far they are complete', () => {
    const digraph = ladder(3);
    const cutBy = (bounds: Partial<PathBounds>) => {
      const { paths, cut, completeTo } = simplePaths(digraph, [0], [9], { ...UNBOUNDED, ...bounds });
      return [paths.length, cut, completeTo];
    };
    expect(cutBy({})).toEqual([8, null, Infinity]);
    expect(cutBy({ count: 8 })).toEqual([8, null, Infinity]);
    expect(cutBy({ count: 7 })).toEqual([7, 'count', 5]);
    expect(cutBy({ length: 5 })).toEqual([0, 'length', 5]);
    expect(cutBy({ work: 10 })).toEqual([2, 'work', 5]);
  });

  test('are given up after so much work, and none is done where the end cannot be reached', () => {
    const knot = allToAll(30);
    const { paths, cut, completeTo } = simplePaths(knot, [0], [1], { ...UNBOUNDED, work: 10_000 });
    expect([cut, completeTo]).toEqual(['work', 2]);
    expect(paths).toHaveLength(1 + 28 + paths.filter((path) => path.length > 3).length);
    const beside = digraphOf(32, 0, [...pairsOf(knot).from, 31], [...pairsOf(knot).to, 0]);
    expect(simplePaths(beside, [0], [31], { ...UNBOUNDED, work: 0 })).toEqual({
      paths: [],
      cut: null,
      completeTo: Infinity,
    });
  });
});

function pairsOf({ nodes, starts, targets }: Digraph): { readonly from: number[]; readonly to: number[] } {
  const from = Array.from({ length: nodes }, (_, node) =>
    new Array<number>((starts[node + 1] ?? 0) - (starts[node] ?? 0)).fill(node),
  );
  return { from: from.flat(), to: [...targets] };
}
