import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jobServices, onTimeShare } from '../../src/health/service-level/job-service.ts';
import { datasetServices } from '../../src/health/service-level/dataset-service.ts';
import { MOST_MOMENTS } from '../../src/health/service-level/due.ts';
import { serviceFindings } from '../../src/health/service-level/finding.ts';
import { punctuality } from '../../src/health/service-level/punctuality.ts';
import type { Finding } from '../../src/health/finding.ts';
import type { Duration } from '../../src/model/duration.ts';
import { networkOf } from '../../src/graph/network.ts';
import { beganAt } from '../../src/graph/run-history.ts';
import { ledgerOf } from '../../src/health/ledger.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import type { GlossaryDataset } from '../../src/model/glossary.ts';
import type { Run } from '../../src/model/catalog.ts';
import { instantOf, millisecondsOf, type Instant } from '../../src/model/instant.ts';
import { at, catalogOf, runEvent } from '../catalog/log.ts';
import {
  DATASET_PLACE,
  eventsOf,
  glossaryOf,
  JOB_PLACE,
  ledgerFrom,
  ledgerOfRuns,
  moment,
  type LoggedRun,
} from './health-log.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const LOAD = { load: { writes: ['orders'] } };
const HOURLY = { crons: { load: '0 * * * *' } };

const minuteOf = (instant: Instant): number => (millisecondsOf(instant) - millisecondsOf(moment(0))) / 60_000;

const loads = (...minutes: readonly number[]): LoggedRun[] =>
  minutes.map((begins) => ({ job: 'load', begins, ends: begins + 1 }));

/** `60 on-time load-61` */
function moments(runs: readonly LoggedRun[], around: Parameters<typeof ledgerOfRuns>[2] = HOURLY): string[] {
  const [service] = jobServices(ledgerOfRuns(LOAD, runs, around));
  return (service?.moments ?? []).map(({ due, outcome, run }) =>
    [minuteOf(due), outcome, run?.id].filter((part) => part !== undefined).join(' '),
  );
}

/** `run-missed 75–120` */
function findings(runs: readonly LoggedRun[], around: Parameters<typeof ledgerOfRuns>[2] = HOURLY): string[] {
  return serviceFindings(ledgerOfRuns(LOAD, runs, around)).map(
    ({ kind, since, until }) => `${kind} ${minuteOf(since)}–${until === null ? 'now' : minuteOf(until)}`,
  );
}

describe('a moment at which a job is due', () => {
  test('is kept in time by a run that begins within the time that it may be late', () => {
    expect(moments(loads(0, 60, 134))).toEqual([
      '0 on-time load-0',
      '60 on-time load-60',
      '120 on-time load-134',
    ]);
  });

  test('is kept late by a run that begins before the next one', () => {
    expect(moments(loads(0, 76, 178))).toEqual(['0 on-time load-0', '60 late load-76', '120 late load-178']);
  });

  test('is missed where no run begins before the next, and awaited as long as one may still be in time', () => {
    expect(moments(loads(0, 120), { ...HOURLY, asOf: 190 })).toEqual([
      '0 on-time load-0',
      '60 missed',
      '120 on-time load-120',
      '180 awaited',
    ]);
    expect(moments(loads(0, 120), { ...HOURLY, asOf: 195 })).toContain('180 awaited');
    expect(moments(loads(0, 120), { ...HOURLY, asOf: 196 })).toContain('180 missed');
  });

  test('has one run: a second one before the next moment makes up for none that was missed', () => {
    expect(moments(loads(0, 120, 125))).toEqual(['0 on-time load-0', '60 missed', '120 on-time load-120']);
  });

  test('may be kept by a run that a clock a second slow put before it', () => {
    const { runs } = ledgerOfRuns(LOAD, loads(60));
    const kept = (seconds: number) =>
      punctuality([instantOf(millisecondsOf(moment(60)) + seconds * 1000)], runs, 900_000, moment(61));
    expect(kept(1)).toMatchObject([{ outcome: 'on-time', run: { id: 'load-60' } }]);
    expect(kept(2)).toMatchObject([{ outcome: 'awaited', run: null }]);
  });

  test('counts from the first event of the job on: with the moment before, where that is what the event came of', () => {
    expect(moments(loads(130, 180))).toEqual(['120 on-time load-130', '180 on-time load-180']);
    expect(moments(loads(150, 180))).toEqual(['180 on-time load-180']);
  });

  test('does not count where the ledger ends before it', () => {
    expect(moments(loads(0, 60, 120), { ...HOURLY, asOf: 59 })).toEqual(['0 on-time load-0']);
  });
});

