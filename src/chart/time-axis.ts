/** The axis along which time goes, in UTC. */
import type { ScaleOptions } from '@observablehq/plot';
import { millisecondsOf, type Instant } from '../model/instant.ts';
import { timeTicks } from './time-tick.ts';

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

/** @param most how many moments may be named */
export function timeAxis({ from, until }: TimeSpan, most: number): ScaleOptions {
  const ticks = timeTicks(from, until, most);
  const names = new Map(ticks.map(({ at, name }) => [at, name]));
  return {
    type: 'utc',
    domain: [new Date(from), new Date(until)],
    ticks: ticks.map(({ at }) => new Date(at)),
    tickSize: 0,
    tickFormat: (at: Date) => names.get(at.getTime()) ?? '',
    label: null,
  };
}

/** Where a moment stands on the axis. */
export function dateOf(instant: Instant): Date {
  return new Date(millisecondsOf(instant));
}
