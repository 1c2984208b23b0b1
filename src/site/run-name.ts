import { beganAt } from '../graph/run-history.ts';
import type { Run } from '../model/catalog.ts';

/** What people call a run, whose id says nothing to them: its job, and the minute (UTC) in which it began. */
export function runName(run: Run): string {
  const began = beganAt(run);
  return `${run.job.name}, ${began.slice(0, 10)} ${began.slice(11, 16)}`;
}
