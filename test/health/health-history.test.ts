/** What the committed weeks did not keep, worked out once more from the event files and the glossary’s text alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { findingsOf, healthOf } from '../../src/health/health.ts';
import type { Ledger } from '../../src/health/ledger.ts';
import { datasetServices } from '../../src/health/service-level/dataset-service.ts';
import { jobServices } from '../../src/health/service-level/job-service.ts';
import { setbackOfRun } from '../../src/health/stale/setback.ts';
import { staleAfter } from '../../src/health/stale/stale.ts';
import { clockTime, millisecondsOf, type Instant } from '../../src/model/instant.ts';

const PROJECT = join(import.meta.dirname, '../..');
const HISTORY = join(PROJECT, 'lineage', 'history');
const GLOSSARY = join(PROJECT, 'glossary');
const PATIENCE = 15 * 60_000;
const DAY = 86_400_000;

interface Name {
  readonly namespace: string;
  readonly name: string;
}

interface Event {
  readonly eventType: string;
  readonly eventTime: string;
  readonly run: { readonly runId: string };
  readonly job: Name;
  readonly outputs?: readonly Name[];
}

/** What the events of one run come to; times in milliseconds. */
interface Told {
  readonly id: string;
  readonly job: string;
  readonly began: number;
  readonly end: { readonly type: string; readonly at: number } | null;
  readonly outputs: readonly string[];
}

const nameOf = ({ namespace, name }: Name): string => `${namespace}/${name}`;