describe('the nominal time of a run', () => {
  const nominal = (start: number, end?: number) => ({
    nominalTime: { nominalStartTime: at(start), ...(end === undefined ? {} : { nominalEndTime: at(end) }) },
  });

  test('says which moment it was made for, whenever it began', () => {
    const late = { job: 'load', begins: 185, ends: 186, id: 'late', runFacets: nominal(60) };
    expect(moments([...loads(0, 120, 180), late])).toEqual([
      '0 on-time load-0',
      '60 late late',
      '120 on-time load-120',
      '180 on-time load-180',
    ]);
  });

  test('is that of its end, where the run is made at the end of the time that it is for, as Airflow does', () => {
    const airflow = [60, 120].map((end) => ({
      job: 'load',
      begins: end + 1,
      ends: end + 2,
      runFacets: nominal(end - 60, end),
    }));
    expect(moments(airflow)).toEqual(['60 on-time load-61', '120 on-time load-121']);
  });

  test('is that of the next moment, where all runs of the job begin once the time is over that it begins', () => {
    const said = [0, 60, 120].map((start) => ({
      job: 'load',
      begins: start + 61,
      ends: start + 62,
      runFacets: nominal(start),
    }));
    expect(moments(said)).toEqual(['60 on-time load-61', '120 on-time load-121', '180 on-time load-181']);
    const atOnce = { job: 'load', begins: 241, ends: 242, runFacets: nominal(240) };
    expect(moments([...said, atOnce])).toContain('120 late load-181');
  });

  test('counts for nothing where it is no moment of the schedule', () => {
    const odd = { job: 'load', begins: 61, ends: 62, id: 'odd', runFacets: nominal(7) };
    expect(moments([...loads(0), odd])).toEqual(['0 on-time load-0', '60 on-time odd']);
    const broken = { ...odd, runFacets: { nominalTime: { nominalStartTime: 'noon' } } };
    expect(moments([...loads(0), broken])).toEqual(['0 on-time load-0', '60 on-time odd']);
  });
});

describe('a run of which no event says when it began', () => {
  const ended = (...minutes: readonly number[]) =>
    minutes.map((minute) => runEvent(`run-${minute}`, 'COMPLETE', minute, { job: 'load' }));
  const service = (...minutes: readonly number[]) => jobServices(ledgerFrom(ended(...minutes), HOURLY))[0];

  test('was in time where it ended in time; else nobody knows', () => {
    const found = service(0, 65, 140);
    expect(found?.moments.map(({ outcome, lateness }) => [outcome, lateness])).toEqual([
      ['on-time', null],
      ['on-time', null],
      ['unknown', null],
    ]);
    expect(found && onTimeShare(found)).toBe(1);
  });

  test('is no finding', () => {
    expect(serviceFindings(ledgerFrom(ended(0, 80, 140), HOURLY))).toEqual([]);
  });
});

describe('a schedule in a time zone', () => {
  /** The log begins on the first of March 2026; clocks go forward on the 29th in Berlin, and on the 8th in New York. */
  const daily = (zone: string, hour: number) => ({ crons: { load: [`0 ${hour} * * *`, zone] as const } });

  test('keeps to the clock on the wall when that goes forward', () => {
    const runs = loads(27 * DAY + 3 * HOUR, 28 * DAY + 2 * HOUR, 29 * DAY + 2 * HOUR);
    expect(moments(runs, daily('Europe/Berlin', 4))).toEqual([
      `${27 * DAY + 3 * HOUR} on-time load-${27 * DAY + 3 * HOUR}`,
      `${28 * DAY + 2 * HOUR} on-time load-${28 * DAY + 2 * HOUR}`,
      `${29 * DAY + 2 * HOUR} on-time load-${29 * DAY + 2 * HOUR}`,
    ]);
  });

  test('has one moment a day, on the day without that hour too', () => {
    const runs = loads(6 * DAY + 8 * HOUR, 9 * DAY);
    const [service] = jobServices(ledgerOfRuns(LOAD, runs, daily('America/New_York', 2)));
    const days = (service?.moments ?? []).map(({ due }) => due.slice(8, 10));
    expect(days).toEqual([...new Set(days)]);
    expect(days.length).toBeGreaterThanOrEqual(2);
  });
});

