/**
 * The nearest of what lies on one side of a dataset or a column, and how much there is in all. The whole, which
 * `reach.ts` gives, grows with the catalog; a page has room for a few.
 */
import type { ColumnId, DatasetId, JobId } from '../model/identity.ts';
import { memoryOf } from '../model/memory.ts';
import type { Direction } from './flow.ts';
import type { Network } from './network.ts';
import type { ReachedColumn, ReachKind } from './reach.ts';
import { columnReach, countAtOneStep, countReached, nearestReached } from './walk/column-reach.ts';
import { columnTable } from './walk/column-table.ts';
import { flowTable, type FlowTable } from './walk/flow-table.ts';
import { FlowWalk } from './walk/flow-walk.ts';
import { keepLeast } from './walk/least.ts';
import { endsOf } from './walk/links.ts';

export interface NearColumns {
  /** How many are one step away: a page lists them by what states so. */
  readonly direct: number;
  /** Of those farther away, as the first of `reachColumns`. */
  readonly nearest: readonly ReachedColumn[];
  /** How many there are in all. */
  readonly count: Readonly<Record<ReachKind, number>>;
}

/** @param most how many of the nearest beyond one step to give */
export function nearColumns(network: Network, id: ColumnId, side: Direction, most: number): NearColumns {
  const table = columnTable(network);
  const start = table.numberOf(id);
  if (start === null) return { direct: 0, nearest: [], count: { value: 0, influence: 0 } };
  const reach = columnReach(network, [start], side);
  return {
    direct: countAtOneStep(reach),
    nearest: nearestReached(reach, most, false, 2).flatMap(({ column, distance, kind }) => {
      const reached = table.columns[column];
      return reached === undefined ? [] : [{ id: reached, distance, kind }];
    }),
    count: countReached(reach),
  };
}

export interface NearDataset {
  readonly id: DatasetId;
  /** In datasets: 1 is a direct neighbour. */
  readonly distance: number;
  /** The jobs of the last step towards it, on shortest ways: no more than {@link MAX_JOBS} of them, by name. */
  readonly jobs: readonly JobId[];
  /** How many more jobs there are. */
  readonly moreJobs: number;
}

/** How many jobs of one step are named. */
export const MAX_JOBS = 5;

export interface NearDatasets {
  /** As the first of `reachDatasets`. */
  readonly nearest: readonly NearDataset[];
  /** How many there are in all. */
  readonly count: number;
  /** How many of them are direct neighbours. */
  readonly direct: number;
}

const walks = memoryOf<FlowTable, FlowWalk>('graph/near');

/** @param most how many of the nearest to give */
export function nearDatasets(network: Network, id: DatasetId, side: Direction, most: number): NearDatasets {
  const table = flowTable(network);
  const start = table.datasetNumber(id);
  if (start === null) return { nearest: [], count: 0, direct: 0 };
  const walk = walks.get(table) ?? new FlowWalk(table.datasets.length, table.jobs.length);
  walks.set(table, walk);
  walk.from(table.links[side], [{ dataset: start, distance: 0 }]);
  return {
    nearest: nearestMet(walk, most).flatMap((dataset) => {
      const reached = table.datasets[dataset];
      return reached === undefined ? [] : [{ id: reached, ...lastStep(table, walk, dataset, side) }];
    }),
    count: walk.met - 1,
    direct: countDirect(walk),
  };
}

/** By distance, and then by name. */
function nearestMet({ order, distance, met }: FlowWalk, most: number): readonly number[] {
  const nearest: number[] = [];
  for (let at = 1; at < met && nearest.length < most;) {
    const level = distance[order[at] ?? 0];
    const least: number[] = [];
    for (; at < met && distance[order[at] ?? 0] === level; at++) {
      keepLeast(least, order[at] ?? 0, most - nearest.length);
    }
    nearest.push(...least);
  }
  return nearest;
}

function countDirect({ order, distance, met }: FlowWalk): number {
  let end = 1;
  while (end < met && distance[order[end] ?? 0] === 1) end += 1;
  return end - 1;
}

const OTHER: Readonly<Record<Direction, Direction>> = { upstream: 'downstream', downstream: 'upstream' };

/** Looked for from its end: the jobs that lead back to it, and of these the ones that were met a step before it. */
function lastStep(
  table: FlowTable,
  walk: FlowWalk,
  dataset: number,
  side: Direction,
): Omit<NearDataset, 'id'> {
  const distance = walk.distance[dataset] ?? 0;
  const { jobs, besides } = table.links[OTHER[side]];
  const found = new Set<number>();
  for (const job of endsOf(jobs, dataset)) {
    if (walk.hasJob(job) && walk.jobDistance[job] === distance) found.add(job);
  }
  for (let link = besides.starts[dataset] ?? 0; link < (besides.starts[dataset + 1] ?? 0); link++) {
    const [before, job] = [besides.ends[link] ?? 0, besides.jobOf[link] ?? -1];
    if (job >= 0 && walk.has(before) && walk.distance[before] === distance - 1) found.add(job);
  }
  const sorted = [...found].sort((a, b) => a - b);
  return {
    distance,
    jobs: sorted.slice(0, MAX_JOBS).flatMap((job) => table.jobs[job] ?? []),
    moreJobs: Math.max(0, sorted.length - MAX_JOBS),
  };
}
