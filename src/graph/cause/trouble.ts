/** What is wrong with a job by a moment: its last run did not come to its end, or it has not run since it had cause to. */
import type { Run } from '../../model/catalog.ts';
import type { Evidence } from '../../model/event.ts';
import type { DatasetId, JobId } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import { laterEnd, lastWordOf, type RunHistory } from '../run-history.ts';

/**
 * `failed`: the last run that had begun failed or was aborted. `unfinished`: no event ends it. `not-run`: an input was
 * rewritten after the job's last complete run had ended, and no later run was complete by then. A log knows no
 * schedules: that a job should have run at some time, it cannot say.
 */
export type Trouble =
  | { readonly kind: 'failed' | 'unfinished'; readonly run: Run; readonly evidence: Evidence }
  | {
      readonly kind: 'not-run';
      /** The job's last complete run. */
      readonly run: Run;
      readonly input: DatasetId;
      /** The last run to write the input; its end is the evidence. */
      readonly rewrittenBy: Run;
      readonly evidence: Evidence;
    };

export function troubleOf(
  history: RunHistory,
  job: JobId,
  inputs: readonly DatasetId[],
  until: Instant | null,
): Trouble | null {
  const last = history.lastBegun(job, until);
  if (last === null) return null;
  if (last.state !== 'complete') {
    const evidence = lastWordOf(last);
    const kind = last.state === 'unfinished' ? 'unfinished' : 'failed';
    return evidence && { kind, run: last, evidence };
  }
  return notRun(history, job, inputs, until);
}

function notRun(
  history: RunHistory,
  job: JobId,
  inputs: readonly DatasetId[],
  until: Instant | null,
): Trouble | null {
  const run = history.lastCompleted(job, until);
  if (run === null) return null;
  // The job's own writes are among them, and never later than its last complete run.
  const rewrites = inputs.flatMap((input) => {
    const rewrittenBy = lastWriteOf(history, input, until);
    return isAfter(rewrittenBy, run) ? [{ input, rewrittenBy }] : [];
  });
  const latest = rewrites.reduce<(typeof rewrites)[number] | null>(
    (found, one) =>
      found !== null && laterEnd(found.rewrittenBy, one.rewrittenBy) === found.rewrittenBy ? found : one,
    null,
  );
  const evidence = latest && lastWordOf(latest.rewrittenBy);
  return evidence && { kind: 'not-run', run, ...latest, evidence };
}

/** The last run to complete of those that wrote the dataset, whatever their jobs. */
export function lastWriteOf(history: RunHistory, dataset: DatasetId, until: Instant | null): Run | null {
  return history
    .writersOf(dataset)
    .map((writer) => history.lastWrite(writer, dataset, until))
    .reduce(laterEnd, null);
}

function isAfter(later: Run | null, run: Run): later is Run {
  return later?.endedAt != null && run.endedAt !== null && later.endedAt > run.endedAt;
}
