/** Lineage in numbers: datasets and jobs by their place among all, columns by their place in their dataset. */
import type { Origin } from '../../model/catalog.ts';

/** What one job makes of what. */
export interface JobFlow {
  readonly inputs: readonly number[];
  readonly outputs: readonly JobOutput[];
}

export interface JobOutput {
  readonly dataset: number;
  /** What it is made of; null where that is all inputs of the job. */
  readonly sources: readonly number[] | null;
}

/**
 * Data flow between datasets: `Flow`, by the number of the job. The last is of no job: what statements that name none
 * say of datasets.
 */
export type NumberedFlow = readonly JobFlow[];

/** A column that an edge begins at, and what the edge is. */
export interface ColumnSource {
  readonly dataset: number;
  readonly column: number;
  /** Null where an event about the dataset alone says it. */
  readonly job: number | null;
  readonly origin: Origin;
  /** An influence only decides which rows there are, or their order or grouping. */
  readonly kind: 'value' | 'influence';
}

/** The current column edges that end at a dataset. */
export interface EdgesInto {
  /** Columns that an earlier schema had: what the dataset as a whole depends on, they do not. */
  readonly past: { readonly start: number; readonly count: number };
  /** Of the dataset as a whole: each of its columns depends on these. */
  readonly whole: readonly ColumnSource[];
  /** Of each column. */
  readonly columns: readonly (readonly ColumnSource[])[];
}
