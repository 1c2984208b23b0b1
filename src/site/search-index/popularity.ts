/**
 * How many datasets each dataset leads to: exact up to a bound, and beyond it an estimate whose standard error is about an eighth
 * (Cohen, "Size-estimation framework with applications to transitive closure and reachability", 1997). To count all
 * of them exactly takes time in the square of their number.
 */
import { datasetDigraph } from '../../graph/dataset-digraph.ts';
import { reversed, targetsOf, type Digraph } from '../../graph/digraph/digraph.ts';
import type { Network } from '../../graph/network.ts';

/** Counts of fewer, each node itself among them, are exact. */
const BOUND = 64;

/** By the number of the dataset in the catalog. */
export function downstreamCounts(network: Network): number[] {
  return reachCounts(datasetDigraph(network).digraph);
}

/** Of each node, how many others it leads to. */
export function reachCounts(digraph: Digraph, bound = BOUND): number[] {
  const back = reversed(digraph);
  /** How many of those that it leads to each has met; the last of them, by its place in the order. */
  const met = new Uint32Array(digraph.nodes + digraph.hubs);
  const last = new Uint32Array(digraph.nodes + digraph.hubs);
  const seenBy = new Int32Array(digraph.nodes + digraph.hubs).fill(-1);
  for (const [place, target] of shuffled(digraph.nodes).entries()) {
    const open = [target];
    seenBy[target] = place;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      // What leads to one that has met enough has met as many.
      if ((met[node] ?? 0) >= bound) continue;
      met[node] = (met[node] ?? 0) + 1;
      last[node] = place;
      for (const source of targetsOf(back, node)) {
        if (seenBy[source] === place) continue;
        seenBy[source] = place;
        open.push(source);
      }
    }
  }
  return Array.from({ length: digraph.nodes }, (_, node) => {
    const count = met[node] ?? 0;
    // Each has met itself.
    if (count < bound) return count - 1;
    return Math.round(((bound - 1) * digraph.nodes) / ((last[node] ?? 0) + 1)) - 1;
  });
}

/** All numbers below `count`, in an order that is the same each time and has nothing to do with theirs. */
function shuffled(count: number): number[] {
  const keys = Uint32Array.from({ length: count }, (_, number) => mixed(number));
  return Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
}

/** The finalizer of MurmurHash3 (Austin Appleby). */
function mixed(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}
