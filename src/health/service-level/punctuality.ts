/** What became of each moment at which a job was due. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import { instantOf, millisecondsOf, parseInstant, type Instant } from '../../model/instant.ts';
import { countUpTo } from './due.ts';

/** `awaited`: no run began yet, and it is not late yet. */
export type Outcome = 'on-time' | 'late' | 'missed' | 'awaited';

export interface DueMoment {
  readonly due: Instant;
  readonly outcome: Outcome;
  /** The run that was made for it; null where there is none. */
  readonly run: Run | null;
  /** How long after the moment the run began, in milliseconds; negative where it began before. Null without a run. */
  readonly lateness: number | null;
}

/** The clock of a scheduler and that of the machine that sends the event may differ by so many milliseconds. */
const CLOCK_DIFFERENCE = 1000;

/**
 * A run is made for one moment at most, and a moment has one run at most: of several the first to begin. A run whose
 * nominal time is a moment is made for that one; any other for the last moment before it began, if no run is made for that.
 * @param moments oldest first
 * @param runs of one job, oldest first
 * @param patience how many milliseconds after a moment a run may begin
 */
export function punctuality(
  moments: readonly Instant[],
  runs: readonly Run[],
  patience: number,
  asOf: Instant,
): DueMoment[] {
  const made = madeFor(moments, runs);
  return moments.map((due, index) => {
    const run = made.get(index) ?? null;
    const lateness = run && millisecondsOf(beganAt(run)) - millisecondsOf(due);
    const waited = lateness ?? millisecondsOf(asOf) - millisecondsOf(due);
    const isOver = waited > patience;
    const outcome = run === null ? (isOver ? 'missed' : 'awaited') : isOver ? 'late' : 'on-time';
    return { due, outcome, run, lateness };
  });
}

/** By the moment's place in the list. */
function madeFor(moments: readonly Instant[], runs: readonly Run[]): ReadonlyMap<number, Run> {
  const made = new Map<number, Run>();
  const take = (run: Run, index: number): void => {
    if (index >= 0 && !made.has(index)) made.set(index, run);
  };
  const places = new Map(moments.map((moment, index) => [moment, index]));
  const others: Run[] = [];
  for (const run of runs) {
    const nominal = nominalMoment(run, (time) => places.has(time));
    if (nominal === null) others.push(run);
    else take(run, places.get(nominal) ?? -1);
  }
  for (const run of others) take(run, countUpTo(moments, later(beganAt(run), CLOCK_DIFFERENCE)) - 1);
  return made;
}

/**
 * The run's nominal time, where it is a moment of the schedule. Airflow runs a job at the end of the time that it is
 * for: there the nominal end is the moment, and no run begins before it.
 */
function nominalMoment(run: Run, isMoment: (time: Instant) => boolean): Instant | null {
  const { nominalStartTime, nominalEndTime } = run.facets.known.nominalTime?.value ?? {};
  const start = instantIn(nominalStartTime);
  const end = instantIn(nominalEndTime);
  if (start === null) return null;
  if (end !== null && end > start && end <= later(beganAt(run), CLOCK_DIFFERENCE) && isMoment(end))
    return end;
  return isMoment(start) ? start : null;
}

function instantIn(text: string | null | undefined): Instant | null {
  return (text && parseInstant(text)?.instant) || null;
}

function later(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + milliseconds);
}
