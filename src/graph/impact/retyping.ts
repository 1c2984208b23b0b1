/**
 * What another type does: whoever gets the values may get another type too, or fail to convert them; whoever joins,
 * filters, groups or sorts by them may find other rows. Beyond what column lineage says, nothing is known.
 */
import type { Network } from '../network.ts';
import type { Seed } from '../walk/flow-walk.ts';
import type { Affected } from './affected.ts';
import type { Crossing } from './crossing.ts';
import { RANKS, type Effect } from './effect.ts';
import type { Target } from './target.ts';
import { unstatedUses } from './unstated-use.ts';

export function markRetyping(network: Network, target: Target, crossing: Crossing, affected: Affected): void {
  affected.cross(crossing);
  const seeds: Seed[] = [];
  const use = (dataset: number, distance: number): void => {
    const { jobs, outputs } = unstatedUses(network, dataset);
    for (const job of jobs) affected.jobs.add(job, distance + 1, RANKS.unknown);
    for (const output of outputs) seeds.push({ dataset: output, distance: distance + 1 });
  };
  if (target.dataset !== null) use(target.dataset, 0);
  const { datasets } = crossing;
  for (let at = 0; at < datasets.met; at++) {
    const dataset = datasets.order[at] ?? 0;
    use(dataset, datasets.distance[dataset] ?? 0);
  }
  seeds.sort((a, b) => a.distance - b.distance);
  affected.spread(seeds, target.whole ? (target.dataset ?? -1) : -1, RANKS.unknown);
}

export function effectOfRetyping(rank: number): Effect {
  if (rank === RANKS.value) return 'may-change';
  return rank === RANKS.influence ? 'may-not-match' : 'unknown';
}
