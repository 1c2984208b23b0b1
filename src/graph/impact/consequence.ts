/** What a change does to the datasets and the jobs that it gets to, by number. */
import type { Network } from '../network.ts';
import { nothingAffected, type Affected } from './affected.ts';
import type { Crossing } from './crossing.ts';
import type { Effect } from './effect.ts';
import { effectOfFailure, markFailure } from './failure.ts';
import { effectOfRetyping, markRetyping } from './retyping.ts';
import type { Target } from './target.ts';

/** Stands until the next one. */
export interface Consequence {
  readonly affected: Affected;
  readonly effectOnDataset: (dataset: number) => Effect;
  readonly effectOnJob: (job: number) => Effect;
}

/** @param change renaming does what dropping does */
export function consequenceOf(
  network: Network,
  change: 'drop' | 'type',
  target: Target,
  crossing: Crossing,
): Consequence {
  const affected = nothingAffected(network);
  const { datasets, jobs } = affected;
  if (change === 'type') {
    markRetyping(network, target, crossing, affected);
    return {
      affected,
      effectOnDataset: (dataset) => effectOfRetyping(datasets.rank[dataset] ?? 0),
      effectOnJob: (job) => effectOfRetyping(jobs.rank[job] ?? 0),
    };
  }
  const failing = markFailure(network, target, crossing, affected);
  return {
    affected,
    effectOnDataset: (dataset) => effectOfFailure(datasets.rank[dataset] ?? 0, target),
    effectOnJob: (job) => (failing.has(job) ? 'breaks' : effectOfFailure(jobs.rank[job] ?? 0, target)),
  };
}
