/** Which moment of its schedule a run says that it was made for: the facet `nominalTime` of OpenLineage. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import { instantOf, millisecondsOf, parseInstant, type Instant } from '../../model/instant.ts';

/** The moments of a schedule, as far as they are known. */
export interface Moments {
  has(time: Instant): boolean;
  /** The one after a moment; null where none is known. */
  after(moment: Instant): Instant | null;
}

/** The clock of a scheduler and that of the machine that sends the event may differ by so many milliseconds. */
export const CLOCK_DIFFERENCE = 1000;

/** The latest moment for which a run can have begun. */
export function latestFor(run: Run): Instant {
  return later(beganAt(run), CLOCK_DIFFERENCE);
}

export function later(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + milliseconds);
}

/**
 * Whether the nominal times of a job begin the time that a run is for, as Airflow's `data_interval_start` does: such a
 * run is made at the end of it, which is the next moment. It is told from the runs that name no end: none began before
 * the next moment, and one began in time for it.
 * @param patience how many milliseconds after a moment a run is in time
 */
export function namesIntervals(runs: readonly Run[], moments: Moments, patience: number): boolean {
  let isTold = false;
  for (const run of runs) {
    const { start, end } = nominalTimes(run);
    if (start === null || end !== null || !moments.has(start)) continue;
    const next = moments.after(start);
    if (next === null || latestFor(run) < next) return false;
    isTold ||= beganAt(run) <= later(next, patience);
  }
  return isTold;
}

/** Null where its nominal time is no moment of the schedule. A nominal end is the moment, where no run begins before it. */
export function nominalMoment(run: Run, moments: Moments, isInterval: boolean): Instant | null {
  const { start, end } = nominalTimes(run);
  if (start === null) return null;
  if (end !== null && end > start && end <= latestFor(run) && moments.has(end)) return end;
  if (!moments.has(start)) return null;
  return isInterval && end === null ? moments.after(start) : start;
}

function nominalTimes(run: Run): { readonly start: Instant | null; readonly end: Instant | null } {
  const { nominalStartTime, nominalEndTime } = run.facets.known.nominalTime?.value ?? {};
  return { start: instantIn(nominalStartTime), end: instantIn(nominalEndTime) };
}

function instantIn(text: string | null | undefined): Instant | null {
  return (text && parseInstant(text)?.instant) || null;
}
