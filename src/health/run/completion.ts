/** Which run made up for one that did not come to its end. */
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
  for (let index = firstBegunFrom(runs, begunFrom); index < runs.length; index++) {
    const run = runs[index];
    if (run === undefined || (first !== null && beganAt(run) >= first.endedAt)) break;
    if (run.endedAt > endedAfter && (first === null || run.endedAt < first.endedAt)) first = run;
  }
  return first;
}

/** By bisection. */
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
