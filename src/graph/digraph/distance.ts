/** How far everything is: breadth-first search (Moore, "The shortest path through a maze", 1959). */
import { targetsOf, type Digraph } from './digraph.ts';

/** The distance of what cannot be reached. */
export const UNREACHED = -1;

/**
 * The least number of edges from any of `sources` to each node, and {@link UNREACHED} where there is no way of `limit`
 * edges or fewer. To pass a hub is one edge; a hub is as far as the nearest node that leads to it.
 */
export function distancesFrom(digraph: Digraph, sources: Iterable<number>, limit = Infinity): Int32Array {
  const distances = new Int32Array(digraph.nodes + digraph.hubs).fill(UNREACHED);
  const queue = new Uint32Array(digraph.nodes);
  let end = 0;
  const reach = (node: number, distance: number): void => {
    if (distances[node] !== UNREACHED) return;
    distances[node] = distance;
    queue[end++] = node;
  };
  for (const source of sources) reach(source, 0);
  for (let at = 0; at < end; at++) {
    const node = queue[at] ?? 0;
    const distance = distances[node] ?? 0;
    if (distance >= limit) break;
    for (const target of targetsOf(digraph, node)) {
      if (target < digraph.nodes) reach(target, distance + 1);
      else if (distances[target] === UNREACHED) {
        distances[target] = distance;
        for (const beyond of targetsOf(digraph, target)) reach(beyond, distance + 1);
      }
    }
  }
  return distances;
}
