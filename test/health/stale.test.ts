import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCompleted } from '../../src/graph/run-history.ts';
import type { Ledger } from '../../src/health/ledger.ts';
import { runFindings } from '../../src/health/run/finding.ts';
import { staleFindings } from '../../src/health/stale/finding.ts';
import { setbackOfRun, setbacksOf } from '../../src/health/stale/setback.ts';
import { staleAfter } from '../../src/health/stale/stale.ts';
import { millisecondsOf, type Instant } from '../../src/model/instant.ts';
import { dataset, datasetEvent, inputField } from '../catalog/log.ts';
import { eventsOf, ledgerFrom, ledgerOfRuns, moment, type JobWork, type LoggedRun } from './health-log.ts';

/** raw → orders → daily → page */
const CHAIN: Readonly<Record<string, JobWork>> = {
  clean: { reads: ['raw'], writes: ['orders'] },
  sum: { reads: ['orders'], writes: ['daily'] },
  show: { reads: ['daily'], writes: ['page'] },
};

const minuteOf = (instant: Instant | null): number | 'now' =>
  instant === null ? 'now' : (millisecondsOf(instant) - millisecondsOf(moment(0))) / 60_000;

const run = (job: string, begins: number, ends = begins + 1): LoggedRun => ({ job, begins, ends });
const fails = (job: string, begins: number): LoggedRun => ({ ...run(job, begins), type: 'FAIL' });

/** `orders 1 until 111` */
function staleBy(ledger: Ledger, id: string): string[] {
  const setback = setbackOfRun(ledger, id);
  if (setback === null) throw new RangeError(`${id} is no setback`);
  return staleAfter(ledger, setback).map(
    (one) => `${one.id.name} ${one.distance} until ${minuteOf(one.until)}`,
  );
}

/** `daily 2–now: run clean` */
function lines(ledger: Ledger): string[] {
  return staleFindings(ledger).map(({ subject, since, until, because }) => {
    const causes = because.map(({ kind, job }) => `${kind} ${job.name}`).join(', ');
    return `${subject.id.name} ${minuteOf(since)}–${minuteOf(until)}: ${causes}`;
  });
}

describe('a run that fails', () => {
  const before = [run('clean', 1), run('sum', 10), run('show', 20)];

  test('leaves stale what its job writes, and all that is made of it, near and far', () => {
    const ledger = ledgerOfRuns(CHAIN, [...before, fails('clean', 100)]);
    expect(staleBy(ledger, 'clean-100')).toEqual([
      'orders 1 until now',
      'daily 2 until now',
      'page 3 until now',
    ]);
  });

  test('until each of these is made anew from what was made anew', () => {
    const mended = [fails('clean', 100), run('clean', 110), run('sum', 120), run('show', 130)];
    const ledger = ledgerOfRuns(CHAIN, [...before, ...mended]);
    expect(staleBy(ledger, 'clean-100')).toEqual([
      'orders 1 until 111',
      'daily 2 until 121',
      'page 3 until 131',
    ]);
  });

  test('a run that began before its input was made anew makes up for nothing', () => {
    const ledger = ledgerOfRuns(CHAIN, [
      ...before,
      fails('clean', 100),
      run('sum', 105, 130),
      run('clean', 110),
    ]);
    expect(staleBy(ledger, 'clean-100')).toEqual([
      'orders 1 until 111',
      'daily 2 until now',
      'page 3 until now',
    ]);
  });

  test('nor does one that failed, or that ended after the ledger’s moment', () => {
    const runs = [...before, fails('clean', 100), run('clean', 110), fails('sum', 120), run('sum', 130)];
    expect(staleBy(ledgerOfRuns(CHAIN, runs, { asOf: 125 }), 'clean-100')[1]).toBe('daily 2 until now');
    expect(staleBy(ledgerOfRuns(CHAIN, runs), 'clean-100')[1]).toBe('daily 2 until 131');
  });

  test('what is made of two stale inputs is stale until both were made anew', () => {
    const jobs = {
      load: { writes: ['a', 'b'] },
      left: { reads: ['a'], writes: ['x'] },
      right: { reads: ['b'], writes: ['y'] },
      join: { reads: ['x', 'y'], writes: ['z'] },
    };
    const first = [run('load', 1), run('left', 5), run('right', 5), run('join', 10)];
    const after = [fails('load', 100), run('load', 110), run('left', 120), run('join', 130)];
    const ledger = ledgerOfRuns(jobs, [...first, ...after, run('right', 140), run('join', 150)]);
    expect(staleBy(ledger, 'load-100')).toContain('z 3 until 151');
  });

  test('what no job makes of it is made anew with it', () => {
    const facet = { columnLineage: { fields: {}, dataset: [inputField('orders.x')] } };
    const log = [
      ...eventsOf(CHAIN, [run('clean', 1), fails('clean', 100), run('clean', 110)]),
      datasetEvent(2, dataset('view', facet)),
    ];
    expect(staleBy(ledgerFrom(log), 'clean-100')).toContain('view 2 until 111');
  });

  test('datasets that are made of each other do not wait for each other for ever', () => {
    const jobs = {
      load: { reads: ['back'], writes: ['there'] },
      turn: { reads: ['there'], writes: ['back'] },
    };
    const runs = [run('load', 1), run('turn', 5), fails('load', 100), run('load', 110), run('turn', 120)];
    expect(staleBy(ledgerOfRuns(jobs, runs), 'load-100')).toEqual(['there 1 until 111', 'back 2 until 121']);
  });

  test('a dataset that its job reads and writes is made anew by it', () => {
    const jobs = { grow: { reads: ['book'], writes: ['book'] } };
    const ledger = ledgerOfRuns(jobs, [run('grow', 1), fails('grow', 100), run('grow', 110)]);
    expect(staleBy(ledger, 'grow-100')).toEqual(['book 1 until 111']);
  });
});

