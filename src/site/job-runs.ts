/** How the runs of a job went. */
import { beganAt } from '../graph/run-history.ts';
import { durationOf } from '../health/run/duration.ts';
import { byPeriod, eachAlone, type RunGroup } from '../health/run/group.ts';
import { periodsOf, type PeriodUnit } from '../health/run/period.ts';
import { allowanceOf, standingOf, type Allowance, type Standing } from '../health/run/standing.ts';
import { statisticsOf, type RunStatistics } from '../health/run/statistics.ts';
import type { Job, Run, Stated } from '../model/catalog.ts';
import type { Duration } from '../model/duration.ts';
import type { ErrorMessageFacet } from '../model/run-facet.ts';
import type { Site } from './site.ts';

export interface LastError {
  readonly run: Run;
  /** Null where the log does not say what was wrong. */
  readonly error: Stated<ErrorMessageFacet> | null;
  /** The first run of the job that completed after it; null where none has. */
  readonly mendedBy: Run | null;
}

/** A run, or the runs of a period, with how long they took. */
export interface TimedGroup extends RunGroup {
  /** In milliseconds: of one run, or the median of those of the period that completed; null where it is not known. */
  readonly milliseconds: number | null;
}

export interface JobRuns {
  readonly statistics: RunStatistics;
  /** Oldest first. */
  readonly groups: readonly TimedGroup[];
  /** Null where each run stands by itself. */
  readonly unit: PeriodUnit | null;
  /** Runs that are not in the groups: they began before the first. */
  readonly earlierRuns: number;
  readonly lastError: LastError | null;
  /** How long people let a run take; null where nobody says. */
  readonly longest: Duration | null;
  /** The newest run, where no event ended it, with what that means. */
  readonly open: {
    readonly run: Run;
    readonly standing: Standing;
    /** Null where nobody says how long it may go on. */
    readonly allowance: Allowance | null;
  } | null;
}

/** How many runs are drawn one by one; beyond it, by period. */
export const MAX_ALONE = 200;
const MAX_PERIODS = 120;

/** Null where the job has no runs. */
export function jobRuns({ ledger }: Site, job: Job): JobRuns | null {
  const runs = ledger.runsOf(job.id);
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { groups, unit, earlierRuns } = groupsOf(ledger, runs, first);
  return {
    statistics: statisticsOf(runs),
    groups,
    unit,
    earlierRuns,
    lastError: lastErrorOf(runs),
    longest: job.glossary?.longest ?? null,
    open:
      last.state === 'unfinished'
        ? { run: last, standing: standingOf(ledger, last), allowance: allowanceOf(ledger, last) }
        : null,
  };
}

function groupsOf(ledger: Site['ledger'], runs: readonly Run[], first: Run) {
  if (runs.length <= MAX_ALONE) {
    const groups = eachAlone(ledger, runs).map((group) => ({ ...group, milliseconds: timeOf(group) }));
    return { groups, unit: null, earlierRuns: 0 };
  }
  const periods = periodsOf(beganAt(first), ledger.asOf, MAX_PERIODS);
  const start = periods.starts[0] ?? beganAt(first);
  const groups = byPeriod(ledger, runs, periods).map((group) => ({
    ...group,
    milliseconds: statisticsOf(group.runs).median,
  }));
  return { groups, unit: periods.unit, earlierRuns: runs.filter((run) => beganAt(run) < start).length };
}

function timeOf({ runs: [run] }: RunGroup): number | null {
  return run === undefined ? null : durationOf(run);
}

/** @param runs oldest first */
function lastErrorOf(runs: readonly Run[]): LastError | null {
  const run = runs.findLast(({ state }) => state === 'failed' || state === 'aborted');
  if (run === undefined) return null;
  const end = run.endedAt ?? beganAt(run);
  const mending = runs.flatMap((one) =>
    one.state === 'complete' && one.endedAt !== null && one.endedAt > end && beganAt(one) >= beganAt(run)
      ? [[one.endedAt, one] as const]
      : [],
  );
  const first = mending.reduce<(typeof mending)[number] | null>(
    (least, one) => (least === null || one[0] < least[0] ? one : least),
    null,
  );
  return { run, error: run.facets.known.errorMessage ?? null, mendedBy: first?.[1] ?? null };
}
