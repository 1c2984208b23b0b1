/**
 * All shortest paths between nodes, as the digraph of the edges that lie on them: the predecessor digraph of a
 * breadth-first search (Cormen and others, Introduction to Algorithms, section 20.2), which all paths share.
 */
import { reversed, targetsOf, successorsOf, type Digraph } from './digraph.ts';
import { Pairs } from './pairs.ts';
import { distancesFrom, UNREACHED } from './distance.ts';

export interface ShortestPaths {
  /** Of each of them, in edges; at least one. */
  readonly length: number;
  /** Where they begin; ascending. */
  readonly starts: readonly number[];
  /** Their edges alone: a walk of `length` edges from any of `starts` is one of them. */
  readonly digraph: Digraph;
}

/**
 * The shortest paths of one edge or more from any of `from` to any of `to`; where a node is among both, the ways back to
 * it are paths too.
 * @returns null where there is none
 */
export function shortestPaths(
  digraph: Digraph,
  from: readonly number[],
  to: readonly number[],
): ShortestPaths | null {
  const before = distancesFrom(digraph, from);
  const after = distancesFrom(reversed(digraph), to);
  const length = leastLength(digraph, from, after);
  if (length === Infinity) return null;
  const onPaths = edgesWhere(digraph, (node, target) => {
    const [done, left] = [before[node] ?? UNREACHED, after[target] ?? UNREACHED];
    return done !== UNREACHED && left !== UNREACHED && done + 1 + left === length;
  });
  const starts = [...new Set(from)].filter((node) => targetsOf(onPaths, node).length > 0);
  return { length, starts: starts.sort((a, b) => a - b), digraph: onPaths };
}

/** @param after how many edges are left from each node and hub */
function leastLength(digraph: Digraph, from: readonly number[], after: Int32Array): number {
  let least = Infinity;
  for (const node of from) {
    for (const target of targetsOf(digraph, node)) {
      const left = after[target] ?? UNREACHED;
      if (left !== UNREACHED && left + 1 < least) least = left + 1;
    }
  }
  return least;
}

function edgesWhere(digraph: Digraph, holds: (node: number, target: number) => boolean): Digraph {
  const pairs = new Pairs();
  for (let node = 0; node < digraph.nodes + digraph.hubs; node++) {
    for (const target of targetsOf(digraph, node)) if (holds(node, target)) pairs.add(node, target);
  }
  return pairs.digraph(digraph.nodes, digraph.hubs);
}

/** The first `most` of them, each as its nodes; in the order of their nodes' numbers. */
export function listShortest({ length, starts, digraph }: ShortestPaths, most: number): number[][] {
  const paths: number[][] = [];
  const path: number[] = [];
  /** What may follow each node of the path, the next one last; the first of all are the starts. */
  const pending: number[][] = [starts.toReversed()];
  while (pending.length > 0 && paths.length < most) {
    const node = pending.at(-1)?.pop();
    if (node === undefined) {
      pending.pop();
      path.pop();
    } else if (path.length === length) {
      paths.push([...path, node]);
    } else {
      path.push(node);
      pending.push([...successorsOf(digraph, node)].reverse());
    }
  }
  return paths;
}
