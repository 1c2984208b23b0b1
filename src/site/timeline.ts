/** Runs as bars along one line of time. */
import type { Run } from '../model/catalog.ts';
import { nanosecondsBetween, type Instant } from '../model/instant.ts';

/** In hundredths of the whole time. */
export interface Bar {
  readonly from: number;
  readonly width: number;
}

/** The least width at which a bar is seen. */
const LEAST = 0.8;

/**
 * From the first start, or end, of any to the last end. A run whose start is not known is as narrow as can be seen, at
 * its end; one whose end is not known has no bar.
 */
export function timelineOf(runs: readonly Pick<Run, 'startedAt' | 'endedAt'>[]): (Bar | null)[] {
  const times = runs.flatMap(({ startedAt, endedAt }) => [startedAt ?? [], endedAt ?? []].flat()).sort();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return runs.map(() => null);
  const whole = Math.max(1, Number(nanosecondsBetween(first, last)));
  const place = (time: Instant): number => (Number(nanosecondsBetween(first, time)) / whole) * 100;
  return runs.map(({ startedAt, endedAt }) => {
    if (endedAt === null) return null;
    const end = place(endedAt);
    const width = Math.max(LEAST, end - (startedAt === null ? end : place(startedAt)));
    return { from: round(Math.min(100 - width, end - Math.min(width, end))), width: round(width) };
  });
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
