/** Since when a job has missed its moments, where that is longer than these are looked at. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import type { Instant } from '../../model/instant.ts';
import { lastMoment, nextMoment, type Schedule } from '../../model/schedule.ts';
import { latestFor, namesIntervals, nominalMoment, type Moments } from './nominal.ts';

/**
 * The first moment after all for which a run was made before `oldest`: at the latest, that moment itself.
 * @param oldest a moment that was missed
 * @param runs of the job, oldest first
 * @param firstSeen when the log first speaks of the job
 */
export function missedFrom(
  schedule: Schedule,
  oldest: Instant,
  runs: readonly Run[],
  firstSeen: Instant,
  patience: number,
): Instant {
  const before = runs.filter((run) => beganAt(run) < oldest);
  const moments: Moments = {
    has: (time) => lastMoment(schedule, time) === time,
    after: (moment) => nextMoment(schedule, moment),
  };
  const isInterval = namesIntervals(before.slice(-MOST_RUNS), moments, patience);
  let made = firstSeen;
  // Newest first: once a run began no later than a moment that has one, none before it was made for a later one.
  for (const run of before.reverse()) {
    if (made > firstSeen && beganAt(run) <= made) break;
    const moment = nominalMoment(run, moments, isInterval) ?? lastMoment(schedule, latestFor(run));
    if (moment !== null && moment > made) made = moment;
  }
  const first = nextMoment(schedule, made);
  return first === null || first > oldest ? oldest : first;
}

/** So many runs tell what a job calls its nominal time. */
const MOST_RUNS = 20;
