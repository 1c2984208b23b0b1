/** The figures of the committed weeks, worked out once more from the event files alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { clockTime } from '../../src/model/instant.ts';
import { jobRuns } from '../../src/site/job-runs.ts';
import { runsPage } from '../../src/site/runs-page.ts';
import type { Site } from '../../src/site/site.ts';

const PROJECT = join(import.meta.dirname, '../..');
const HISTORY = join(PROJECT, 'lineage', 'history');

interface Event {
  readonly eventType: string;
  readonly eventTime: string;
  readonly run: {
    readonly runId: string;
    readonly facets?: { readonly errorMessage?: { readonly message: string } };
  };
  readonly job: { readonly name: string };
}

/** What the events of one run come to. */
interface Told {
  readonly job: string;
  readonly began: string;
  readonly end: Event | null;
}

const events = readdirSync(HISTORY)
  .sort()
  .flatMap((file) => readFileSync(join(HISTORY, file), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Event);

const told: readonly Told[] = [...Map.groupBy(events, ({ run }) => run.runId).values()].map((ofRun) => ({
  job: ofRun[0]?.job.name ?? '',
  began: ofRun.find(({ eventType }) => eventType === 'START')?.eventTime ?? '',
  end: ofRun.find(({ eventType }) => ['COMPLETE', 'FAIL', 'ABORT'].includes(eventType)) ?? null,
}));

const byJob = Map.groupBy(told, ({ job }) => job);
const ended = (type: string, runs: readonly Told[]): readonly Told[] =>
  runs.filter(({ end }) => end?.eventType === type);
const milliseconds = ({ began, end }: Told): number => Date.parse(end?.eventTime ?? '') - Date.parse(began);

/** With as many values at least up to it as the share asks for, and the least such. */
function quantile(values: readonly number[], share: number): number {
  const reached = values.filter(
    (value) => values.filter((other) => other <= value).length >= values.length * share,
  );
  return Math.min(...reached);
}

let site: Site;

beforeAll(async () => {
  const sources = {
    title: 'Demo',
    events: [HISTORY],
    glossary: [join(PROJECT, 'glossary')],
    asOf: clockTime(),
  };
  ({ site } = await load(sources));
});

describe('the committed weeks', () => {
  test('have as many runs of each outcome as their events say', () => {
    const { statistics } = runsPage(site);
    const [complete, failed] = [ended('COMPLETE', told), ended('FAIL', told)];
    expect(failed.length).toBeGreaterThan(0);
    expect(statistics).toMatchObject({
      runs: told.length,
      complete: complete.length,
      failed: failed.length,
      unfinished: told.filter(({ end }) => end === null).length,
      successRate: complete.length / told.filter(({ end }) => end !== null).length,
      median: quantile(complete.map(milliseconds), 0.5),
      p95: quantile(complete.map(milliseconds), 0.95),
    });
  });

  test('have these figures for each job as well', () => {
    const { jobs } = runsPage(site);
    expect(jobs.map(({ job }) => job.id.name).sort()).toEqual([...byJob.keys()].sort());
    for (const { job, statistics } of jobs) {
      const runs = byJob.get(job.id.name) ?? [];
      const times = ended('COMPLETE', runs).map(milliseconds);
      expect(statistics).toMatchObject({
        runs: runs.length,
        failed: ended('FAIL', runs).length,
        median: quantile(times, 0.5),
        p95: quantile(times, 0.95),
      });
    }
  });

  test('have on the calendar, for each flow and day, the runs that began then', () => {
    const calendar = runsPage(site).calendar;
    const days = [...new Set(told.map(({ began }) => began.slice(0, 10)))].sort();
    expect(calendar?.unit).toBe('day');
    expect(calendar?.starts.map((start) => start.slice(0, 10))).toEqual(days);
    const columns = days.map((day) => told.filter(({ began }) => began.startsWith(day)));
    const sums = days.map((_, index) =>
      calendar?.rows.reduce((sum, { counts }) => sum + (counts[index]?.runs ?? 0), 0),
    );
    expect(sums).toEqual(columns.map((runs) => runs.length));
    const failures = days.map((_, index) =>
      calendar?.rows.reduce((sum, { counts }) => sum + (counts[index]?.failed ?? 0), 0),
    );
    expect(failures).toEqual(columns.map((runs) => ended('FAIL', runs).length));
  });

  test('have the last error of each job that failed, in full, and what mended it', () => {
    const failing = [...byJob].filter(([, runs]) => ended('FAIL', runs).length > 0);
    expect(failing.length).toBeGreaterThan(0);
    for (const [name, runs] of failing) {
      const job = site.catalog.jobs.find(({ id }) => id.name === name);
      const found = job && jobRuns(site, job)?.lastError;
      const last = ended('FAIL', runs)
        .toSorted((a, b) => (a.began < b.began ? -1 : 1))
        .at(-1)?.end;
      expect(found?.run.id).toBe(last?.run.runId);
      expect(found?.error?.value.message).toBe(last?.run.facets?.errorMessage?.message);
      const mended = ended('COMPLETE', runs)
        .map(({ end }) => end?.eventTime ?? '')
        .filter((time) => time > (last?.eventTime ?? ''))
        .sort();
      expect(found?.mendedBy?.endedAt?.slice(0, 23) ?? null).toBe(mended[0]?.slice(0, 23) ?? null);
    }
  });
});
