/** What lies on one side of a column or a dataset, in lines: what several of them share is said once. */
import type { NearDataset } from '../graph/near.ts';
import type { ReachedColumn } from '../graph/reach.ts';
import { datasetKey, jobKey, keyOf, type ColumnId, type DatasetId } from '../model/identity.ts';

/** Columns of one dataset that are as far away, and are reached in one way. */
export interface ColumnLine extends Pick<ReachedColumn, 'distance' | 'kind'> {
  readonly masked: boolean;
  readonly columns: readonly [ColumnId, ...ColumnId[]];
}

/** Datasets of one namespace that are as far away, through the same jobs. */
export interface DatasetLine extends Pick<NearDataset, 'distance' | 'jobs' | 'moreJobs'> {
  readonly datasets: readonly [DatasetId, ...DatasetId[]];
}

/** @param reached nearest first, and so are the lines */
export function columnLines(
  reached: readonly (ReachedColumn & { readonly masked?: boolean })[],
): readonly ColumnLine[] {
  const lines = Map.groupBy(reached, ({ id, distance, kind, masked = false }) =>
    keyOf(String(distance), datasetKey(id), kind, String(masked)),
  );
  return [...lines.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const { id, distance, kind, masked = false } = first;
    return [{ distance, kind, masked, columns: [id, ...rest.map((one) => one.id)] as const }];
  });
}

/** @param reached nearest first, and so are the lines */
export function datasetLines(reached: readonly NearDataset[]): readonly DatasetLine[] {
  const lines = Map.groupBy(reached, ({ id, distance, jobs, moreJobs }) =>
    keyOf(String(distance), id.namespace, String(moreJobs), ...jobs.map(jobKey)),
  );
  return [...lines.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const { id, distance, jobs, moreJobs } = first;
    return [{ distance, jobs, moreJobs, datasets: [id, ...rest.map((one) => one.id)] as const }];
  });
}
