/** What a pipeline is: a description of what it reads and writes, and a way to run it. */
import type { DatasetId, Logger } from '../../src/logger/index.ts';

/** Where a pipeline finds and leaves things. */
export interface Context {
  /** The folder of the raw extracts: `<name>.csv`. */
  readonly raw: string;
  /** The folder of what pipelines write: `<namespace>/<name>.csv`, each with its schema beside it. */
  readonly processed: string;
  readonly logger: Logger;
  /** The clock; that of the machine by default. */
  readonly now?: () => Date;
}

export interface Pipeline {
  /** The job's namespace: the domain that it belongs to. */
  readonly namespace: string;
  readonly name: string;
  readonly inputs: readonly DatasetId[];
  readonly outputs: readonly DatasetId[];
  /** Does the work and logs it as a run. Rejects with what went wrong, after the run has been logged as FAIL. */
  readonly run: (context: Context) => Promise<Counts>;
}

/** Rows, over all inputs and over all outputs of a run. */
export interface Counts {
  readonly rowsIn: number;
  readonly rowsOut: number;
}
