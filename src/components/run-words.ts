/** Runs, and the runs of a period, in the words of charts. */
import { beganAt } from '../graph/run-history.ts';
import type { RunGroup } from '../health/run/group.ts';
import { standingOf, type Standing } from '../health/run/standing.ts';
import type { Ledger } from '../health/ledger.ts';
import type { Run } from '../model/catalog.ts';
import { duration, periodName, plural, readableTime, STATES } from './words.ts';

/** `failed, began 2026-11-06 02:05:00 UTC, took 1.5 s`, or `2026-11-06: 12 runs, 1 failed, 2 aborted` */
export function groupWords(ledger: Ledger, { at, unit, runs, standing }: RunGroup): string {
  const [run] = runs;
  if (unit === null && run !== undefined) return runWords(run, standing);
  const standings = Map.groupBy(runs, (one) => standingOf(ledger, one));
  const others = [...standings].filter(([one]) => one !== 'complete').sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${periodName(at, unit ?? 'day')}: ${plural(runs.length, 'run')}`,
    ...others.map(([one, those]) => `${those.length} ${STATES[one].word}`),
  ].join(', ');
}

function runWords(run: Run, standing: Standing): string {
  const took = duration(run);
  return [
    STATES[standing].word,
    `began ${readableTime(beganAt(run))}`,
    ...(took === null ? [] : [`took ${took}`]),
  ].join(', ');
}

/** Which shapes a chart's legend explains: in a fixed order. */
export function legendOf(groups: readonly RunGroup[]): Standing[] {
  const present = new Set(groups.map(({ standing }) => standing));
  return (['complete', 'failed', 'aborted', 'running', 'overdue', 'abandoned', 'unfinished'] as const).filter(
    (standing) => present.has(standing),
  );
}
