/**
 * What dropping or renaming does. A job that reads what is gone by name fails, and writes nothing: not only what it
 * made of that. So all of its outputs go stale, and all that is made from these, whichever columns it is made of.
 */
import type { Network } from '../network.ts';
import { flowTable, type FlowTable } from '../walk/flow-table.ts';
import { endsOf } from '../walk/links.ts';
import type { Crossing } from './crossing.ts';
import { RANKS, type Effect } from './effect.ts';
import type { Affected } from './affected.ts';
import type { Target } from './target.ts';
import { unstatedUses, type UnstatedUses } from './unstated-use.ts';

/** @returns the jobs that fail */
export function markFailure(
  network: Network,
  target: Target,
  crossing: Crossing,
  affected: Affected,
): ReadonlySet<number> {
  const flow = flowTable(network);
  const except = target.whole ? (target.dataset ?? -1) : -1;
  const other = usesBeside(network, target, crossing.readers);
  affected.cross(crossing);
  const written = [...crossing.readers].flatMap((job) => [...endsOf(flow.outputs, job)]);
  affected.spread(atOne([...written, ...crossing.madeByNoJob]), except, RANKS.failure);
  for (const job of other.jobs) affected.jobs.add(job, 1, RANKS.unknown);
  affected.spread(atOne(other.outputs), except, RANKS.unknown);
  // All readers of a dataset that is gone fail, whatever they read of it.
  return target.whole ? new Set([...crossing.readers, ...other.jobs]) : crossing.readers;
}

/** @param rank of a dataset or a job: what surely fails, or is not made anew, is told apart by it */
export function effectOfFailure(rank: number, { whole }: Target): Effect {
  return rank === RANKS.unknown && !whole ? 'unknown' : 'stale';
}

/** Of a whole dataset all of them. */
function usesBeside(network: Network, target: Target, known: ReadonlySet<number>): UnstatedUses {
  if (target.dataset === null) return { jobs: [], outputs: [] };
  return target.whole
    ? readersBeside(flowTable(network), target.dataset, known)
    : unstatedUses(network, target.dataset);
}

/** The jobs that read the dataset and are not among these, with all that they write; and what no job makes of it. */
function readersBeside(flow: FlowTable, dataset: number, known: ReadonlySet<number>): UnstatedUses {
  const { jobs: readers, besides } = flow.links.downstream;
  const jobs = [...endsOf(readers, dataset)].filter((job) => !known.has(job));
  const outputs = jobs.flatMap((job) => [...endsOf(flow.outputs, job)]);
  for (let link = besides.starts[dataset] ?? 0; link < (besides.starts[dataset + 1] ?? 0); link++) {
    if ((besides.jobOf[link] ?? -1) < 0) outputs.push(besides.ends[link] ?? 0);
  }
  return { jobs, outputs };
}

function atOne(datasets: readonly number[]) {
  return datasets.map((dataset) => ({ dataset, distance: 1 }));
}
