/** Runs as they are drawn: each by itself, or, where that would be too many, those of a period together. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ledger } from '../ledger.ts';
import { periodStart, type Periods, type PeriodUnit } from './period.ts';
import { standingOf, type Standing } from './standing.ts';

export interface RunGroup {
  /** When its only run, or the period, began. */
  readonly at: Instant;
  /** Of the period; null where it is one run by itself. */
  readonly unit: PeriodUnit | null;
  /** Oldest first, never none. */
  readonly runs: readonly Run[];
  /** The worst of its runs. */
  readonly standing: Standing;
}

/** From the worst on. */
const WORST: readonly Standing[] = [
  'failed',
  'overdue',
  'aborted',
  'abandoned',
  'unfinished',
  'running',
  'complete',
];

/** @param runs oldest first */
export function eachAlone(ledger: Ledger, runs: readonly Run[]): RunGroup[] {
  return runs.map((run) => ({
    at: beganAt(run),
    unit: null,
    runs: [run],
    standing: standingOf(ledger, run),
  }));
}

/** Runs that began before the first period are left out. @param runs oldest first */
export function byPeriod(ledger: Ledger, runs: readonly Run[], { unit, starts }: Periods): RunGroup[] {
  const first = starts[0];
  const groups = Map.groupBy(runs, (run) => periodStart(beganAt(run), unit));
  return [...groups].flatMap(([at, those]) =>
    first === undefined || at < first ? [] : [{ at, unit, runs: those, standing: worstOf(ledger, those) }],
  );
}

function worstOf(ledger: Ledger, runs: readonly Run[]): Standing {
  const standings = new Set(runs.map((run) => standingOf(ledger, run)));
  return WORST.find((standing) => standings.has(standing)) ?? 'complete';
}
