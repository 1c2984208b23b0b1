/** Which call of which run a mistake was made in. */
import { describeDataset } from './dataset.ts';
import { LineageError } from './error.ts';
import type { Run } from './run.ts';

/** Does the checks of a call. @throws LineageError of theirs, with the call, the run and its job named before. */
export function checkCall(call: string, { id, job }: Run, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof LineageError)) throw error;
    throw new LineageError(`${call}, run "${id}" of ${describeDataset(job)}: ${error.message}`);
  }
}
