/** Points in time, exact to the nanosecond. */

declare const instantBrand: unique symbol;

/** `YYYY-MM-DDTHH:MM:SS.nnnnnnnnnZ`, always UTC and always nine digits, so that comparing strings compares times. */
export type Instant = string & { readonly [instantBrand]: true };

export interface ParsedInstant {
  readonly instant: Instant;
  /** False where the text names no zone and UTC was assumed. */
  readonly zoned: boolean;
}

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:([Zz])|([+-])([01]\d|2[0-3]):?([0-5]\d)?)?(?:\[[^\]]*\])?$/;

/** Reads an ISO 8601 date and time (RFC 3339, and Java's variants of it); null where the text is none. */
export function parseInstant(text: string): ParsedInstant | null {
  const match = DATE_TIME.exec(text.trim());
  if (match === null) return null;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '00',
    fraction = '',
    zulu,
    sign,
    offsetHour,
    offsetMinute,
  ] = match;
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}Z`);
  if (!isRealDate(wall, Number(month), Number(day)) || Number(hour) > 23 || Number(minute) > 59) return null;
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * 60_000;
  const utc = new Date(sign === '-' ? wall + offset : wall - offset).toISOString();
  if (utc.length !== 24) return null; // before year 0 or after 9999: not comparable as a string
  const nanos = fraction.slice(0, 9).padEnd(9, '0');
  return {
    instant: `${utc.slice(0, 19)}.${nanos}Z` as Instant,
    zoned: zulu !== undefined || sign !== undefined,
  };
}

function isRealDate(time: number, month: number, day: number): boolean {
  const date = new Date(time);
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

/** Before all that a log can say. */
export const EARLIEST = '0000-01-01T00:00:00.000000000Z' as Instant;

/** The moment at which the machine's clock stands. */
export function clockTime(): Instant {
  return instantOf(Date.now());
}

export function dayAfter(instant: Instant): Instant {
  return instantOf(Date.parse(`${instant.slice(0, 19)}Z`) + 86_400_000);
}

/** @param time in milliseconds since 1970 */
export function instantOf(time: number): Instant {
  return `${new Date(time).toISOString().slice(0, 23)}000000Z` as Instant;
}

/** In milliseconds since 1970; what is finer is left out. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(`${instant.slice(0, 23)}Z`);
}

/** The shortest ISO 8601 text for the instant: no trailing zeros in its fraction. */
export function formatInstant(instant: Instant): string {
  return instant.replace(/\.?0+Z$/, 'Z');
}

/** Nanoseconds from `start` to `end`; negative where `end` is the earlier. */
export function nanosecondsBetween(start: Instant, end: Instant): bigint {
  return epochNanoseconds(end) - epochNanoseconds(start);
}

function epochNanoseconds(instant: Instant): bigint {
  const seconds = BigInt(Date.parse(`${instant.slice(0, 19)}Z`) / 1000);
  return seconds * 1_000_000_000n + BigInt(instant.slice(20, 29));
}
