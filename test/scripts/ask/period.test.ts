import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, isPeriod } from '../../../src/scripts/ask/period.ts';

/** A Sunday. */
const AS_OF = '2026-11-15';

function days(words: string, asOf = AS_OF): string | null {
  const found = daysOf(words, asOf);
  return found && `${found.from} ${found.until}`;
}

describe('times as people say them', () => {
  test('are told from the day that the site tells of', () => {
    expect(days('today')).toBe('2026-11-15 2026-11-15');
    expect(days('yesterday')).toBe('2026-11-14 2026-11-14');
    expect(days('this month')).toBe('2026-11-01 2026-11-15');
    expect(days('last month')).toBe('2026-10-01 2026-10-31');
    expect(days('last 3 days')).toBe('2026-11-13 2026-11-15');
    expect(days('in the last two weeks')).toBe('2026-11-02 2026-11-15');
    expect(days('yesterday', '2026-01-01')).toBe('2025-12-31 2025-12-31');
    expect(days('last month', '2026-01-31')).toBe('2025-12-01 2025-12-31');
  });

  test('have weeks that begin on Monday: the last is the one before that of the day', () => {
    expect(days('last week')).toBe('2026-11-02 2026-11-08');
    expect(days('this week')).toBe('2026-11-09 2026-11-15');
    expect(days('last week', '2026-11-16')).toBe('2026-11-09 2026-11-15');
    expect(days('past week')).toBe('2026-11-09 2026-11-15');
  });

  test('may be dates, and ranges of them', () => {
    expect(days('since 2026-11-01')).toBe('2026-11-01 2026-11-15');
    expect(days('on 2026-11-03')).toBe('2026-11-03 2026-11-03');
    expect(days('from 2026-11-03 to 2026-11-05')).toBe('2026-11-03 2026-11-05');
    expect(days('between 2026-11-03 and 2026-11-05')).toBe('2026-11-03 2026-11-05');
    expect(days('in 2025')).toBe('2025-01-01 2025-12-31');
    expect(days('in 2024-02')).toBe('2024-02-01 2024-02-29');
  });

  test('may be months: without a year, the newest that has begun', () => {
    expect(days('in November')).toBe('2026-11-01 2026-11-30');
    expect(days('in December')).toBe('2025-12-01 2025-12-31');
    expect(days('in feb 2024')).toBe('2024-02-01 2024-02-29');
    expect(days('since october')).toBe('2026-10-01 2026-11-15');
  });

  test('are none where no calendar has the day, or the end is before the beginning', () => {
    expect(days('on 2026-02-30')).toBeNull();
    expect(days('on 2026-13-01')).toBeNull();
    expect(days('from 2026-11-05 to 2026-11-03')).toBeNull();
    expect(days('since 2027-01-01')).toBeNull();
    expect(days('orders')).toBeNull();
    expect(isPeriod('orders')).toBe(false);
    expect(isPeriod('since 2027-01-01')).toBe(true);
  });
});

test('a week is of seven days, ends before the next begins, and begins on a Monday', () => {
  const dates = fc.integer({ min: 0, max: 40_000 }).map((day) => new Date(day * 86_400_000));
  fc.assert(
    fc.property(dates, (date) => {
      const asOf = date.toISOString().slice(0, 10);
      const [last, current] = [daysOf('last week', asOf), daysOf('this week', asOf)];
      const [from, until] = [new Date(last?.from ?? ''), new Date(last?.until ?? '')];
      expect(from.getUTCDay()).toBe(1);
      expect(until.getTime() - from.getTime()).toBe(6 * 86_400_000);
      expect(new Date(current?.from ?? '').getTime() - until.getTime()).toBe(86_400_000);
      expect((current?.from ?? '') <= asOf).toBe(true);
    }),
  );
});
