import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/health/finding.ts';
import { findingsOf, healthOf } from '../../src/health/health.ts';
import { findingText, findingWord, scoreText, spanText } from '../../src/site/finding-text.ts';
import { dataset, lineage, runEvent, schema } from '../catalog/log.ts';
import { eventsOf, ledgerFrom, type LoggedRun } from '../health/health-log.ts';

const SHOP = { clean: { reads: ['raw'], writes: ['orders'] }, sum: { reads: ['orders'], writes: ['daily'] } };

/** `clean failed: no such table` */
function told(runs: readonly LoggedRun[], around: Parameters<typeof ledgerFrom>[1] = {}): string[] {
  return findingsOf(ledgerFrom(eventsOf(SHOP, runs), around)).map(lineOf);
}

function lineOf(finding: Finding): string {
  return `${finding.subject.id.name} ${findingWord(finding).word}: ${findingText(finding)}`;
}

const failed = (type: 'FAIL' | 'ABORT', message?: string): LoggedRun => ({
  job: 'clean',
  begins: 10,
  ends: 12,
  type,
  runFacets: message === undefined ? {} : { errorMessage: { message, programmingLanguage: 'SQL' } },
});

describe('a finding in words', () => {
  test('quotes the first line of the error, or says that there is none', () => {
    expect(told([failed('FAIL', '\nno such table\n  at line 3')])[0]).toBe('clean failed: no such table');
    expect(told([failed('FAIL')])[0]).toBe('clean failed: it failed without an error message');
    expect(told([failed('ABORT')])[0]).toBe('clean aborted: it was aborted without an error message');
  });

  test('says how many runs failed in a row, and quotes the newest', () => {
    const runs = [failed('FAIL', 'first'), { ...failed('FAIL', 'second'), begins: 20, ends: 22 }];
    const aborted = { ...failed('ABORT'), begins: 30, ends: 32 };
    const first = (those: readonly LoggedRun[]): string | undefined =>
      healthOf(ledgerFrom(eventsOf(SHOP, those))).open.map(({ finding }) => lineOf(finding))[0];
    expect(first(runs)).toBe('clean failed: 2 runs failed, and none completed between; the newest: second');
    expect(first([...runs, aborted])).toBe(
      'clean aborted: 3 runs failed or were aborted, and none completed between; ' +
        'the newest: it was aborted without an error message',
    );
  });

  test.each([
    ['warn', { word: 'check failed (warn)', tone: 'warn' }],
    ['error', { word: 'check failed', tone: 'bad' }],
  ])('a check of severity %s that failed is one', (severity, word) => {
    const assertions = [{ assertion: 'not_null', success: false, severity }];
    const log = [
      runEvent('a', 'COMPLETE', 1, {
        outputs: [dataset('orders', { dataQualityAssertions: { assertions } })],
      }),
    ];
    expect(findingsOf(ledgerFrom(log)).map(findingWord)).toMatchObject([word]);
  });

  test('says why a dataset is stale, and when it was last written', () => {
    expect(told([{ job: 'clean', begins: 0, ends: 2 }, failed('FAIL')])).toContain(
      'orders stale: clean failed 2026-03-01 00:12 UTC; last written 2026-03-01 00:02 UTC',
    );
    expect(told([{ job: 'clean', begins: 0 }], { longest: { clean: 30 }, asOf: 40 })).toContain(
      'orders stale: a run of clean began 2026-03-01 00:00 UTC and was not heard of again; and no run has written it',
    );
  });

  test('says what was due, and how late it came or how often it did not', () => {
    const crons = { clean: '0 * * * *' };
    const runs = [0, 80, 300].map((begins) => ({ job: 'clean', begins, ends: begins + 1 }));
    expect(told(runs, { crons }).filter((line) => line.startsWith('clean'))).toEqual([
      'clean ran late: due 2026-03-01 01:00 UTC, it began 20 min late',
      'clean did not run: no run began 3 times in a row, the first due 2026-03-01 02:00 UTC',
    ]);
    expect(told(runs.slice(0, 1), { crons, asOf: 80 })[0]).toBe(
      'clean did not run: no run began that was due 2026-03-01 01:00 UTC',
    );
  });

  test('says how long a run may take, and since when it is over its time', () => {
    const longest = { clean: 5 };
    expect(told([{ job: 'clean', begins: 0, ends: 8 }], { longest }).slice(0, 2)).toEqual([
      'clean overdue: its run began 2026-03-01 00:00 UTC and had not ended, past its time of 2026-03-01 00:05 UTC',
      'clean took too long: it took 8 min, and may take 5 min',
    ]);
    expect(told([{ job: 'clean', begins: 0 }], { longest, asOf: 10 })[0]).toBe(
      'clean overdue: its run began 2026-03-01 00:00 UTC and has not ended, past its time of 2026-03-01 00:05 UTC',
    );
  });

  test('says what a check asked and what it found, and names its column once', () => {
    const assertions = [
      { assertion: 'not_null', success: false, column: 'id', expected: 'no nulls', actual: '3 nulls' },
      { assertion: 'unique', name: 'unique_orders_id', success: false, column: 'id' },
    ];
    const log = [
      runEvent('a', 'COMPLETE', 1, {
        outputs: [dataset('orders', { dataQualityAssertions: { assertions } })],
      }),
    ];
    expect(findingsOf(ledgerFrom(log)).map(lineOf)).toEqual([
      'orders check failed: not_null of id: expected no nulls, found 3 nulls',
      'orders check failed: unique_orders_id',
    ]);
  });

  test('says of a check that failed once how many runs have not reported it since', () => {
    const failed = dataset('orders', {
      dataQualityAssertions: { assertions: [{ assertion: 'custom', success: false }] },
    });
    const runs = [1, 2, 3].map((minute) =>
      runEvent(`r${minute}`, 'COMPLETE', minute, { outputs: [minute === 1 ? failed : dataset('orders')] }),
    );
    expect(findingsOf(ledgerFrom(runs)).map(lineOf)).toEqual([
      'orders check failed: custom; the 2 runs since do not report it',
    ]);
    expect(findingsOf(ledgerFrom(runs.slice(0, 2))).map(lineOf)).toEqual([
      'orders check failed: custom; the run since does not report it',
    ]);
  });

  test('says from which type to which a column went, and how often', () => {
    const typed = (minute: number, type: string) =>
      runEvent(`w${minute}`, 'COMPLETE', minute, {
        outputs: [dataset('orders', schema({ name: 'a', type }))],
      });
    const read = runEvent('r', 'COMPLETE', 2, {
      job: 'sum',
      inputs: [dataset('orders')],
      outputs: [dataset('daily', lineage({ total: ['orders.a'] }))],
    });
    const log = [typed(1, 'DOUBLE'), read, typed(3, 'INT')];
    const made = 'of which 1 column is or was made';
    expect(findingsOf(ledgerFrom(log)).map(lineOf)).toEqual([
      `orders breaking change: a retyped from DOUBLE to INT, ${made}`,
    ]);
    expect(findingsOf(ledgerFrom([...log, typed(4, 'DOUBLE'), typed(5, 'INT')])).map(lineOf)).toEqual([
      `orders breaking change: a retyped from DOUBLE to INT, ${made}; a retyped from INT to DOUBLE, ${made}; 3 breaking changes, as its schema went back and forth`,
    ]);
  });

  test('says of a level that stays how many runs there are', () => {
    const wrote = (minute: number, rowCount: number) =>
      runEvent(`r${minute}`, 'COMPLETE', minute, {
        outputs: [dataset('orders', {}, { outputFacets: { outputStatistics: { rowCount } } })],
      });
    const log = Array.from({ length: 11 }, (_, minute) => wrote(minute, minute < 8 ? 100 : 1000));
    expect(findingsOf(ledgerFrom(log)).map(lineOf)).toEqual([
      'orders unusual row count: 1,000 rows were written; the median of 10 runs before is 100; 3 runs in a row are far above theirs',
    ]);
  });

  test('says by when a dataset was to be fresh', () => {
    const runs = [{ job: 'clean', begins: 60, ends: 61 }];
    const around = { freshBy: { orders: '0 3 * * *' }, asOf: 28 * 60 };
    expect(told(runs, around)).toEqual([
      'orders not fresh: to be fresh by 2026-03-02 03:00 UTC, last written 2026-03-01 01:01 UTC',
    ]);
  });
});

test.each([
  [100, '100'],
  [99.97, '99.9'],
  [66.667, '66.7'],
  [0.01, '0.1'],
  [0, '0'],
])('a score of %d is %s', (score, text) => {
  expect(scoreText(score)).toBe(text);
});

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [1759, '1.8 s'],
  [125_000, '2 min 5 s'],
])('%d milliseconds are %s', (milliseconds, text) => {
  expect(spanText(milliseconds)).toBe(text);
});
