import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runDurations } from '../../src/health/anomaly/duration.ts';
import { expected, unusual } from '../../src/health/anomaly/expected.ts';
import { anomalyFindings } from '../../src/health/anomaly/finding.ts';
import { medianDeviation, medianOf } from '../../src/health/anomaly/median.ts';
import { rowCounts } from '../../src/health/anomaly/row-count.ts';
import type { Finding } from '../../src/health/finding.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import type { Json } from '../../src/model/json.ts';
import { clock, hourly, ledger, ORDERS, type SaidOfRun } from './quality-log.ts';

const figure = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
const figures = fc.array(figure, { minLength: 1, maxLength: 40 });

/** The definition, at any cost: half of the values at most are below it, and half at most above. */
function naiveMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return low === high ? Number(low) : (Number(low) + Number(high)) / 2;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

describe('the median', () => {
  test('is the middle value, or halfway between the two in the middle', () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 3, 2])).toBe(2.5);
    expect(medianOf([10, 9])).toBe(9.5);
    expect(() => medianOf([])).toThrow(RangeError);
  });

  test('and the deviation from it are those of their definitions, for any figures', () => {
    fc.assert(
      fc.property(figures, (values) => {
        const median = naiveMedian(values);
        const deviation = naiveMedian(values.map((value) => Math.abs(value - median)));
        return close(medianOf(values), median) && close(medianDeviation(values, median), deviation);
      }),
    );
  });
});

describe('a figure is unusual', () => {
  const settings = DEFAULT_SETTINGS.anomaly;

  test('where its modified z-score is above the limit: reckoned by hand', () => {
    // Median 100; the deviations are 0, 1, 1, 2, 2, 10, 10, and their median is 2.
    const before = [100, 99, 101, 98, 102, 90, 110];
    const band = expected(before, { ...settings, leastShare: 0 });
    expect(band).toMatchObject({ median: 100, deviation: 2, runs: 7 });
    // 0.6745 · 10 / 2 = 3.3725, 0.6745 · 11 / 2 = 3.70975
    expect(band && unusual(110, band)).toBeNull();
    expect(band && unusual(111, band)).toMatchObject({
      value: 111,
      median: 100,
      deviation: 2,
      score: 3.70975,
    });
    expect(band && unusual(89, band)?.score).toBe(3.70975);
  });

  test('only where it also differs by the least share: figures that never vary may move a little', () => {
    const band = expected([100, 100, 100, 100, 100, 100, 100], settings);
    expect(band && unusual(110, band)).toBeNull();
    expect(band && unusual(90, band)).toBeNull();
    expect(band && unusual(111, band)).toEqual({
      value: 111,
      median: 100,
      deviation: 0,
      score: Infinity,
      runs: 7,
    });
  });

  test('never before as many runs as it takes, and by the newest ones alone', () => {
    expect(expected([1, 1, 1, 1, 1, 1], settings)).toBeNull();
    expect(expected([], { ...settings, leastRuns: 0 })).toBeNull();
    expect(expected([9, 9, 9, 1, 1, 1], { ...settings, leastRuns: 3, mostRuns: 3 })).toMatchObject({
      median: 1,
      runs: 3,
    });
  });

  test('as the formula says, for any figures and any settings', () => {
    const anySettings = fc.record({
      score: fc.double({ min: 0.5, max: 8, noNaN: true }),
      leastRuns: fc.integer({ min: 1, max: 6 }),
      mostRuns: fc.integer({ min: 6, max: 20 }),
      leastShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(figures, figure, anySettings, (before, value, some) => {
        const band = expected(before, some);
        if (before.length < some.leastRuns) return band === null;
        const newest = before.slice(-some.mostRuns);
        const median = naiveMedian(newest);
        const deviation = naiveMedian(newest.map((one) => Math.abs(one - median)));
        const distance = Math.abs(value - median);
        const score = distance === 0 ? 0 : (0.6745 * distance) / deviation;
        // On the very border the last digit decides, which is not the point.
        fc.pre(!close(score, some.score) && !close(distance, some.leastShare * median));
        const isFar = score > some.score && distance > some.leastShare * median;
        return band !== null && (unusual(value, band) !== null) === isFar;
      }),
    );
  });
});

/** `row-count-unusual of r9: 5 for 10, 01:10 to still` */
function told(findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    if (finding.kind !== 'row-count-unusual' && finding.kind !== 'duration-unusual') return finding.kind;
    const { kind, run, unusual: one, since, until, count } = finding;
    const row = count === 1 ? '' : `, ${count} in a row`;
    return `${kind} of ${run.id}: ${one.value} for ${one.median}, ${clock(since)} to ${clock(until)}${row}`;
  });
}

const usual = (count: number): SaidOfRun[] => Array.from({ length: count }, () => ({ rows: 100 }));