describe('findings about schedules', () => {
  test('moments missed in a row are one, until a run is made for a moment again', () => {
    expect(findings(loads(0, 180))).toEqual(['run-missed 75–180']);
    const [finding] = serviceFindings(ledgerOfRuns(LOAD, loads(0, 180), HOURLY));
    expect(finding).toMatchObject({
      kind: 'run-missed',
      due: moment(60),
      count: 2,
      evidence: null,
      expectation: JOB_PLACE,
      subject: { kind: 'job', id: { namespace: 'jobs', name: 'load' } },
    });
  });

  test('one that is not over has no end', () => {
    expect(findings(loads(0), { ...HOURLY, asOf: 140 })).toEqual(['run-missed 75–now']);
  });

  test('a late run is one from when it was late until it began, with the event by which it did', () => {
    expect(findings(loads(0, 90))).toEqual(['run-late 75–90']);
    expect(serviceFindings(ledgerOfRuns(LOAD, loads(0, 90), HOURLY))[0]).toMatchObject({
      by: 30 * 60_000,
      run: { id: 'load-90' },
      evidence: { eventType: 'START' },
    });
  });

  test('how long a run may be late is configured', () => {
    const settings = { patience: (40 * 60_000) as Duration };
    expect(findings(loads(0, 90), { ...HOURLY, settings })).toEqual([]);
  });

  test('there are none about a job without a schedule', () => {
    expect(findings(loads(0, 500), {})).toEqual([]);
  });
});

