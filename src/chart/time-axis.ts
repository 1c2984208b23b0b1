/** The axis along which time goes, in UTC. */
import type { ScaleOptions } from '@observablehq/plot';
import { instantOf, millisecondsOf, type Instant } from '../model/instant.ts';
import { dayName, monthName } from './day-name.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** From the first to the last of the moments, with room at both ends; null where there are none. */
export interface TimeSpan {
  /** In milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/** @param moments in any order, never none */
export function spanOf(moments: readonly Instant[]): TimeSpan {
  const times = moments.map(millisecondsOf);
  const from = times.reduce((a, b) => Math.min(a, b));
  const until = times.reduce((a, b) => Math.max(a, b));
  const room = Math.max(1000, (until - from) * 0.03);
  return { from: from - room, until: until + room };
}

/** @param ticks about how many */
export function timeAxis({ from, until }: TimeSpan, ticks: number): ScaleOptions {
  return {
    type: 'utc',
    domain: [new Date(from), new Date(until)],
    ticks,
    tickSize: 0,
    tickFormat: (at: Date) => momentName(at, until - from),
    label: null,
  };
}

/** As fine as the span asks for: `2026`, `Nov 2026`, `2 Nov`, `14:00` or `14:00:05`. */
function momentName(at: Date, span: number): string {
  const instant = instantOf(at.getTime());
  if (span > 5 * 365 * DAY) return instant.slice(0, 4);
  if (span > 100 * DAY) return monthName(instant);
  if (span > 36 * HOUR) return dayName(instant);
  return span > HOUR / 20 ? instant.slice(11, 16) : instant.slice(11, 19);
}

/** Where a moment stands on the axis. */
export function dateOf(instant: Instant): Date {
  return new Date(millisecondsOf(instant));
}
