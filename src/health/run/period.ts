/** Days, weeks, months and years in UTC: what runs are counted by. */
import { EARLIEST, instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';

/** Weeks begin on Mondays (ISO 8601). */
export type PeriodUnit = 'day' | 'week' | 'month' | 'year';

export interface Periods {
  readonly unit: PeriodUnit;
  /** When each begins; oldest first, with no gap between them, and never none. */
  readonly starts: readonly Instant[];
}

const DAY = 86_400_000;
const FIRST = millisecondsOf(EARLIEST);
/** How long each unit is at least; in days. */
const UNITS: readonly (readonly [PeriodUnit, number])[] = [
  ['day', 1],
  ['week', 7],
  ['month', 28],
];

/**
 * The finest periods of which no more than `most` reach from `first` to `last`; where even years are more, the newest `most` years.
 * @param most at least 2
 */
export function periodsOf(first: Instant, last: Instant, most: number): Periods {
  for (const [unit, days] of UNITS) {
    const span = millisecondsOf(last) - millisecondsOf(first);
    // A look at the span alone spares counting the days of millennia.
    if (span / (days * DAY) > most * 2) continue;
    const starts = startsOf(first, last, unit);
    if (starts.length <= most) return { unit, starts };
  }
  return { unit: 'year', starts: startsOf(first, last, 'year').slice(-most) };
}

function startsOf(first: Instant, last: Instant, unit: PeriodUnit): Instant[] {
  const starts: Instant[] = [];
  const end = millisecondsOf(last);
  for (let at = startOf(millisecondsOf(first), unit); at <= end; at = next(at, unit))
    starts.push(instantOf(at));
  return starts;
}

/** The beginning of the period that the moment lies in. */
export function periodStart(moment: Instant, unit: PeriodUnit): Instant {
  return instantOf(startOf(millisecondsOf(moment), unit));
}

function startOf(time: number, unit: PeriodUnit): number {
  const day = Math.floor(time / DAY);
  switch (unit) {
    case 'day':
      return day * DAY;
    case 'week':
      // 1970 began on a Thursday; and the first of all weeks on a Saturday, since no instant lies before the year 0.
      return Math.max(FIRST, (day - ((((day + 3) % 7) + 7) % 7)) * DAY);
    case 'month':
      return new Date(day * DAY).setUTCDate(1);
    case 'year':
      return new Date(day * DAY).setUTCMonth(0, 1);
  }
}

function next(start: number, unit: PeriodUnit): number {
  switch (unit) {
    case 'day':
      return start + DAY;
    case 'week':
      return startOf(start + 7 * DAY, 'week');
    case 'month': {
      const date = new Date(start);
      return date.setUTCMonth(date.getUTCMonth() + 1);
    }
    case 'year': {
      const date = new Date(start);
      return date.setUTCFullYear(date.getUTCFullYear() + 1);
    }
  }
}