describe('a dataset that is to be fresh by a time', () => {
  const BY_THREE = { freshBy: { orders: '0 3 * * *' } };
  const nights = (...days: readonly number[]): LoggedRun[] => loads(...days.map((day) => day * DAY + HOUR));

  test('is late from the first moment at which it was not written since the one before, until it is', () => {
    expect(findings(nights(0, 1, 2), BY_THREE)).toEqual([]);
    expect(findings(nights(0, 1, 4), BY_THREE)).toEqual([
      `dataset-late ${2 * DAY + 3 * HOUR}–${4 * DAY + HOUR + 1}`,
    ]);
    expect(findings(nights(0, 1), { ...BY_THREE, asOf: 2 * DAY + 3 * HOUR })).toEqual([
      `dataset-late ${2 * DAY + 3 * HOUR}–now`,
    ]);
  });

  test('names the line of the glossary and the last run that wrote it', () => {
    expect(serviceFindings(ledgerOfRuns(LOAD, nights(0, 1), { ...BY_THREE, asOf: 3 * DAY }))).toMatchObject([
      {
        subject: { kind: 'dataset', id: { namespace: 'db', name: 'orders' } },
        expectation: DATASET_PLACE,
        lastWrite: { id: `load-${DAY + HOUR}` },
        evidence: null,
      },
    ]);
  });

  test('is not written by a run that failed', () => {
    const failed = { job: 'load', begins: DAY + HOUR, ends: DAY + HOUR + 1, type: 'FAIL' as const };
    expect(findings([...nights(0), failed], { ...BY_THREE, asOf: DAY + 4 * HOUR })).toEqual([
      `dataset-late ${DAY + 3 * HOUR}–now`,
    ]);
  });

  test('whose job has a schedule is so by a run for the last moment of that: one that came too late makes the next day no fresher', () => {
    const scheduled = { ...BY_THREE, crons: { load: '0 1 * * *' } };
    const runs = loads(HOUR, DAY + 5 * HOUR, 2 * DAY + 5 * HOUR, 3 * DAY + HOUR);
    const late = (around: Parameters<typeof ledgerOfRuns>[2]) =>
      findings(runs, around).filter((line) => line.startsWith('dataset-late'));
    expect(late(BY_THREE)).toEqual([`dataset-late ${DAY + 3 * HOUR}–${DAY + 5 * HOUR + 1}`]);
    expect(late({ ...scheduled, asOf: 3 * DAY + 4 * HOUR })).toEqual([
      `dataset-late ${DAY + 3 * HOUR}–${DAY + 5 * HOUR + 1}`,
      `dataset-late ${2 * DAY + 3 * HOUR}–${2 * DAY + 5 * HOUR + 1}`,
    ]);
  });

  test('is so by the day before where its job is due only later that day, and at the same minute', () => {
    for (const minute of [0, 30]) {
      const around = { ...BY_THREE, crons: { load: `${minute} 3 * * *` }, asOf: 3 * DAY };
      const runs = loads(...[0, 1, 2].map((day) => day * DAY + 3 * HOUR + minute));
      expect(findings(runs, around)).toEqual([]);
    }
  });

  test('is so once every job with a schedule has made it', () => {
    const jobs = { load: { writes: ['orders'] }, fill: { writes: ['orders'] } };
    const around = { ...BY_THREE, crons: { load: '0 1 * * *', fill: '0 2 * * *' } };
    const fills = [2 * HOUR, DAY + 2 * HOUR, 2 * DAY + 4 * HOUR].map((begins) => ({
      job: 'fill',
      begins,
      ends: begins + 1,
    }));
    const ledger = ledgerOfRuns(jobs, [...nights(0, 1, 2), ...fills], around);
    expect(serviceFindings(ledger).filter(isLate)).toMatchObject([
      { since: moment(2 * DAY + 3 * HOUR), until: moment(2 * DAY + 4 * HOUR + 1) },
    ]);
  });

  test('is on time at a summer’s beginning that leaves out the hour of both', () => {
    const zone = 'Europe/Berlin';
    const log = eventsOf(
      LOAD,
      [26, 27, 28].map((day) => {
        const begins = day * DAY + (day === 28 ? HOUR : HOUR + 30);
        return { job: 'load', begins, ends: begins + 1 };
      }),
    );
    const glossary = glossaryOf({ crons: { load: ['30 2 * * *', zone] }, freshBy: { orders: '45 2 * * *' } });
    const datasets = [...glossary.datasets].map(([key, one]): [string, GlossaryDataset] => [
      key,
      { ...one, freshestBy: { expression: '45 2 * * *', zone } },
    ]);
    const catalog = catalogOf(log, { ...glossary, datasets: new Map(datasets) });
    const ledger = ledgerOf(networkOf(catalog), moment(28 * DAY + 2 * HOUR), DEFAULT_SETTINGS);
    expect(serviceFindings(ledger)).toEqual([]);
  });

  test('is of unknown freshness where no run of the log writes it', () => {
    const jobs = { load: { reads: ['orders'] } };
    const ledger = ledgerOfRuns(jobs, nights(0, 5), BY_THREE);
    expect(serviceFindings(ledger)).toEqual([]);
    expect(datasetServices(ledger)).toMatchObject([{ unwritten: true, moments: 0 }]);
  });
});

test('only the newest moments are looked at, and it is said', () => {
  const ledger = ledgerOfRuns(LOAD, loads(0), { crons: { load: '* * * * *' }, asOf: MOST_MOMENTS + 100 });
  const [service] = jobServices(ledger);
  expect(service?.moments).toHaveLength(MOST_MOMENTS);
  expect(service?.isCut).toBe(true);
});

describe('what is longer ago than the newest moments', () => {
  const minutely = { crons: { load: '* * * * *' }, freshBy: { orders: '* * * * *' } };
  const found = (kind: Finding['kind'], runs: readonly LoggedRun[], asOf: number, around = {}) =>
    serviceFindings(ledgerOfRuns(LOAD, runs, { ...minutely, ...around, asOf })).filter(
      (one) => one.kind === kind,
    );
  const long = MOST_MOMENTS + 100;

  test('a job that began no more has missed all since its last run, and at least those that are counted', () => {
    for (const asOf of [100, long, 2 * long]) {
      const [missed, ...others] = found('run-missed', loads(0, 1, 2), asOf);
      expect(missed).toMatchObject({ due: moment(3), since: moment(18), until: null });
      expect(others).toEqual([]);
    }
    expect(found('run-missed', loads(0, 1, 2), 100)).toMatchObject([{ isCut: false, count: 82 }]);
    expect(found('run-missed', loads(0, 1, 2), long)).toMatchObject([
      { isCut: true, count: MOST_MOMENTS - 16 + 1 },
    ]);
  });

  test('a run that was made after it for an older moment is none for a later one', () => {
    const older = { nominalTime: { nominalStartTime: at(1) } };
    const after = { job: 'load', begins: 40, ends: 41, runFacets: older };
    expect(found('run-missed', [...loads(0, 2), after], long)[0]).toMatchObject({ due: moment(3) });
  });

  test('a dataset that is written no more was late from the first moment at which it was not', () => {
    for (const asOf of [100, long, 2 * long]) {
      expect(found('dataset-late', loads(0, 5), asOf, { crons: {} }).at(-1)).toMatchObject({
        since: moment(7),
        until: null,
      });
      expect(found('dataset-late', loads(0, 5), asOf).at(-1)).toMatchObject({ until: null });
    }
    const since = [100, long, 2 * long].map((asOf) => found('dataset-late', loads(0, 5), asOf).at(-1)?.since);
    expect(new Set(since).size).toBe(1);
  });
});

