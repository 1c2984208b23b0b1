/** Shortest cycles: breadth-first search from a node until it comes back to it. */
import { targetsOf, type Digraph } from './digraph.ts';

/**
 * The nodes of a shortest way from the first of a group back to itself, which stands at both ends; of several, the one
 * that the search comes to first.
 * @param members all of a group that {@link cyclicComponents} gives: no way back leads out of it
 */
export function shortestRing(digraph: Digraph, members: readonly number[]): number[] {
  const [start = 0] = members;
  return members.length > 1 ? search(digraph, start, new Set(members)) : [start, start];
}

function search(digraph: Digraph, start: number, within: ReadonlySet<number>): number[] {
  /** Where each was come to from; of the start, once the way is back at it. */
  const before = new Map<number, number>();
  const passed = new Set<number>();
  const queue = [start];
  for (const node of queue) {
    for (const next of newSuccessors(digraph, node, passed)) {
      if (!within.has(next) || before.has(next)) continue;
      before.set(next, node);
      if (next === start) return wayBack(before, start);
      queue.push(next);
    }
  }
  throw new RangeError(`no way leads back to node ${start}`);
}

/** Those behind a hub only once: all that it leads to is then known. */
function* newSuccessors(digraph: Digraph, node: number, passed: Set<number>): Generator<number> {
  for (const target of targetsOf(digraph, node)) {
    if (target < digraph.nodes) yield target;
    else if (!passed.has(target)) {
      passed.add(target);
      yield* targetsOf(digraph, target);
    }
  }
}

function wayBack(before: ReadonlyMap<number, number>, start: number): number[] {
  const way = [start];
  for (let node = before.get(start); node !== undefined && node !== start; node = before.get(node)) {
    way.push(node);
  }
  return [...way, start].reverse();
}
