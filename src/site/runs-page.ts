/** What the page of all runs says; its JSON twin says the same. */
import { beganAt } from '../graph/run-history.ts';
import { runCalendar, type RunCalendar } from '../health/run/calendar.ts';
import { standingOf, type Standing } from '../health/run/standing.ts';
import { statisticsOf, type RunStatistics } from '../health/run/statistics.ts';
import { runTimeline, type RunTimeline } from '../health/run/timeline.ts';
import type { Job, Run } from '../model/catalog.ts';
import { compareNames, compareStrings } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import type { SitePath } from './path.ts';
import type { Site } from './site.ts';

export const RUNS_PATH: SitePath = '/runs/';
/** Not beside its page, as other twins are: a run may be called `index.json`. */
export const RUNS_TWIN_PATH: SitePath = '/api/runs.json';

export interface JobRunsLine {
  readonly job: Job;
  readonly statistics: RunStatistics;
  readonly last: Run;
  readonly lastStanding: Standing;
  /** Its newest runs, oldest first. */
  readonly recent: readonly Run[];
}

export interface RunsPage {
  /** The figures are those of this moment. */
  readonly asOf: Instant;
  readonly statistics: RunStatistics;
  /** How many unfinished runs there are of each standing, in a fixed order; none of which there are 0. */
  readonly standings: readonly (readonly [Standing, number])[];
  readonly timeline: RunTimeline | null;
  readonly calendar: RunCalendar | null;
  /** Every job that ran: those whose last run did not complete first, then the one that ran last. */
  readonly jobs: readonly JobRunsLine[];
  /** Runs that began after the moment of the figures, and count in none of them. */
  readonly laterRuns: number;
}

/** How many runs of a job are drawn into its line. */
const MAX_RECENT = 30;
const OPEN = ['running', 'overdue', 'abandoned', 'unfinished'] as const;

export function runsPage({ catalog, ledger }: Site): RunsPage {
  const unfinished = ledger.runs.filter(({ state }) => state === 'unfinished');
  const standings = Map.groupBy(unfinished, (run) => standingOf(ledger, run));
  return {
    asOf: ledger.asOf,
    statistics: statisticsOf(ledger.runs),
    standings: OPEN.flatMap((standing) => {
      const runs = standings.get(standing);
      return runs === undefined ? [] : [[standing, runs.length] as const];
    }),
    timeline: runTimeline(ledger),
    calendar: runCalendar(ledger),
    jobs: catalog.jobs.flatMap((job) => lineOf(ledger, job)).sort(byTrouble),
    laterRuns: catalog.runs.length - ledger.runs.length,
  };
}

function lineOf(ledger: Site['ledger'], job: Job): JobRunsLine[] {
  const runs = ledger.runsOf(job.id);
  const last = runs.at(-1);
  if (last === undefined) return [];
  return [
    {
      job,
      statistics: statisticsOf(runs),
      last,
      lastStanding: standingOf(ledger, last),
      recent: runs.slice(-MAX_RECENT),
    },
  ];
}

function byTrouble(a: JobRunsLine, b: JobRunsLine): number {
  return (
    Number(isWell(a)) - Number(isWell(b)) ||
    compareStrings(beganAt(b.last), beganAt(a.last)) ||
    compareNames(a.job.id, b.job.id)
  );
}

function isWell({ lastStanding }: JobRunsLine): boolean {
  return lastStanding === 'complete' || lastStanding === 'running';
}
