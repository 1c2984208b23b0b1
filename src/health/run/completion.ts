/** Which run made up for one that did not come to its end. */
import { countLeading } from '../../model/bisection.ts';
import { beganAt, type CompletedRun } from '../../graph/run-history.ts';
import type { Instant } from '../../model/instant.ts';

/**
 * The first to end of the runs that began no earlier than a moment and ended after another; null of none.
 * @param runs by when they began
 */
export function firstCompletion(
  runs: readonly CompletedRun[],
  begunFrom: Instant,
  endedAfter: Instant,
): CompletedRun | null {
  let first: CompletedRun | null = null;
  const start = countLeading(runs, (run) => beganAt(run) < begunFrom);
  for (let index = start; index < runs.length; index++) {
    const run = runs[index];
    if (run === undefined || (first !== null && beganAt(run) >= first.endedAt)) break;
    if (run.endedAt > endedAfter && (first === null || run.endedAt < first.endedAt)) first = run;
  }
  return first;
}
