/** Jobs that did not follow when their input was rewritten. A log knows no schedules; what a job always did, it does know. */
import { beganAt, isCompleted, type CompletedRun } from '../../graph/run-history.ts';
import { sameName, type DatasetId, type JobId } from '../../model/identity.ts';
import { instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';
import type { Setback } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { writesOf } from '../service-level/write.ts';

/** So many times the longest that it ever took to follow is too long. */
export const MOST_DELAY = 2;

/**
 * Of jobs without a schedule: the times at which an input had been rewritten, and no run had followed in twice the time
 * that this had ever taken before, given that as many runs had followed as it takes to judge a figure.
 */
export function behindSetbacks(ledger: Ledger): Setback[] {
  return ledger.network.catalog.jobs
    .filter(({ glossary }) => (glossary?.cron ?? null) === null)
    .flatMap(({ id }) => {
      const runs = ledger.runsOf(id).filter(isCompleted);
      if (runs.length < ledger.settings.anomaly.leastRuns) return [];
      return ledger.network.flow.inputsOf(id).flatMap((input) => behindOf(ledger, id, input, runs));
    });
}

/** @param runs of the job, by when they began */
function behindOf(ledger: Ledger, job: JobId, input: DatasetId, runs: readonly CompletedRun[]): Setback[] {
  const { asOf, settings } = ledger;
  const rewrites = rewritesOf(
    writesOf(ledger, input).filter((run) => !sameName(run.job, job)),
    runs,
  );
  const found: Setback[] = [];
  const mostLag = longestBefore(rewrites, settings.anomaly.leastRuns);
  let since: Instant | null = null;
  for (const { run, followedAt } of rewrites) {
    const longest = mostLag(run.endedAt);
    if (since !== null && run.endedAt < since) continue;
    if (longest === null) continue;
    const deadline = after(run.endedAt, MOST_DELAY * longest + settings.patience);
    if (deadline >= (followedAt ?? asOf)) continue;
    found.push({ kind: 'behind', job, since: deadline, input, rewrittenBy: run });
    if (followedAt === null) break;
    since = followedAt;
  }
  return found;
}

interface Rewrite {
  readonly run: CompletedRun;
  /** When the first run ended that began after it; null where there is none. */
  readonly followedAt: Instant | null;
}

function rewritesOf(writes: readonly CompletedRun[], runs: readonly CompletedRun[]): Rewrite[] {
  let next = 0;
  return writes.map((run) => {
    while (next < runs.length && beganAt(runs[next] ?? run) < run.endedAt) next += 1;
    return { run, followedAt: runs[next]?.endedAt ?? null };
  });
}

/** The longest time, in milliseconds, that it had taken to follow by a moment; null where too few had. Moments ascend. */
function longestBefore(rewrites: readonly Rewrite[], least: number): (moment: Instant) => number | null {
  let [known, longest] = [0, 0];
  return (moment) => {
    for (; known < rewrites.length; known++) {
      const { run, followedAt } = rewrites[known] ?? { run: null, followedAt: null };
      if (run === null || followedAt === null || followedAt > moment) break;
      longest = Math.max(longest, millisecondsOf(followedAt) - millisecondsOf(run.endedAt));
    }
    return known < least ? null : longest;
  };
}

function after(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + milliseconds);
}
