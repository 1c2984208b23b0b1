/** How often each flow ran, by day, week, month or year. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import { compareStrings } from '../../model/identity.ts';
import type { Ledger } from '../ledger.ts';
import { flowsOf, type Flows } from './flow.ts';
import { periodStart, periodsOf, type Periods } from './period.ts';

/** The runs of a flow that began in a period. */
export interface CalendarCount {
  readonly runs: number;
  /** Of these, how many failed or were aborted. */
  readonly failed: number;
}

export interface CalendarRow {
  readonly flow: string;
  /** One for each period. */
  readonly counts: readonly CalendarCount[];
}

export interface RunCalendar extends Periods {
  readonly groupedBy: Flows['groupedBy'];
  /** By name. */
  readonly rows: readonly CalendarRow[];
  /** Flows that are left out: those with the fewest runs. */
  readonly hiddenFlows: number;
  /** Runs, of any flow, that began before the first period. */
  readonly earlierRuns: number;
}

export const MAX_FLOWS = 40;
export const MAX_PERIODS = 62;

/** Up to the ledger's moment; null where there are no runs. */
export function runCalendar(ledger: Ledger): RunCalendar | null {
  const [first] = ledger.runs;
  if (first === undefined) return null;
  const periods = periodsOf(beganAt(first), ledger.asOf, MAX_PERIODS);
  const flows = flowsOf(ledger.network);
  const byFlow = [...Map.groupBy(ledger.runs, (run) => flows.of(run.job))];
  const busiest = byFlow.sort(([a, x], [b, y]) => y.length - x.length || compareStrings(a, b));
  const start = periods.starts[0];
  return {
    ...periods,
    groupedBy: flows.groupedBy,
    rows: busiest
      .slice(0, MAX_FLOWS)
      .sort(([a], [b]) => compareStrings(a, b))
      .map(([flow, runs]) => ({ flow, counts: countsOf(runs, periods) })),
    hiddenFlows: Math.max(0, byFlow.length - MAX_FLOWS),
    earlierRuns: start === undefined ? 0 : ledger.runs.filter((run) => beganAt(run) < start).length,
  };
}

function countsOf(runs: readonly Run[], { unit, starts }: Periods): CalendarCount[] {
  const byPeriod = Map.groupBy(runs, (run) => periodStart(beganAt(run), unit));
  return starts.map((start) => {
    const those = byPeriod.get(start) ?? [];
    return { runs: those.length, failed: those.filter(isFailure).length };
  });
}

function isFailure({ state }: Run): boolean {
  return state === 'failed' || state === 'aborted';
}
