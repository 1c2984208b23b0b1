/** When something is due: a cron expression in a time zone. The only importer of croner. */
import { Cron } from 'croner';
import { cronFault } from './cron-fault.ts';
import { instantOf, millisecondsOf, type Instant } from './instant.ts';

export interface Schedule {
  /** Cron's: as it was written, or what says the same as the time of day that was. */
  readonly expression: string;
  /** An IANA time zone. */
  readonly zone: string;
}

export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; /** What is wrong with it, as a clause. */ readonly fault: string };

/** Reads a cron expression of five fields, six with seconds first, seven with years last, or a nickname such as `@daily`. */
export function parseSchedule(expression: string, zone: string): ParsedSchedule {
  if (!isTimeZone(zone)) return { ok: false, fault: `there is no time zone ${zone}` };
  const fault = cronFault(expression, isCron);
  if (fault !== null) return { ok: false, fault };
  const schedule = { expression, zone };
  if (nextMoment(schedule, EARLIEST_DUE) === null) return { ok: false, fault: 'no moment ever fits it' };
  return { ok: true, schedule };
}

/** Before all that a log may tell of, and late enough that a search from there on has its end. */
const EARLIEST_DUE = instantOf(0);

function isCron(expression: string): boolean {
  try {
    return new Cron(expression, { paused: true }).getPattern() !== undefined;
  } catch {
    return false;
  }
}

const DAILY = /^\s*(\d\d?)\s+(\d\d?)\s+\*\s+\*\s+\*\s*$/;

/** `06:00 each day, Europe/Berlin`; what is no time of day stands as it is written: `0 6 * * 1, UTC`. */
export function scheduleWords({ expression, zone }: Schedule): string {
  const [, minute, hour] = DAILY.exec(expression) ?? [];
  if (minute === undefined || hour === undefined) return `${expression}, ${zone}`;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')} each day, ${zone}`;
}

/** Asking takes long, and a glossary names the same zone in each of its thousands of entries. */
const ASKED = new Map<string, boolean>();
const MAX_ASKED = 1000;

export function isTimeZone(zone: string): boolean {
  const known = ASKED.get(zone);
  if (known !== undefined) return known;
  if (ASKED.size === MAX_ASKED) ASKED.clear();
  const answer = askForZone(zone);
  ASKED.set(zone, answer);
  return answer;
}

function askForZone(zone: string): boolean {
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
