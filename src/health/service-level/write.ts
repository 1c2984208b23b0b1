/** Runs that came to their end, by what they wrote. */
import { beganAt, isCompleted, type CompletedRun } from '../../graph/run-history.ts';
import {
  compareStrings,
  datasetKey,
  jobKey,
  keyOf,
  type DatasetId,
  type JobId,
  type Key,
} from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';

/** Those that wrote the dataset, in the order in which they ended. */
export function writesOf(ledger: Ledger, dataset: DatasetId): CompletedRun[] {
  return ledger.runsWriting(dataset).filter(isCompleted).sort(compareEnds);
}

function compareEnds(a: CompletedRun, b: CompletedRun): number {
  return compareStrings(a.endedAt, b.endedAt) || compareStrings(a.id, b.id);
}

/** By job and dataset; in the order in which they began. */
const writesByJob = perLedger((ledger: Ledger): ReadonlyMap<Key, readonly CompletedRun[]> => {
  const writes = new Map<Key, CompletedRun[]>();
  for (const run of ledger.runs.filter(isCompleted)) {
    for (const { id } of run.outputs) {
      const key = keyOf(jobKey(run.job), datasetKey(id));
      const list = writes.get(key);
      if (list === undefined) writes.set(key, [run]);
      else list.push(run);
    }
  }
  return writes;
});

interface WantedWrite {
  readonly job: JobId;
  readonly dataset: DatasetId;
  readonly begunFrom: Instant;
  readonly endedAfter: Instant;
}

/** When the first run of the job to write the dataset ended, of those that began and ended late enough; null of none. */
export function firstWrite(
  ledger: Ledger,
  { job, dataset, begunFrom, endedAfter }: WantedWrite,
): Instant | null {
  const runs = writesByJob(ledger).get(keyOf(jobKey(job), datasetKey(dataset))) ?? [];
  let first: Instant | null = null;
  for (let index = firstBegunFrom(runs, begunFrom); index < runs.length; index++) {
    const run = runs[index];
    if (run === undefined || (first !== null && beganAt(run) >= first)) break;
    if (run.endedAt > endedAfter && (first === null || run.endedAt < first)) first = run.endedAt;
  }
  return first;
}

/** By bisection. @param runs by when they began */
function firstBegunFrom(runs: readonly CompletedRun[], moment: Instant): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && beganAt(run) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
