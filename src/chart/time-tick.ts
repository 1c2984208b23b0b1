/** Where an axis of time is labelled, and how: in UTC, and no two alike. */
import { instantOf, type Instant } from '../model/instant.ts';
import { dayName, monthName } from './day-name.ts';

export interface TimeTick {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly name: string;
}

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** Steps of always the same length. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 3, 4, 7, 14].map((count) => count * DAY),
];

/** Steps of so many months. */
const MONTH_STEPS = [
  1,
  3,
  6,
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((years) => 12 * years),
];
/** Steps of months are no shorter than this: so there are never more of them than there may be. */
const SHORTEST_MONTH = 28 * DAY;

/** A Monday: weeks begin there. */
const MONDAY = Date.UTC(1970, 0, 5);

/** Moments have years of four digits. */
const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T00:00:00Z')];

/**
 * As finely as there is room. Times of the day have a date where a day begins, or else at one of them.
 * @param from in milliseconds since 1970; before `until`
 * @param most how many there may be
 */
export function timeTicks(from: number, until: number, most: number): TimeTick[] {
  const [start, end] = [Math.max(from, FIRST), Math.min(until, LAST)];
  const isRoomy = (step: number): boolean => (end - start) / step <= most;
  const step = STEPS.find(isRoomy);
  if (step !== undefined) return evenTicks(start, end, step);
  const months = MONTH_STEPS.find((count) => isRoomy(count * SHORTEST_MONTH)) ?? 12 * 5000;
  return monthTicks(start, end, months);
}

function evenTicks(start: number, end: number, step: number): TimeTick[] {
  const first = Math.ceil((start - MONDAY) / step);
  const last = Math.floor((end - MONDAY) / step);
  const times = Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => MONDAY + (first + index) * step,
  );
  if (step >= DAY) return times.map((at) => ({ at, name: dayName(instantOf(at)) }));
  const dated = times.some(isMidnight) ? -1 : datedOne(times, start, end);
  return times.map((at, index) => ({ at, name: timeName(instantOf(at), step, index === dated) }));
}

/** Where no day begins, one of the times has the date as well: the first that has room for it on both sides. */
function datedOne(times: readonly number[], start: number, end: number): number {
  const room = (end - start) / 8;
  return Math.max(
    0,
    times.findIndex((at) => at - start >= room && end - at >= room),
  );
}

function isMidnight(at: number): boolean {
  return at % DAY === 0;
}

/** `14:00`, `14:00:05`, `2 Nov` at midnight, `2 Nov 14:00` with its date. */
function timeName(instant: Instant, step: number, isDated: boolean): string {
  const time = instant.slice(11, step < MINUTE ? 19 : 16);
  if (isDated) return `${dayName(instant)} ${time}`;
  return instant.slice(11, 19) === '00:00:00' ? dayName(instant) : time;
}

function monthTicks(start: number, end: number, months: number): TimeTick[] {
  const first = Math.ceil(monthNumber(start) / months);
  const last = Math.floor(monthNumber(end) / months);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * months)
    .map(beginOf)
    .filter((at) => at >= start && at <= end)
    .map((at) => ({ at, name: months < 12 ? monthName(instantOf(at)) : instantOf(at).slice(0, 4) }));
}

/** Counted from the year 0. */
function monthNumber(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999. */
function beginOf(month: number): number {
  return new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
}
