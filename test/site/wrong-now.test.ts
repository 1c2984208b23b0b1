import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../src/health/health.ts';
import { subjectKey } from '../../src/health/ranking.ts';
import type { Subject } from '../../src/health/finding.ts';
import { datasetService, jobService } from '../../src/site/service-level.ts';
import { wrongNow, wrongNowRecord } from '../../src/site/wrong-now.ts';
import { ledgerOfRuns, moment, type LoggedRun } from '../health/health-log.ts';

const SHOP = { clean: { reads: ['raw'], writes: ['orders'] }, sum: { reads: ['orders'], writes: ['daily'] } };
const job = (name: string): Subject => ({ kind: 'job', id: { namespace: 'jobs', name } });
const dataset = (name: string): Subject => ({ kind: 'dataset', id: { namespace: 'db', name } });

const NIGHT: readonly LoggedRun[] = [
  { job: 'clean', begins: 0, ends: 2 },
  { job: 'sum', begins: 10, ends: 12 },
];
const FAILS: LoggedRun = { job: 'clean', begins: 60, ends: 62, type: 'FAIL' };

describe('what is wrong now with a job or a dataset', () => {
  test('is nothing where nothing is', () => {
    expect(wrongNow(ledgerOfRuns(SHOP, NIGHT), job('clean'))).toEqual([]);
  });

  test('is said of the job that failed, and of each dataset that is stale because of it, with what that is put down to', () => {
    const ledger = ledgerOfRuns(SHOP, [...NIGHT, FAILS]);
    expect(wrongNow(ledger, job('clean')).map(wrongNowRecord)).toMatchObject([
      { kind: 'run-failed', since: '2026-03-01T01:02:00Z', putDownTo: null },
    ]);
    expect(wrongNow(ledger, dataset('daily')).map(wrongNowRecord)).toMatchObject([
      { kind: 'dataset-stale', putDownTo: { kind: 'run-failed', subject: { kind: 'job', name: 'clean' } } },
    ]);
    expect(wrongNow(ledger, job('sum'))).toEqual([]);
  });

  test('is no longer said once it is over', () => {
    const runs = [
      ...NIGHT,
      FAILS,
      { job: 'clean', begins: 70, ends: 72 },
      { job: 'sum', begins: 80, ends: 82 },
    ];
    expect(wrongNow(ledgerOfRuns(SHOP, runs), job('clean'))).toEqual([]);
    expect(wrongNow(ledgerOfRuns(SHOP, runs), dataset('daily'))).toEqual([]);
  });

  test('is, of any log, each open finding on the page of its subject, once', () => {
    const anyRuns = fc.array(
      fc.record({
        job: fc.constantFrom('clean', 'sum'),
        begins: fc.integer({ min: 1, max: 300 }),
        type: fc.constantFrom('COMPLETE' as const, 'FAIL' as const),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyRuns, (those) => {
        const runs = those.map((one, index) => ({ ...one, ends: one.begins + 1, id: `any-${index}` }));
        const ledger = ledgerOfRuns(SHOP, [...NIGHT, ...runs], { crons: { clean: '0 * * * *' } });
        const open = findingsOf(ledger).filter(({ until }) => until === null);
        for (const subject of [job('clean'), job('sum'), dataset('orders'), dataset('daily')]) {
          const about = open.filter((one) => subjectKey(one.subject) === subjectKey(subject));
          const told = wrongNow(ledger, subject).map(({ finding }) => finding);
          const failed = about.filter(({ kind }) => kind === 'run-failed').length;
          const joined = told.flatMap((one) =>
            one.kind === 'run-failed' ? [one.run, ...(one.earlier ?? [])] : [],
          );
          expect(joined).toHaveLength(failed);
          expect(told.filter(({ kind }) => kind !== 'run-failed')).toHaveLength(about.length - failed);
          expect(new Set(told).size).toBe(told.length);
        }
      }),
    );
  });
});

describe('the service level', () => {
  const around = {
    crons: { clean: ['0 * * * *', 'Europe/Berlin'] as const },
    freshBy: { orders: '30 * * * *' },
    asOf: 140,
  };

  test('of a job is that of its schedule, and of no other job', () => {
    const ledger = ledgerOfRuns(SHOP, NIGHT, around);
    expect(jobService(ledger, job('clean').id)).toMatchObject({
      schedule: { zone: 'Europe/Berlin' },
      counts: { 'on-time': 1, missed: 2 },
      next: moment(180),
    });
    expect(jobService(ledger, job('sum').id)).toBeNull();
  });

  test('of a dataset is that of its freshest-by, and of no other dataset', () => {
    const ledger = ledgerOfRuns(SHOP, NIGHT, around);
    expect(datasetService(ledger, dataset('orders').id)).toMatchObject({ lastDue: moment(90) });
    expect(datasetService(ledger, dataset('daily').id)).toBeNull();
  });
});
