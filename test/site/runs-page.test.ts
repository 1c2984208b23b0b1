import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { jobRuns, MAX_ALONE, type JobRuns } from '../../src/site/job-runs.ts';
import { runsPage } from '../../src/site/runs-page.ts';
import { runsTwin } from '../../src/site/runs-record.ts';
import { facet, runEvent, siteOf } from './log.ts';

const START = Date.UTC(2020, 10, 2);
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();
const DAY = 24 * 60;

/** A run from its first minute to its last; without a type none ends it. */
function run(id: string, from: number, type?: string, until = from + 1, more: JsonObject = {}): JsonObject[] {
  const start = runEvent({ run: id, type: 'START', time: at(from), ...more });
  return type === undefined ? [start] : [start, runEvent({ run: id, type, time: at(until), ...more })];
}

const failing = (message: string) => ({
  runFacets: { errorMessage: facet({ message, programmingLanguage: 'SQL' }) },
});

async function runsOf(events: readonly JsonObject[], glossary = ''): Promise<JobRuns> {
  const site = await siteOf(events, glossary);
  const job = site.catalog.jobs.find(({ id }) => id.name === 'load');
  const runs = job && jobRuns(site, job);
  if (!runs) throw new Error('the job has no runs');
  return runs;
}

const WITH_LONGEST = 'jobs:\n  jobs:\n    load:\n      longest: 30 minutes\n';

describe('the runs of a job', () => {
  test('have the last error in full, and the first run that completed after it', async () => {
    const events = [
      ...run('a', 0, 'FAIL', 5, failing('first')),
      ...run('b', 10, 'FAIL', 15, failing('second\nin full')),
      ...run('c', 20, 'COMPLETE', 40),
      ...run('d', 30, 'COMPLETE', 35),
    ];
    const { lastError } = await runsOf(events);
    expect(lastError?.run.id).toBe('b');
    expect(lastError?.error?.value.message).toBe('second\nin full');
    expect(lastError?.mendedBy?.id).toBe('d');
    expect((await runsOf(events.slice(0, 4))).lastError?.mendedBy).toBe(null);
  });

  test('are not mended by one that was under way when the last that failed began', async () => {
    const events = [...run('a', 0, 'COMPLETE', 40), ...run('b', 10, 'FAIL', 15, failing('no'))];
    expect((await runsOf(events)).lastError).toMatchObject({ run: { id: 'b' }, mendedBy: null });
  });

  test('have an error without words where the log gives none, and none where no run failed', async () => {
    expect((await runsOf(run('a', 0, 'ABORT'))).lastError).toMatchObject({ run: { id: 'a' }, error: null });
    expect((await runsOf(run('a', 0, 'COMPLETE'))).lastError).toBe(null);
  });

  test('say of the newest run without an end what that means by the glossary', async () => {
    const events = [...run('a', 0), ...run('other', 20, 'COMPLETE', 25, { job: 'other' })];
    expect((await runsOf(events)).open).toMatchObject({ standing: 'unfinished', allowance: null });
    expect((await runsOf(events, WITH_LONGEST)).open).toMatchObject({ standing: 'running' });
    const later = [...events, ...run('later', 60, 'COMPLETE', 61, { job: 'other' })];
    expect((await runsOf(later, WITH_LONGEST)).open).toMatchObject({
      standing: 'overdue',
      allowance: { until: '2020-11-02T00:30:00.000000000Z' },
    });
  });

  test('are drawn each with its duration, and by period where they are too many: the median of those that completed', async () => {
    const few = await runsOf([...run('a', 0, 'COMPLETE', 3), ...run('b', 10)]);
    expect(few.unit).toBe(null);
    expect(few.groups.map(({ milliseconds }) => milliseconds)).toEqual([180_000, null]);
    const many = Array.from({ length: MAX_ALONE + 1 }, (_, index) => {
      const [from, took] = [Math.floor(index / 3) * DAY, [1, 5, 9][index % 3] ?? 0];
      return run(
        `r${index}`,
        from + (index % 3) * 60,
        index % 3 === 2 ? 'FAIL' : 'COMPLETE',
        from + (index % 3) * 60 + took,
      );
    });
    const { unit, groups, earlierRuns } = await runsOf(many.flat());
    expect([unit, groups.length, earlierRuns]).toEqual(['day', 67, 0]);
    expect(groups[0]).toMatchObject({ standing: 'failed', milliseconds: 60_000 });
  });
});

describe('the page of all runs', () => {
  test('puts jobs first whose last run did not complete, then the one that ran last', async () => {
    const events = [
      ...run('a', 0, 'COMPLETE', 1, { job: 'early' }),
      ...run('b', 10, 'COMPLETE', 11, { job: 'late' }),
      ...run('c', 5, 'FAIL', 6, { job: 'broken' }),
      ...run('d', 7, undefined, 0, { job: 'open' }),
    ];
    const page = runsPage(await siteOf(events));
    expect(page.jobs.map(({ job }) => job.id.name)).toEqual(['open', 'broken', 'late', 'early']);
    expect(page.standings).toEqual([['unfinished', 1]]);
  });

  test('says the same to machines', async () => {
    const events = [...run('a', 0, 'COMPLETE', 2), ...run('b', DAY, 'FAIL', DAY + 1)];
    expect(runsTwin(runsPage(await siteOf(events)))).toEqual({
      kind: 'runs',
      url: '/runs/',
      asOf: '2020-11-03T00:01:00Z',
      statistics: {
        runs: 2,
        complete: 1,
        failed: 1,
        aborted: 0,
        unfinished: 0,
        successRate: 0.5,
        timed: 1,
        durations: { medianMs: 120_000, p95Ms: 120_000 },
      },
      unfinished: {},
      laterRuns: 0,
      calendar: {
        unit: 'day',
        groupedBy: 'namespace',
        hiddenFlows: 0,
        earlierRuns: 0,
        flows: [
          {
            flow: 'jobs',
            counts: [
              { from: '2020-11-02', runs: 1, failed: 0 },
              { from: '2020-11-03', runs: 1, failed: 1 },
            ],
          },
        ],
      },
      jobs: [
        {
          namespace: 'jobs',
          name: 'load',
          url: '/jobs/jobs/load/',
          statistics: {
            runs: 2,
            complete: 1,
            failed: 1,
            aborted: 0,
            unfinished: 0,
            successRate: 0.5,
            timed: 1,
            durations: { medianMs: 120_000, p95Ms: 120_000 },
          },
          last: { id: 'b', url: '/runs/b/', standing: 'failed' },
        },
      ],
    });
  });

  test('has nothing to draw where there are no runs', async () => {
    const declared = Object.entries(runEvent()).filter(([member]) => member !== 'run');
    const page = runsPage(await siteOf([Object.fromEntries(declared)]));
    expect([page.timeline, page.calendar, page.jobs.length, page.statistics.successRate]).toEqual([
      null,
      null,
      0,
      null,
    ]);
  });
});