describe('a setback', () => {
  test('is none of a run that completed, nor of one that may still run', () => {
    const ledger = ledgerOfRuns(CHAIN, [run('clean', 1), { job: 'clean', begins: 10 }], { asOf: 20 });
    expect(setbacksOf(ledger)).toEqual([]);
    expect(setbackOfRun(ledger, 'clean-10')).toBeNull();
  });

  test('is a run that goes on for too long, since its time was over', () => {
    const ledger = ledgerOfRuns(CHAIN, [run('clean', 1), { job: 'clean', begins: 10 }], {
      longest: { clean: 5 },
      asOf: 20,
    });
    expect(setbackOfRun(ledger, 'clean-10')).toMatchObject({ kind: 'run', since: moment(15) });
    expect(staleBy(ledger, 'clean-10')).toEqual(['orders 1 until now']);
  });

  test('was a run that took too long, until it ended', () => {
    const runs = [run('clean', 1), run('clean', 10, 30)];
    const around = { longest: { clean: 5 } };
    expect(lines(ledgerOfRuns(CHAIN, runs, { ...around, asOf: 20 }))).toEqual(['orders 15–now: run clean']);
    expect(lines(ledgerOfRuns(CHAIN, runs, around))).toEqual(['orders 15–30: run clean']);
  });

  test('is over for the job when it is for what the job writes', () => {
    const runs = [run('clean', 1, 100), fails('clean', 50)];
    expect(lines(ledgerOfRuns(CHAIN, runs))).toEqual(['orders 51–now: run clean']);
    expect(runFindings(ledgerOfRuns(CHAIN, runs))).toMatchObject([{ kind: 'run-failed', until: null }]);
  });

  test('is a moment that was missed, until a run begins at it or later', () => {
    const hourly = { crons: { clean: '0 * * * *' } };
    const runs = [run('clean', 0, 70), run('sum', 80), run('clean', 120), run('sum', 130)];
    expect(lines(ledgerOfRuns(CHAIN, runs, hourly))).toEqual([
      'daily 75–131: missed clean',
      'orders 75–121: missed clean',
    ]);
  });

  test('of several failures in a row is the first', () => {
    const ledger = ledgerOfRuns(CHAIN, [
      fails('clean', 1),
      fails('clean', 10),
      run('clean', 20),
      fails('clean', 30),
    ]);
    expect(setbacksOf(ledger).map(({ since }) => minuteOf(since))).toEqual([2, 31]);
  });
});

describe('a job that does not follow its input', () => {
  const nights = (count: number): LoggedRun[] =>
    Array.from({ length: count }, (_, night) => [
      run('clean', night * 100),
      run('sum', night * 100 + 10),
    ]).flat();

  test('has left its output stale once it took twice as long as it ever had', () => {
    // Each night it ended 10 minutes after its input: 20 more, and the 15 by which anything may be late.
    const runs = [...nights(8), run('clean', 900)];
    expect(lines(ledgerOfRuns(CHAIN, runs, { asOf: 936 }))).toEqual([]);
    expect(lines(ledgerOfRuns(CHAIN, runs, { asOf: 937 }))).toEqual(['daily 936–now: behind sum']);
  });

  test('has not where it followed too seldom to tell, or has a schedule that tells', () => {
    expect(lines(ledgerOfRuns(CHAIN, [...nights(6), run('clean', 900)], { asOf: 2000 }))).toEqual([]);
    const scheduled = { crons: { sum: '0 0 1 1 *' }, asOf: 2000 };
    expect(lines(ledgerOfRuns(CHAIN, [...nights(8), run('clean', 900)], scheduled))).toEqual([]);
  });

  test('has not where its input is written oftener than it runs, as ever', () => {
    const writes = Array.from({ length: 60 }, (_, index) => run('clean', index * 10));
    const reads = Array.from({ length: 10 }, (_, index) => run('sum', index * 60 + 55));
    expect(lines(ledgerOfRuns(CHAIN, [...writes, ...reads], { asOf: 650 }))).toEqual([]);
  });

  test('has until it runs again', () => {
    const runs = [...nights(8), run('clean', 900), run('sum', 1000)];
    expect(lines(ledgerOfRuns(CHAIN, runs))).toEqual(['daily 936–1001: behind sum']);
  });
});