describe('of the runs of a job', () => {
  test('one that writes half of the rows is found, from its end to the end of the next that writes as many as ever', () => {
    const log = hourly([...usual(8), { rows: 50 }, { rows: 101 }]);
    expect(told(anomalyFindings(ledger(log)))).toEqual([
      'row-count-unusual of r8: 50 for 100, 08:10 to 09:10',
    ]);
  });

  test('several in a row to one side are one finding with the newest and how many there are, and to the other side another', () => {
    const log = hourly([...usual(8), { rows: 50 }, { rows: 55 }, { rows: 500 }]);
    expect(told(anomalyFindings(ledger(log)))).toEqual([
      'row-count-unusual of r9: 55 for 100, 08:10 to 10:10, 2 in a row',
      'row-count-unusual of r10: 500 for 100, 10:10 to still',
    ]);
  });

  test('one that takes far longer than those before it is found, in milliseconds', () => {
    const log = hourly([...Array.from({ length: 7 }, () => ({})), { took: 40 }, {}]);
    expect(told(anomalyFindings(ledger(log)))).toEqual([
      'duration-unusual of r7: 2400000 for 600000, 07:40 to 08:10',
    ]);
  });

  test('those that failed, or did not end, are neither judged nor judged by', () => {
    const partly = { rows: 1, took: 50, end: 'FAIL' };
    const log = hourly([...usual(4), partly, partly, partly, { end: null }, ...usual(4), { rows: 50 }]);
    expect(told(anomalyFindings(ledger(log)))).toEqual([
      'row-count-unusual of r12: 50 for 100, 12:10 to still',
    ]);
  });

  test('each is judged by its own job’s runs alone', () => {
    const other = Array.from({ length: 8 }, () => ({ rows: 5000, job: 'backfill' }));
    expect(anomalyFindings(ledger(hourly([...usual(8), ...other, { rows: 100 }])))).toEqual([]);
  });

  test('rows written and rows of the whole dataset are not mixed: what any run states as written counts', () => {
    const whole = (rows: number): SaidOfRun => ({ metrics: { rowCount: rows } });
    const measured = [...Array.from({ length: 8 }, () => whole(100)), whole(10)];
    expect(told(anomalyFindings(ledger(hourly(measured))))).toEqual([
      'row-count-unusual of r8: 10 for 100, 08:10 to still',
    ]);
    const both = ledger(hourly([...measured, { rows: 7 }]));
    expect(anomalyFindings(both)).toEqual([]);
    expect(rowCounts(both, ORDERS)).toMatchObject([{ of: 'written', figures: [{ value: 7 }] }]);
  });

  test('settings decide what counts', () => {
    const log = hourly([...usual(3), { rows: 130 }]);
    expect(told(anomalyFindings(ledger(log, { settings: { leastRuns: 3 } })))).toHaveLength(1);
    expect(anomalyFindings(ledger(log, { settings: { leastRuns: 4 } }))).toEqual([]);
    expect(anomalyFindings(ledger(log, { settings: { leastRuns: 3, leastShare: 0.4 } }))).toEqual([]);
  });
});

const anyRuns = fc.array(
  fc.record({ rows: fc.integer({ min: 0, max: 40 }), took: fc.integer({ min: 0, max: 59 }) }),
  { maxLength: 16 },
);
const eager = { settings: { leastRuns: 3, mostRuns: 6 } };

test('a level that stays is told as so many runs in a row, with the newest', () => {
  const log = hourly([...usual(8), ...Array.from({ length: 4 }, () => ({ rows: 1000 }))]);
  expect(told(anomalyFindings(ledger(log)))).toEqual([
    'row-count-unusual of r11: 1000 for 100, 08:10 to still, 4 in a row',
  ]);
});

describe('whatever the log', () => {
  test('what comes later changes no judgement of what was', () => {
    fc.assert(
      fc.property(anyRuns, fc.nat(16), (runs, cut) => {
        const [whole, begun] = [ledger(hourly(runs), eager), ledger(hourly(runs.slice(0, cut)), eager)];
        const job = { namespace: 'jobs', name: 'load' };
        const short = runDurations(begun, job).map(({ unusual: one }) => one);
        expect(
          runDurations(whole, job)
            .slice(0, short.length)
            .map(({ unusual: one }) => one),
        ).toEqual(short);
      }),
      { numRuns: 40 },
    );
  });

  test('the order of its lines changes nothing', () => {
    fc.assert(
      fc.property(
        anyRuns.chain((runs) => fc.tuple(fc.constant(hourly(runs)), shuffled(hourly(runs)))),
        ([log, mixed]) => {
          expect(told(anomalyFindings(ledger(mixed, eager)))).toEqual(
            told(anomalyFindings(ledger(log, eager))),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

function shuffled(log: readonly Json[]): fc.Arbitrary<Json[]> {
  return fc.shuffledSubarray([...log], { minLength: log.length });
}
