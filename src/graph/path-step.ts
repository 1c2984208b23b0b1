/** One step of a path, with the jobs that make it and the edges that say it. */
import { isDirect, type ColumnEdge, type DatasetEdge } from '../model/catalog.ts';
import {
  compareNames,
  jobKey,
  sameName,
  type ColumnId,
  type DatasetId,
  type JobId,
} from '../model/identity.ts';
import type { Network } from './network.ts';
import type { ReachKind } from './reach.ts';

export interface PathStep {
  readonly from: ColumnId | DatasetId;
  readonly to: ColumnId | DatasetId;
  /** `value` where values flow, whatever else the step does; null between datasets. */
  readonly kind: ReachKind | null;
  /** Those that make the step, by name; none where lineage of no job says it. */
  readonly jobs: readonly JobId[];
  /** What says it: of columns all current edges, of datasets those that are said outright. */
  readonly edges: readonly (ColumnEdge | DatasetEdge)[];
}

/**
 * @param from a column
 * @param to a column, or a dataset of which the first decides the rows, their order or their grouping
 */
export function columnStep(
  { graph }: Network,
  from: ColumnId | DatasetId,
  to: ColumnId | DatasetId,
): PathStep {
  const own = 'column' in to ? graph.sourcesOf(to) : [];
  const edges = [...own, ...graph.dependenciesOf(to)].filter(
    (edge) => edge.state === 'current' && isSame(edge.from, from),
  );
  const jobs = distinct(edges.flatMap((edge) => edge.job ?? []));
  return { from, to, kind: edges.some(isDirect) ? 'value' : 'influence', jobs, edges };
}

function isSame(column: ColumnId, end: ColumnId | DatasetId): boolean {
  return sameName(column, end) && 'column' in end && column.column === end.column;
}

export function datasetStep({ graph, flow }: Network, from: DatasetId, to: DatasetId): PathStep {
  const jobs = flow
    .writersOf(to)
    .filter((job) => flow.inputsTowards(job, to).some((input) => sameName(input, from)));
  const edges = graph
    .datasetEdgesOf(to)
    .filter((edge) => edge.state === 'current' && sameName(edge.from, from) && sameName(edge.to, to));
  // One that leads back to its own dataset is listed there twice.
  return { from, to, kind: null, jobs: distinct(jobs), edges: [...new Set(edges)] };
}

function distinct(jobs: readonly JobId[]): JobId[] {
  return [...new Map(jobs.map((job) => [jobKey(job), job])).values()].sort(compareNames);
}