const events = readdirSync(HISTORY)
  .sort()
  .flatMap((file) => readFileSync(join(HISTORY, file), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Event);
const asOf = Math.max(...events.map(({ eventTime }) => Date.parse(eventTime)));
const firstDay = Math.floor(Math.min(...events.map(({ eventTime }) => Date.parse(eventTime))) / DAY);

const runs: readonly Told[] = [...Map.groupBy(events, ({ run }) => run.runId)].map(([id, own]) => {
  const last = own.find(({ eventType }) => ['COMPLETE', 'FAIL', 'ABORT'].includes(eventType));
  return {
    id,
    job: own[0] === undefined ? '' : nameOf(own[0].job),
    began: Date.parse(own.find(({ eventType }) => eventType === 'START')?.eventTime ?? ''),
    end: last === undefined ? null : { type: last.eventType, at: Date.parse(last.eventTime) },
    outputs: [...new Set(own.flatMap(({ outputs = [] }) => outputs.map(nameOf)))],
  };
});

type Entries = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** `namespace/name` of each entry under `key`, with its members. */
function entriesOf(key: 'jobs' | 'datasets'): [string, Readonly<Record<string, unknown>>][] {
  return readdirSync(GLOSSARY).flatMap((file) => {
    const parsed = parseYaml(readFileSync(join(GLOSSARY, file), 'utf8')) as Readonly<
      Record<string, Entries[string]>
    >;
    const namespaces = (parsed[key] ?? {}) as unknown as Entries;
    return Object.entries(namespaces).flatMap(([namespace, entries]) =>
      Object.entries(entries).map(
        ([name, entry]) => [nameOf({ namespace, name }), entry] as [string, typeof entry],
      ),
    );
  });
}

/** The moments of a time of day, in milliseconds, up to the newest event. */
function daily(hour: number, minute: number): number[] {
  const first = firstDay * DAY + (hour * 60 + minute) * 60_000;
  return Array.from({ length: 40 }, (_, day) => first + day * DAY).filter((time) => time <= asOf);
}

const schedules = entriesOf('jobs').flatMap(([job, { schedule }]) => {
  const [, minute, hour] = /^(\d+) (\d+) \* \* \*$/.exec(String(schedule)) ?? [];
  return hour === undefined ? [] : [{ job, due: daily(Number(hour), Number(minute)) }];
});

let ledger: Ledger;

beforeAll(async () => {
  const sources = { title: 'Demo', events: [HISTORY], glossary: [GLOSSARY], asOf: clockTime() };
  const { site, close } = await load(sources);
  close();
  ledger = site.ledger;
});

describe('of the committed weeks', () => {
  test('each job kept to its schedule as the times of its START events say', () => {
    expect(schedules.length).toBeGreaterThan(10);
    const expected = schedules.map(({ job, due }) => {
      const began = runs.filter((run) => run.job === job).map((run) => run.began);
      const late = due
        .map((time) => began.find((one) => one >= time && one < time + DAY))
        .map((one, index) => (one === undefined ? null : one - (due[index] ?? 0)));
      return [
        job,
        late.filter((by) => by !== null && by <= PATIENCE).length,
        late.filter((by) => by !== null && by > PATIENCE).length,
        late.filter((by) => by === null).length,
      ];
    });
    const found = jobServices(ledger).map(({ job, counts }) => [
      nameOf(job.id),
      counts['on-time'],
      counts.late,
      counts.missed,
    ]);
    expect(found.sort()).toEqual(expected.sort());
    expect(found.some(([, , late]) => Number(late) > 0)).toBe(true);
    expect(found.some(([, , , missed]) => Number(missed) > 0)).toBe(true);
  });

  test('each dataset was fresh at the times at which a run that completed had written it in the day before', () => {
    const asked = entriesOf('datasets').flatMap(([dataset, { freshest_by: by }]) => {
      const [, hour, minute] = /^(\d+):(\d+)$/.exec(String(by)) ?? [];
      return hour === undefined ? [] : [{ dataset, due: daily(Number(hour), Number(minute)) }];
    });
    expect(asked.length).toBeGreaterThan(5);
    const expected = asked.map(({ dataset, due }) => {
      const ends = runs.flatMap(({ end, outputs }) =>
        end?.type === 'COMPLETE' && outputs.includes(dataset) ? [end.at] : [],
      );
      return [dataset, due.filter((time) => ends.some((end) => end > time - DAY && end <= time)).length];
    });
    const found = datasetServices(ledger).map(({ dataset, fresh }) => [nameOf(dataset.id), fresh]);
    expect(found.sort()).toEqual(expected.sort());
    expect(findingsOf(ledger).some(({ kind }) => kind === 'dataset-late')).toBe(true);
  });

  test('what a failed run left stale is what its job writes and what reads that, until each next run', () => {
    const failed = runs.find(({ job, end }) => job === 'finance/loan_risk' && end?.type === 'FAIL');
    const setback = setbackOfRun(ledger, failed?.id ?? '');
    if (failed?.end == null || setback === null) throw new Error('no run of loan_risk failed');
    const next = (job: string, after: number): number =>
      Math.min(
        ...runs.flatMap((run) =>
          run.job === job && run.began >= after && run.end?.type === 'COMPLETE' ? [run.end.at] : [],
        ),
      );
    const risk = next('finance/loan_risk', failed.end.at);
    const kpis = next('executive/executive_kpis', risk);
    const found = staleAfter(ledger, setback).map(({ id, until }) => [nameOf(id), millisecondsIn(until)]);
    expect(found).toEqual([
      ['mart/loan_risk', risk],
      ['report/executive_kpis', kpis],
    ]);
  });

  test('every run that failed is told, and is over where its job completed since', () => {
    const failed = runs.filter(({ end }) => end?.type === 'FAIL' || end?.type === 'ABORT');
    expect(failed.length).toBeGreaterThan(0);
    const told = findingsOf(ledger).flatMap((finding) =>
      finding.kind === 'run-failed' ? [[finding.run.id, finding.until !== null]] : [],
    );
    const expected = failed.map(({ id, job, end }) => [
      id,
      runs.some((run) => run.job === job && run.end?.type === 'COMPLETE' && run.end.at > (end?.at ?? 0)),
    ]);
    expect(told.sort()).toEqual(expected.sort());
  });

  test('what is wrong at the end has what hangs on it and somebody to call', () => {
    const { open } = healthOf(ledger);
    expect(open.length).toBeGreaterThan(0);
    for (const { contacts, finding } of open) {
      expect([finding.kind, contacts.map(({ email }) => email)]).toEqual([
        finding.kind,
        [expect.stringMatching(/@example\.com$/)],
      ]);
    }
    const counts = open.map(({ downstream }) => downstream);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });
});

function millisecondsIn(instant: Instant | null): number | null {
  return instant && millisecondsOf(instant);
}
