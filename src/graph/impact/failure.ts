/**
 * What dropping or renaming does. A job that reads what is gone by name fails, and writes nothing: not only what it
 * made of that. So all of its outputs go stale, and all that is made from these, whichever columns it is made of.
 */
import { datasetKey, jobKey, type DatasetId, type JobId } from '../../model/identity.ts';
import type { Network } from '../network.ts';
import type { Crossing } from './crossing.ts';
import type { Effect } from './effect.ts';
import { Marks, type Mark } from './mark.ts';
import { spread, type Seed } from './spread.ts';
import type { Target } from './target.ts';
import { unstatedUses } from './unstated-use.ts';

/** What a change does to datasets and jobs. */
export interface Consequence {
  readonly datasets: readonly (Mark & { readonly effect: Effect })[];
  readonly jobs: readonly (Mark & { readonly effect: Effect })[];
}

export function consequenceOfFailure(network: Network, target: Target, crossing: Crossing): Consequence {
  const { flow } = network;
  const failing = crossing.readers;
  const other = target.whole
    ? readersBeside(network, target, failing)
    : unstatedUses(network, target.dataset);
  const except = target.whole ? target.dataset : null;
  const surely = spread(flow, seedsOf([...outputsOf(network, failing), ...crossing.madeByNoJob]), except);
  const perhaps = spread(flow, seedsOf(other.outputs), except);
  const [datasets, jobs] = [new Marks(), new Marks()];
  for (const mark of crossing.datasets) datasets.add(mark);
  for (const mark of crossing.jobs) jobs.add(mark);
  for (const one of surely.datasets) datasets.add({ ...one, kind: 'failure' });
  for (const one of surely.jobs) jobs.add({ ...one, kind: 'failure' });
  for (const one of perhaps.datasets) datasets.add({ ...one, kind: 'unknown' });
  for (const id of other.jobs) jobs.add({ id, distance: 1, kind: 'unknown' });
  for (const one of perhaps.jobs) jobs.add({ ...one, kind: 'unknown' });
  const breaking = new Set([...failing, ...(target.whole ? other.jobs : [])].map(jobKey));
  const staleJobs = new Set([...crossing.jobs, ...surely.jobs].map(({ id }) => jobKey(id)));
  const staleDatasets = new Set([...crossing.datasets, ...surely.datasets].map(({ id }) => datasetKey(id)));
  // All readers of a dataset that is gone fail, whatever they read of it.
  const otherwise = target.whole ? 'stale' : 'unknown';
  return {
    datasets: datasets.list().map((mark) => ({
      ...mark,
      effect: staleDatasets.has(datasetKey(mark.id)) ? 'stale' : otherwise,
    })),
    jobs: jobs.list().map((mark) => ({
      ...mark,
      effect: breaking.has(jobKey(mark.id)) ? 'breaks' : staleJobs.has(jobKey(mark.id)) ? 'stale' : otherwise,
    })),
  };
}

interface OtherUses {
  readonly jobs: readonly JobId[];
  readonly outputs: readonly DatasetId[];
}

/** The jobs that read the dataset and are not among these, with all that they write; and what no job makes of it. */
function readersBeside(network: Network, { dataset }: Target, known: readonly JobId[]): OtherUses {
  const keys = new Set(known.map(jobKey));
  const jobs = network.flow.readersOf(dataset).filter((job) => !keys.has(jobKey(job)));
  return { jobs, outputs: [...outputsOf(network, jobs), ...network.flow.targetsOf(dataset)] };
}

function outputsOf({ flow }: Network, jobs: readonly JobId[]): DatasetId[] {
  return jobs.flatMap((job) => flow.outputsOf(job));
}

function seedsOf(datasets: readonly DatasetId[]): Seed[] {
  return datasets.map((id) => ({ id, distance: 1 }));
}
