/** What one digraph has beside another of the same nodes. */
import { hasEdge, reversed, targetsOf, type Digraph } from './digraph.ts';
import { distancesFrom, UNREACHED } from './distance.ts';

/**
 * True where, on a way in `all` from any of `from` to any of `to`, one node leads to another and does not in `some`. Only
 * then may there be a path that is not in `some`.
 * @param some has no hubs
 */
export function hasOtherEdgeBetween(
  some: Digraph,
  all: Digraph,
  from: readonly number[],
  to: readonly number[],
): boolean {
  const before = distancesFrom(all, from);
  const after = distancesFrom(reversed(all), to);
  const leads = (target: number): boolean => after[target] !== UNREACHED;
  const isOther = (node: number, target: number): boolean => leads(target) && !hasEdge(some, node, target);
  for (let node = 0; node < all.nodes; node++) {
    if (before[node] === UNREACHED) continue;
    for (const target of targetsOf(all, node)) {
      if (target < all.nodes ? isOther(node, target) : leads(target) && hasOtherThrough(target, node)) {
        return true;
      }
    }
  }
  return false;

  function hasOtherThrough(hub: number, node: number): boolean {
    return targetsOf(all, hub).some((target) => isOther(node, target));
  }
}
