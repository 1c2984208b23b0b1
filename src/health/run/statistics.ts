/** Runs in figures. */
import type { Run } from '../../model/catalog.ts';
import { durationOf } from './duration.ts';

export interface RunStatistics {
  readonly runs: number;
  readonly complete: number;
  readonly failed: number;
  readonly aborted: number;
  readonly unfinished: number;
  /** Of the runs that ended, the share that completed, from 0 to 1; null where none ended. */
  readonly successRate: number | null;
  /** How many of the runs that completed say how long they took: what the next two are told from. */
  readonly timed: number;
  /** In milliseconds; null where `timed` is 0. */
  readonly median: number | null;
  /** What 95 of 100 did not exceed, in milliseconds; null where `timed` is 0. */
  readonly p95: number | null;
}

/** A run that failed says how soon, not how long its work takes: only those that completed are timed. */
export function statisticsOf(runs: readonly Run[]): RunStatistics {
  const of = (state: Run['state']): number => runs.filter((run) => run.state === state).length;
  const [complete, failed, aborted] = [of('complete'), of('failed'), of('aborted')];
  const ended = complete + failed + aborted;
  const durations = runs
    .flatMap((run) => (run.state === 'complete' ? (durationOf(run) ?? []) : []))
    .sort((a, b) => a - b);
  return {
    runs: runs.length,
    complete,
    failed,
    aborted,
    unfinished: runs.length - ended,
    successRate: ended === 0 ? null : complete / ended,
    timed: durations.length,
    median: nearestRank(durations, 0.5),
    p95: nearestRank(durations, 0.95),
  };
}

/**
 * The least value that no less than the given share of all values do not exceed: one of them, never one between two
 * (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 1). Null where there are none.
 * @param sorted from the least to the greatest
 * @param share above 0, up to 1
 */
export function nearestRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}
