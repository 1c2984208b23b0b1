/** The JSON twin of the page of all runs. */
import type { RunCalendar } from '../health/run/calendar.ts';
import type { RunStatistics } from '../health/run/statistics.ts';
import { formatInstant } from '../model/instant.ts';
import { jobPath, runPath } from './path.ts';
import { RUNS_PATH, type JobRunsLine, type RunsPage } from './runs-page.ts';

export function runsTwin(page: RunsPage) {
  const { asOf, statistics, standings, calendar, jobs, laterRuns } = page;
  return {
    kind: 'runs',
    url: RUNS_PATH,
    asOf: formatInstant(asOf),
    statistics: statisticsRecord(statistics),
    unfinished: Object.fromEntries(standings),
    laterRuns,
    calendar: calendar && calendarRecord(calendar),
    jobs: jobs.map(lineRecord),
  };
}

/** Durations in milliseconds. */
export function statisticsRecord({ median, p95, ...counts }: RunStatistics) {
  return { ...counts, durations: { medianMs: median, p95Ms: p95 } };
}

function lineRecord({ job, statistics, last, lastStanding }: JobRunsLine) {
  return {
    ...job.id,
    url: jobPath(job.id),
    statistics: statisticsRecord(statistics),
    last: { id: last.id, url: runPath(last.id), standing: lastStanding },
  };
}

/** Of each flow the periods in which it ran. */
function calendarRecord({ unit, starts, groupedBy, rows, hiddenFlows, earlierRuns }: RunCalendar) {
  return {
    unit,
    groupedBy,
    hiddenFlows,
    earlierRuns,
    flows: rows.map(({ flow, counts }) => ({
      flow,
      counts: starts.flatMap((start, index) => {
        const counted = counts[index];
        return counted === undefined || counted.runs === 0 ? [] : [{ from: start.slice(0, 10), ...counted }];
      }),
    })),
  };
}