test('the share in time leaves out what is awaited', () => {
  const [service] = jobServices(ledgerOfRuns(LOAD, loads(0, 60, 140), { ...HOURLY, asOf: 241 }));
  expect(service?.counts).toEqual({ 'on-time': 2, late: 1, missed: 1, awaited: 1, unknown: 0 });
  expect(service && onTimeShare(service)).toBe(1 / 2);
});

/** Each moment asks each run: no order, no bisection. */
function naive(due: readonly number[], began: readonly number[], patience: number, asOf: number): string[] {
  return due.map((time, index) => {
    const next = due[index + 1] ?? Infinity;
    const own = began.filter((one) => one >= time - 1 / 60 && one < next - 1 / 60);
    if (own.length === 0) return asOf - time > patience ? 'missed' : 'awaited';
    return Math.min(...own) - time > patience ? 'late' : 'on-time';
  });
}

test('of any runs, each moment fares as where it asked each run', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 12 });
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 1, max: 40 }), (due, begins, patience) => {
      const moments = [...due].sort((a, b) => a - b);
      const began = [...begins].sort((a, b) => a - b);
      const { runs } = ledgerOfRuns(LOAD, loads(...began));
      const found = punctuality(moments.map(moment), runs, patience * 60_000, moment(420));
      expect(found.map(({ outcome }) => outcome)).toEqual(naive(moments, began, patience, 420));
      const served = found.flatMap(({ run }) => run?.id ?? []);
      expect(new Set(served).size).toBe(served.length);
    }),
  );
});

/** Each moment asks each write. */
function naiveBreaches(due: readonly Instant[], runs: readonly Run[]): Instant[] {
  return due.filter((time, index) => {
    const before = due[index - 1];
    return (
      before !== undefined &&
      !runs.some(({ endedAt }) => endedAt !== null && endedAt > before && endedAt <= time)
    );
  });
}

test('of any writes, a dataset is late at the moments at which nothing had written it since the moment before', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), (hours) => {
      const begins = [0, ...hours.sort((a, b) => a - b)].map((hour) => hour * HOUR + 10);
      const ledger = ledgerOfRuns(LOAD, loads(...begins), {
        freshBy: { orders: '0 */4 * * *' },
        asOf: 41 * HOUR,
      });
      const due = Array.from({ length: 11 }, (_, index) => moment(index * 4 * HOUR));
      const late = naiveBreaches(due, ledger.runs);
      const found = serviceFindings(ledger).filter(isLate);
      const isWithin = (time: Instant): boolean =>
        found.some(({ since, until }) => since <= time && (until === null || until > time));
      expect(due.filter(isWithin)).toEqual(late);
      expect(datasetServices(ledger)[0]).toMatchObject({ moments: 10, fresh: 10 - late.length });
    }),
  );
});

function isLate(finding: Finding): boolean {
  return finding.kind === 'dataset-late';
}

test('a run that began long after its moment is told as late by that long', () => {
  const [service] = jobServices(ledgerOfRuns(LOAD, loads(0, 118), HOURLY));
  const late = service?.moments.at(-1);
  expect(late?.lateness).toBe(58 * 60_000);
  expect(late?.run && beganAt(late.run)).toBe(instantOf(millisecondsOf(moment(118))));
});
