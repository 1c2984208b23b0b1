/** How an effect on whole datasets spreads: to the jobs that read them, and to what these make of them. */
import { datasetKey, sameName, type DatasetId, type JobId, type Key } from '../../model/identity.ts';
import type { Flow } from '../flow.ts';

/** A dataset that is affected as a whole, and how far from the start of it all. */
export interface Seed {
  readonly id: DatasetId;
  /** In datasets; 1 and more. */
  readonly distance: number;
}

export interface Spread {
  /** The seeds, and what is downstream of them, each at its least distance. */
  readonly datasets: readonly Seed[];
  /** The jobs that read any of these; as often as they do. */
  readonly jobs: readonly { readonly id: JobId; readonly distance: number }[];
}

/** @param except a dataset that is neither listed nor gone through */
export function spread(flow: Flow, seeds: readonly Seed[], except: DatasetId | null): Spread {
  const found = new Map<Key, Seed>();
  const jobs: { id: JobId; distance: number }[] = [];
  const waiting = [...seeds].sort((a, b) => a.distance - b.distance);
  let next = 0;
  let frontier: DatasetId[] = [];
  for (let distance = 1; frontier.length > 0 || next < waiting.length; distance++) {
    for (let seed = waiting[next]; seed?.distance === distance; seed = waiting[++next]) {
      frontier.push(seed.id);
    }
    const beyond: DatasetId[] = [];
    for (const id of frontier) {
      const key = datasetKey(id);
      if (found.has(key) || (except !== null && sameName(id, except))) continue;
      found.set(key, { id, distance });
      for (const job of flow.readersOf(id)) jobs.push({ id: job, distance: distance + 1 });
      for (const { dataset } of flow.downstreamOf(id)) beyond.push(dataset);
    }
    frontier = beyond;
  }
  return { datasets: [...found.values()], jobs };
}