describe('findings about stale datasets', () => {
  test('times that overlap are one, with every reason', () => {
    const runs = [run('clean', 1), run('sum', 10), fails('clean', 100), fails('sum', 105), run('clean', 110)];
    expect(lines(ledgerOfRuns(CHAIN, [...runs, run('sum', 120)]))).toEqual([
      'daily 101–121: run clean, run sum',
      'orders 101–111: run clean',
    ]);
  });

  test('of one that is stale now, only the reasons that still hold are given', () => {
    const runs = [fails('clean', 100), run('clean', 110), fails('sum', 115)];
    const ledger = ledgerOfRuns(CHAIN, [
      run('clean', 1),
      run('sum', 10),
      ...runs,
      run('sum', 120),
      fails('sum', 130),
    ]);
    expect(lines(ledger)).toEqual([
      'daily 101–121: run clean, run sum',
      'daily 131–now: run sum',
      'orders 101–111: run clean',
    ]);
  });

  test('name the event that says why, and the last run that wrote it', () => {
    const ledger = ledgerOfRuns(CHAIN, [run('clean', 1), run('sum', 10), fails('clean', 100)]);
    expect(staleFindings(ledger)[0]).toMatchObject({
      subject: { id: { name: 'daily' } },
      evidence: { eventType: 'FAIL', subject: { run: 'clean-100' } },
      lastWrite: { id: 'sum-10' },
    });
  });
});

/** By the definition, each dataset asking what it is made of; only where nothing is made of itself. */
function naive(ledger: Ledger, job: string, since: Instant, from: Instant): Map<string, Instant | null> {
  const jobs = Object.entries(ACYCLIC);
  const affected = new Set(ACYCLIC[job]?.writes);
  for (let size = -1; size !== affected.size;) {
    size = affected.size;
    for (const [, { reads = [], writes = [] }] of jobs) {
      if (reads.some((name) => affected.has(name))) for (const name of writes) affected.add(name);
    }
  }
  const LAST = '~';
  const mended = (name: string): string => {
    const writers = jobs.filter(([, { writes = [] }]) => writes.includes(name));
    const times = writers.map(([writer, { reads = [] }]) => {
      const isOwn = writer === job;
      const inputs = reads.filter((one) => affected.has(one));
      if (!isOwn && inputs.length === 0) return '';
      const ready = isOwn ? from : inputs.map(mended).reduce((a, b) => (a > b ? a : b));
      const ends = ledger.runs
        .filter((one) => one.job.name === writer && isCompleted(one))
        .filter((one) => (one.startedAt ?? '') >= ready && (one.endedAt ?? '') > since)
        .map((one) => one.endedAt ?? LAST);
      return ends.reduce((a, b) => (a < b ? a : b), LAST);
    });
    return times.reduce((a, b) => (a > b ? a : b), '');
  };
  return new Map(
    [...affected].map((name) => [name, mended(name) === LAST ? null : (mended(name) as Instant)]),
  );
}

const ACYCLIC: Readonly<Record<string, JobWork>> = {
  a: { writes: ['one', 'two'] },
  b: { reads: ['one'], writes: ['three'] },
  c: { reads: ['two', 'three'], writes: ['four'] },
  d: { reads: ['three', 'four'], writes: ['five'] },
  e: { reads: ['five', 'one'], writes: ['six'] },
};

test('of any runs, each dataset is stale as long as the definition says', () => {
  const anyRun = fc.record({
    job: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    begins: fc.integer({ min: 1, max: 60 }),
    took: fc.integer({ min: 1, max: 8 }),
    type: fc.constantFrom('COMPLETE' as const, 'COMPLETE' as const, 'COMPLETE' as const, 'FAIL' as const),
  });
  const once = Object.keys(ACYCLIC).map((job) => run(job, 0));
  fc.assert(
    fc.property(fc.array(anyRun, { maxLength: 30 }), (those) => {
      const later = those.map(({ job, begins, took, type }, index) => ({
        job,
        begins,
        ends: begins + took,
        type,
        id: `run-${index}`,
      }));
      const ledger = ledgerOfRuns(ACYCLIC, [...once, ...later]);
      for (const setback of setbacksOf(ledger)) {
        if (setback.kind !== 'run') continue;
        const expected = naive(
          ledger,
          setback.job.name,
          setback.since,
          setback.run.startedAt ?? setback.since,
        );
        const found = staleAfter(ledger, setback).map(({ id, until }) => [id.name, until] as const);
        expect(new Map(found)).toEqual(expected);
      }
    }),
  );
});
