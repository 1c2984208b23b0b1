/** How large a warehouse is. The same size gives the same log, byte for byte. */
export interface Size {
  readonly datasets: number;
  /** In all. */
  readonly columns: number;
  readonly jobs: number;
  /** Of each job. */
  readonly runs: number;
  readonly seed: number;
}

export const LEAST_DATASETS = 10;
/** Of each dataset, on average. */
export const LEAST_COLUMNS = 4;
export const MOST_COLUMNS = 200;
