/** Runs that came to their end, by what they wrote. */
import { isCompleted, type CompletedRun } from '../../graph/run-history.ts';
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
import { firstCompletion } from '../run/completion.ts';

/** Those that wrote the dataset, in the order in which they ended. */
export function writesOf(ledger: Ledger, dataset: DatasetId): CompletedRun[] {
  return ledger.runsWriting(dataset).filter(isCompleted).sort(compareEnds);
}

function compareEnds(a: CompletedRun, b: CompletedRun): number {
  return compareStrings(a.endedAt, b.endedAt) || compareStrings(a.id, b.id);
}

/** By job and dataset; in the order in which they began. */
const writesByJob = perLedger(
  'health/service-level/write',
  (ledger: Ledger): ReadonlyMap<Key, readonly CompletedRun[]> => {
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
  },
);

interface WantedWrite {
  readonly job: JobId;
  readonly dataset: DatasetId;
  readonly begunFrom: Instant;
  readonly endedAfter: Instant;
}

/** The first run of the job to write the dataset, by its end, of those that began and ended late enough; null of none. */
export function firstWrite(
  ledger: Ledger,
  { job, dataset, begunFrom, endedAfter }: WantedWrite,
): CompletedRun | null {
  return firstCompletion(writesOfJob(ledger, job, dataset), begunFrom, endedAfter);
}

/** In the order in which they began. */
export function writesOfJob(ledger: Ledger, job: JobId, dataset: DatasetId): readonly CompletedRun[] {
  return writesByJob(ledger).get(keyOf(jobKey(job), datasetKey(dataset))) ?? [];
}
