/** What became of each moment at which a job was due. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import { millisecondsOf, type Instant } from '../../model/instant.ts';
import { countUpTo } from './due.ts';
import { latestFor, namesIntervals, nominalMoment, type Moments } from './nominal.ts';

/**
 * `awaited`: no run began yet, and it is not late yet. `unknown`: a run was made, and the first that the log says of it
 * is too late to tell whether it began in time.
 */
export type Outcome = 'on-time' | 'late' | 'missed' | 'awaited' | 'unknown';

export interface DueMoment {
  readonly due: Instant;
  readonly outcome: Outcome;
  /** The run that was made for it; null where there is none. */
  readonly run: Run | null;
  /** How long after the moment the run began, in milliseconds; negative where it began before. Null where that is not known. */
  readonly lateness: number | null;
}

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
  const made = madeFor(moments, runs, patience);
  return moments.map((due, index) => {
    const run = made.get(index) ?? null;
    const firstWord = run && millisecondsOf(beganAt(run)) - millisecondsOf(due);
    const waited = firstWord ?? millisecondsOf(asOf) - millisecondsOf(due);
    const outcome = outcomeOf(run, waited > patience);
    return { due, outcome, run, lateness: run?.startedAt == null ? null : firstWord };
  });
}

function outcomeOf(run: Run | null, isOver: boolean): Outcome {
  if (run === null) return isOver ? 'missed' : 'awaited';
  if (!isOver) return 'on-time';
  return run.startedAt === null ? 'unknown' : 'late';
}

/** By the moment's place in the list. */
function madeFor(
  moments: readonly Instant[],
  runs: readonly Run[],
  patience: number,
): ReadonlyMap<number, Run> {
  const made = new Map<number, Run>();
  const take = (run: Run, index: number): void => {
    if (index >= 0 && !made.has(index)) made.set(index, run);
  };
  const places = new Map(moments.map((moment, index) => [moment, index]));
  const known: Moments = {
    has: (time) => places.has(time),
    after: (moment) => moments[(places.get(moment) ?? moments.length) + 1] ?? null,
  };
  const isInterval = namesIntervals(runs, known, patience);
  const others: Run[] = [];
  for (const run of runs) {
    const nominal = nominalMoment(run, known, isInterval);
    if (nominal === null) others.push(run);
    else take(run, places.get(nominal) ?? -1);
  }
  for (const run of others) take(run, countUpTo(moments, latestFor(run)) - 1);
  return made;
}
