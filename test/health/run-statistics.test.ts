import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestRank, statisticsOf } from '../../src/health/run/statistics.ts';
import { anyRuns, ledger, type SaidRun } from './run-log.ts';

describe('the nearest rank', () => {
  test('of ten values: the median is the fifth, and 95 of 100 do not exceed the last', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0.5, 0.95, 0.9, 0.01, 1].map((share) => nearestRank(values, share))).toEqual([5, 10, 9, 1, 10]);
    expect(nearestRank([7], 0.5)).toBe(7);
    expect(nearestRank([], 0.5)).toBe(null);
  });

  test('is the least of the values that enough of them do not exceed, for any values', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.95), (some, share) => {
        const enough = some.filter(
          (value) => some.filter((other) => other <= value).length >= share * some.length,
        );
        const sorted = [...some].sort((a, b) => a - b);
        expect(nearestRank(sorted, share)).toBe(Math.min(...enough));
      }),
    );
  });
});

describe('the figures of runs', () => {
  test('count what became of each; the rate is of those that ended', () => {
    const runs: readonly SaidRun[] = [
      { begins: 0, ends: [10, 'COMPLETE'] },
      { begins: 20, ends: [24, 'COMPLETE'] },
      { begins: 30, ends: [31, 'FAIL'] },
      { begins: 40, ends: [41, 'ABORT'] },
      { begins: 50 },
    ];
    expect(statisticsOf(ledger(runs).runs)).toEqual({
      runs: 5,
      complete: 2,
      failed: 1,
      aborted: 1,
      unfinished: 1,
      successRate: 0.5,
      timed: 2,
      median: 4 * 60_000,
      p95: 10 * 60_000,
    });
  });

  test('say nothing of no runs, and of runs whose end comes before their start', () => {
    expect(statisticsOf([])).toMatchObject({ runs: 0, successRate: null, median: null, p95: null });
    const backwards = ledger([{ begins: 10, ends: [5, 'COMPLETE'] }]).runs;
    expect(statisticsOf(backwards)).toMatchObject({ complete: 1, successRate: 1, timed: 0, median: null });
  });

  test('add up, for any runs', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const found = statisticsOf(ledger(runs, { asOf: 500 }).runs);
        const ended = runs.filter(({ ends }) => ends !== undefined);
        const complete = ended.filter(({ ends }) => ends?.[1] === 'COMPLETE');
        expect(found.complete + found.failed + found.aborted + found.unfinished).toBe(runs.length);
        expect(found.unfinished).toBe(runs.length - ended.length);
        expect(found.successRate).toBe(ended.length === 0 ? null : complete.length / ended.length);
        expect(found.timed).toBe(complete.filter(({ begins, ends: [end] = [0] }) => end >= begins).length);
      }),
    );
  });
});
