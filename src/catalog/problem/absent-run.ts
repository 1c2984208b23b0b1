/** Runs, and ends of runs, that one expects of a log and does not find in it. */
import type { Job, Run } from '../../model/catalog.ts';
import { jobKey, type Key } from '../../model/identity.ts';
import { formatInstant } from '../../model/instant.ts';
import type { Problem } from '../../model/problem.ts';
import { warning } from './warning.ts';

/** Jobs that events outside any run declare, and that never ran. */
export function jobsWithoutRuns(jobs: readonly Job[]): Problem[] {
  return jobs
    .filter((job) => job.runs.length === 0 && job.events.length > 0)
    .map(({ id, events }) =>
      warning(
        'job-without-runs',
        events[0],
        `the job ${id.name} in ${id.namespace} is declared, and no run of it is in the log`,
        'see whether it is scheduled, whether its runs go by another name, or whether their events were lost',
      ),
    );
}

/**
 * Runs without a terminal event.
 * @param runs newest first
 */
export function unfinished(runs: readonly Run[]): Problem[] {
  const completed = lastCompleted(runs);
  return runs
    .filter((run) => run.state === 'unfinished')
    .map((run) => {
      const next = completed.get(jobKey(run.job));
      const later = next !== undefined && next.firstSeen > lastSeen(run) ? next : null;
      return warning(
        'run-unfinished',
        run.events[0],
        `the run ${run.id} of ${run.job.name} was first heard of at ${formatInstant(run.firstSeen)}, and no event ends it` +
          (later === null ? '' : `; a run that began later, ${later.id}, completed`),
        later === null
          ? 'see whether it was killed, whether it still runs, or whether its last event was lost'
          : 'see whether it was killed or its last event was lost, and let what stops it send FAIL or ABORT',
      );
    });
}

/** Of each job, the run that completed and was the last to begin. */
function lastCompleted(runs: readonly Run[]): ReadonlyMap<Key, Run> {
  const last = new Map<Key, Run>();
  for (const run of runs) {
    const key = jobKey(run.job);
    if (run.state === 'complete' && !last.has(key)) last.set(key, run);
  }
  return last;
}

function lastSeen({ firstSeen, events }: Run): string {
  return events.at(-1)?.time ?? firstSeen;
}
