/** All runs, a row for each job, or for each flow where there are many jobs. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import { compareStrings, type JobId } from '../../model/identity.ts';
import type { Ledger } from '../ledger.ts';
import { flowsOf } from './flow.ts';
import { byPeriod, eachAlone, type RunGroup } from './group.ts';
import { periodsOf, type PeriodUnit } from './period.ts';

export type TimelineSubject =
  { readonly kind: 'job'; readonly id: JobId } | { readonly kind: 'flow'; readonly name: string };

export interface TimelineLine {
  readonly subject: TimelineSubject;
  /** Oldest first. */
  readonly groups: readonly RunGroup[];
}

export interface RunTimeline {
  readonly by: TimelineSubject['kind'];
  /** Null where each run stands by itself. */
  readonly unit: PeriodUnit | null;
  /** Sorted by name; never none. */
  readonly lines: readonly TimelineLine[];
  /** Flows that are left out: those with the fewest runs. */
  readonly hiddenFlows: number;
  /** Runs that are left out, since they began before the first period. */
  readonly earlierRuns: number;
}

/** How many rows there are at most. */
export const MAX_LINES = 40;
/** How many runs are drawn one by one; beyond it, by period. */
export const MAX_ALONE = 600;
/** The least periods that a row has room for. */
const LEAST_PERIODS = 20;

/** Null where there are no runs. */
export function runTimeline(ledger: Ledger): RunTimeline | null {
  const [first] = ledger.runs;
  if (first === undefined) return null;
  const { by, lines, hidden } = linesOf(ledger);
  const total = lines.reduce((sum, { runs }) => sum + runs.length, 0);
  const rest = { by, hiddenFlows: hidden };
  if (total <= MAX_ALONE) {
    const alone = lines.map(({ subject, runs }) => ({ subject, groups: eachAlone(ledger, runs) }));
    return { ...rest, unit: null, lines: alone, earlierRuns: 0 };
  }
  const most = Math.max(LEAST_PERIODS, Math.floor(MAX_ALONE / lines.length));
  const periods = periodsOf(beganAt(first), ledger.asOf, most);
  const start = periods.starts[0] ?? beganAt(first);
  return {
    ...rest,
    unit: periods.unit,
    lines: lines.map(({ subject, runs }) => ({ subject, groups: byPeriod(ledger, runs, periods) })),
    earlierRuns: lines.flatMap(({ runs }) => runs).filter((run) => beganAt(run) < start).length,
  };
}

interface Line {
  readonly subject: TimelineSubject;
  readonly runs: readonly Run[];
}

function linesOf(ledger: Ledger): { by: TimelineSubject['kind']; lines: readonly Line[]; hidden: number } {
  const jobs = ledger.network.catalog.jobs
    .map(({ id }) => ({ subject: { kind: 'job' as const, id }, runs: ledger.runsOf(id) }))
    .filter(({ runs }) => runs.length > 0);
  if (jobs.length <= MAX_LINES) return { by: 'job', lines: jobs, hidden: 0 };
  const flows = flowsOf(ledger.network);
  const lines = [...Map.groupBy(ledger.runs, (run) => flows.of(run.job))]
    .sort(([a, x], [b, y]) => y.length - x.length || compareStrings(a, b))
    .map(([name, runs]) => ({ subject: { kind: 'flow' as const, name }, runs }));
  const kept = lines.slice(0, MAX_LINES).sort((a, b) => compareStrings(a.subject.name, b.subject.name));
  return { by: 'flow', lines: kept, hidden: lines.length - kept.length };
}
