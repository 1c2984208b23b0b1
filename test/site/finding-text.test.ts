import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/health/finding.ts';
import { findingsOf } from '../../src/health/health.ts';
import { findingText, FINDING_WORDS, spanText } from '../../src/site/finding-text.ts';
import { dataset, runEvent } from '../catalog/log.ts';
import { eventsOf, ledgerFrom, type LoggedRun } from '../health/health-log.ts';

const SHOP = { clean: { reads: ['raw'], writes: ['orders'] }, sum: { reads: ['orders'], writes: ['daily'] } };

/** `clean failed: no such table` */
function told(runs: readonly LoggedRun[], around: Parameters<typeof ledgerFrom>[1] = {}): string[] {
  return findingsOf(ledgerFrom(eventsOf(SHOP, runs), around)).map(lineOf);
}

function lineOf(finding: Finding): string {
  return `${finding.subject.id.name} ${FINDING_WORDS[finding.kind].word}: ${findingText(finding)}`;
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
    expect(told([failed('ABORT')])[0]).toBe('clean failed: it was aborted without an error message');
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
    expect(told([{ job: 'clean', begins: 0, ends: 8 }], { longest })[0]).toBe(
      'clean took too long: it took 8 min, and may take 5 min',
    );
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

  test('says by when a dataset was to be fresh', () => {
    const runs = [{ job: 'clean', begins: 60, ends: 61 }];
    const around = { freshBy: { orders: '0 3 * * *' }, asOf: 28 * 60 };
    expect(told(runs, around)).toEqual([
      'orders not fresh: to be fresh by 2026-03-02 03:00 UTC, last written 2026-03-01 01:01 UTC',
    ]);
  });
});

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [1759, '1.8 s'],
  [125_000, '2 min 5 s'],
])('%d milliseconds are %s', (milliseconds, text) => {
  expect(spanText(milliseconds)).toBe(text);
});
