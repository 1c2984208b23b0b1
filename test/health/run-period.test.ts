import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodsOf, periodStart } from '../../src/health/run/period.ts';
import { instantOf, type Instant } from '../../src/model/instant.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('0000-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59Z');

const instant = (text: string): Instant => instantOf(Date.parse(text));
const days = (starts: readonly Instant[]): readonly string[] => starts.map((start) => start.slice(0, 10));

/** A span of any length, from an hour to all time. */
const anySpan = fc
  .tuple(fc.integer({ min: FIRST, max: LAST }), fc.double({ min: 0, max: 15, noNaN: true }))
  .map(([from, power]) => [instantOf(from), instantOf(Math.min(LAST, from + 10 ** power))] as const);

describe('the periods of a span', () => {
  test('are days in UTC, whatever the hour', () => {
    const { unit, starts } = periodsOf(instant('2026-11-02T23:59:59Z'), instant('2026-11-05T00:00:00Z'), 62);
    expect([unit, ...days(starts)]).toEqual(['day', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05']);
  });

  test('are weeks from Monday on where days would be too many, then months, then years', () => {
    const from = instant('2026-02-25T12:00:00Z');
    expect(days(periodsOf(from, instant('2026-03-10T00:00:00Z'), 4).starts)).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
    ]);
    expect(days(periodsOf(from, instant('2026-04-10T00:00:00Z'), 4).starts)).toEqual([
      '2026-02-01',
      '2026-03-01',
      '2026-04-01',
    ]);
    const years = periodsOf(from, instant('2032-01-01T00:00:00Z'), 4);
    expect([years.unit, ...days(years.starts)]).toEqual([
      'year',
      '2029-01-01',
      '2030-01-01',
      '2031-01-01',
      '2032-01-01',
    ]);
  });

  test('keep to the years that an instant can tell of', () => {
    expect(days(periodsOf(instantOf(FIRST), instantOf(FIRST + 9 * DAY), 5).starts)).toEqual([
      '0000-01-01',
      '0000-01-03',
      '0000-01-10',
    ]);
    expect(periodsOf(instantOf(FIRST), instantOf(LAST), 3).starts.map((one) => one.slice(0, 4))).toEqual([
      '9997',
      '9998',
      '9999',
    ]);
  });

  test('cover it without a gap, are no more than asked for, and end in its last moment', () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 2, max: 70 }), ([from, until], most) => {
        const { unit, starts } = periodsOf(from, until, most);
        expect(starts.length).toBeLessThanOrEqual(most);
        expect(starts).toEqual([...new Set(starts)].sort());
        expect(starts.at(-1)).toBe(periodStart(until, unit));
        if (unit !== 'year') expect(starts[0]).toBe(periodStart(from, unit));
        for (const [index, start] of starts.entries()) {
          const next = starts[index + 1];
          if (next === undefined) continue;
          const before = instantOf(Date.parse(next.slice(0, 19) + 'Z') - 1);
          expect(periodStart(before, unit)).toBe(start);
          expect(periodStart(start, unit)).toBe(start);
        }
      }),
    );
  });

  test('are the finest that fit', () => {
    fc.assert(
      fc.property(anySpan, ([from, until]) => {
        const { unit } = periodsOf(from, until, 62);
        const dayCount =
          Math.floor(Date.parse(`${until.slice(0, 10)}T00:00:00Z`) / DAY) -
          Math.floor(Date.parse(`${from.slice(0, 10)}T00:00:00Z`) / DAY) +
          1;
        expect(unit === 'day').toBe(dayCount <= 62);
      }),
    );
  });
});
