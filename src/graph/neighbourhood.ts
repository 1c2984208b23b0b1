/** The slice of one hop around a dataset or a job, with each edge between two of it; neighbours beyond a bound are folded. */
import type { DatasetId, JobId } from '../model/identity.ts';
import { neighboursOf } from './flow.ts';
import { SliceBuilder, type Place, type Surroundings } from './slice-builder.ts';
import type { Slice } from './slice.ts';

/** How many nodes stand for the neighbours of one on one side; one more, where that spares a fold. */
export const MAX_NEIGHBOURS = 12;
/** The same for all that is two steps away on one side: it is divided among the jobs between, each of which has two. */
const MAX_BEYOND = 24;

/** A dataset, the jobs that write and read it, and the datasets on their other side. */
export function datasetNeighbourhood(around: Surroundings, id: DatasetId): Slice {
  return flowAround(around, id).build(datasetPlace(id));
}

/** The same with the jobs that wrote or read it, and do so no longer. */
export function datasetPast(around: Surroundings, id: DatasetId): Slice {
  const builder = flowAround(around, id);
  const past = around.graph.edgesOfDataset(id).filter((edge) => edge.state === 'past');
  const jobs = (direction: 'input' | 'output'): JobId[] =>
    past.filter((edge) => edge.direction === direction).map(({ job }) => job);
  const neighbours = { of: 'job', bound: MAX_NEIGHBOURS, kind: 'past' } as const;
  builder.fan(datasetPlace(id), 'upstream', { ...neighbours, ids: jobs('output'), section: 'written-by' });
  builder.fan(datasetPlace(id), 'downstream', { ...neighbours, ids: jobs('input'), section: 'read-by' });
  return builder.build(datasetPlace(id));
}

/** A dataset and those that it is made of and that are made of it, whatever the jobs between. */
export function datasetNeighbours(around: Surroundings, id: DatasetId): Slice {
  const builder = new SliceBuilder(around, false);
  builder.keep(datasetPlace(id));
  for (const side of ['upstream', 'downstream'] as const) {
    const ids = neighboursOf(around.flow, id, side);
    builder.fan(datasetPlace(id), side, { of: 'dataset', ids, bound: MAX_NEIGHBOURS, section: side });
  }
  return builder.build(datasetPlace(id));
}

/** Datasets, joined whatever the jobs between. */
export function amongDatasets(around: Surroundings, datasets: readonly DatasetId[]): Slice {
  const builder = new SliceBuilder(around, false);
  for (const dataset of datasets) builder.keep(datasetPlace(dataset));
  return builder.build(null);
}

/** A job, what it reads and what it writes. */
export function jobNeighbourhood(around: Surroundings, id: JobId): Slice {
  return usesOf(around, id).build(jobPlace(id));
}

/** The same with what earlier runs of it touched, and its current ones do not. */
export function jobPast(around: Surroundings, id: JobId): Slice {
  const builder = usesOf(around, id);
  const past = around.graph.edgesOfJob(id).filter((edge) => edge.state === 'past');
  const datasets = (direction: 'input' | 'output'): DatasetId[] =>
    past.filter((edge) => edge.direction === direction).map(({ dataset }) => dataset);
  const neighbours = { of: 'dataset', bound: MAX_NEIGHBOURS, kind: 'past' } as const;
  builder.fan(jobPlace(id), 'upstream', { ...neighbours, ids: datasets('input'), section: 'inputs' });
  builder.fan(jobPlace(id), 'downstream', { ...neighbours, ids: datasets('output'), section: 'outputs' });
  return builder.build(jobPlace(id));
}

/** Every dataset and job, each once. */
export function wholeFlow(
  around: Surroundings,
  datasets: readonly DatasetId[],
  jobs: readonly JobId[],
): Slice {
  const builder = new SliceBuilder(around);
  for (const dataset of datasets) builder.keep(datasetPlace(dataset));
  for (const job of jobs) builder.keep(jobPlace(job));
  return builder.build(null);
}

function flowAround(around: Surroundings, id: DatasetId): SliceBuilder {
  const { flow } = around;
  const builder = new SliceBuilder(around);
  const focus = datasetPlace(id);
  builder.keep(focus);
  const near = { of: 'job', bound: MAX_NEIGHBOURS } as const;
  const direct = { of: 'dataset', bound: MAX_NEIGHBOURS } as const;
  const writers = builder.fan(focus, 'upstream', {
    ...near,
    ids: flow.writersOf(id),
    section: 'written-by',
  });
  const readers = builder.fan(focus, 'downstream', { ...near, ids: flow.readersOf(id), section: 'read-by' });
  builder.fan(focus, 'upstream', { ...direct, ids: flow.sourcesOf(id), section: 'upstream' });
  builder.fan(focus, 'downstream', { ...direct, ids: flow.targetsOf(id), section: 'downstream' });
  for (const job of writers) {
    const beyond = { of: 'dataset', bound: boundBeyond(writers), section: 'upstream' } as const;
    builder.fan(jobPlace(job), 'upstream', { ...beyond, ids: flow.inputsTowards(job, id) });
  }
  for (const job of readers) {
    const beyond = { of: 'dataset', bound: boundBeyond(readers), section: 'downstream' } as const;
    builder.fan(jobPlace(job), 'downstream', { ...beyond, ids: flow.outputsFrom(job, id) });
  }
  return builder;
}

function boundBeyond(jobs: readonly JobId[]): number {
  return Math.max(2, Math.min(MAX_NEIGHBOURS, Math.floor(MAX_BEYOND / jobs.length)));
}

function usesOf(around: Surroundings, id: JobId): SliceBuilder {
  const { flow } = around;
  const builder = new SliceBuilder(around);
  const neighbours = { of: 'dataset', bound: MAX_NEIGHBOURS } as const;
  builder.keep(jobPlace(id));
  builder.fan(jobPlace(id), 'upstream', { ...neighbours, ids: flow.inputsOf(id), section: 'inputs' });
  builder.fan(jobPlace(id), 'downstream', { ...neighbours, ids: flow.outputsOf(id), section: 'outputs' });
  return builder;
}

function datasetPlace(id: DatasetId): Place {
  return { kind: 'dataset', id };
}

function jobPlace(id: JobId): Place {
  return { kind: 'job', id };
}
