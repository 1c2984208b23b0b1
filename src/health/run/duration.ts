/** How long runs took. */
import type { Run } from '../../model/catalog.ts';
import { nanosecondsBetween } from '../../model/instant.ts';

/** In milliseconds, from its start to its end; null where the log lacks either, or where the log puts the end first. */
export function durationOf({ startedAt, endedAt }: Pick<Run, 'startedAt' | 'endedAt'>): number | null {
  if (startedAt === null || endedAt === null || endedAt < startedAt) return null;
  return Number(nanosecondsBetween(startedAt, endedAt)) / 1_000_000;
}
