/** When something is due: a cron expression in a time zone. The only importer of croner. */
import { Cron } from 'croner';
import { instantOf, millisecondsOf, type Instant } from './instant.ts';

export interface Schedule {
  /** As it was written. */
  readonly expression: string;
  /** An IANA time zone. */
  readonly zone: string;
}

export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; /** What is wrong with it, as a clause. */ readonly fault: string };

/** Reads a cron expression of five fields, or six with seconds first, or a nickname such as `@daily`. */
export function parseSchedule(expression: string, zone: string): ParsedSchedule {
  try {
    const cron = new Cron(expression, { timezone: zone, paused: true });
    if (cron.nextRun(new Date(0)) === null) return { ok: false, fault: 'no moment ever fits it' };
    return { ok: true, schedule: { expression, zone } };
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message : String(error) };
  }
}

export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The first moment after `after`; null where there is none. */
export function nextMoment(schedule: Schedule, after: Instant): Instant | null {
  const next = cronOf(schedule).nextRun(new Date(millisecondsOf(after)));
  return next && instantOf(next.getTime());
}

/** The moments after `after` and up to `until`, oldest first: at most the last `most` of them. */
export function momentsBetween(schedule: Schedule, after: Instant, until: Instant, most: number): Instant[] {
  const cron = cronOf(schedule);
  const moments: Instant[] = [];
  // Backwards, so that a schedule of every second over ten years costs no more than `most` steps.
  for (let at = previous(cron, millisecondsOf(until) + 1); at !== null && moments.length < most;) {
    const moment = instantOf(at);
    if (moment <= after) break;
    if (moment <= until) moments.push(moment);
    at = previous(cron, at);
  }
  return moments.reverse();
}

/** The last moment up to `until`; null where there is none. */
export function lastMoment(schedule: Schedule, until: Instant): Instant | null {
  const at = previous(cronOf(schedule), millisecondsOf(until) + 1);
  return at === null ? null : instantOf(at);
}

/** @param before in milliseconds since 1970 */
function previous(cron: Cron, before: number): number | null {
  return cron.previousRuns(1, new Date(before))[0]?.getTime() ?? null;
}

function cronOf({ expression, zone }: Schedule): Cron {
  return new Cron(expression, { timezone: zone, paused: true });
}
