/** Numbers, times and states in the words of the pages. */
import { durationOf } from '../health/run/duration.ts';
import type { PeriodUnit } from '../health/run/period.ts';
import type { Standing } from '../health/run/standing.ts';
import type { EdgeState, Run } from '../model/catalog.ts';
import type { Instant } from '../model/instant.ts';
import { readableTime } from '../site/readable-time.ts';

export { readableTime };

const NUMBER = new Intl.NumberFormat('en');

/** Beyond this, doubles are no longer exact and their digits fill the page. */
const MAX_WRITTEN_OUT = 1e15;

export function count(number: number): string {
  if (Number.isInteger(number) && number >= 0 && number < 1000) return String(number);
  return Math.abs(number) > MAX_WRITTEN_OUT ? number.toExponential() : NUMBER.format(number);
}

export function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `12 bytes`, `3.4 kB`, `1.2 MB`: thousands, as file managers count. */
export function bytes(size: number): string {
  if (size < 1000) return plural(size, 'byte');
  return size < 1_000_000 ? `${(size / 1000).toFixed(1)} kB` : `${(size / 1_000_000).toFixed(1)} MB`;
}

/** How many edges hold, and how many no longer do: `3`, `3 and 2 past`. */
export function countEdges(edges: readonly { readonly state: EdgeState }[]): string {
  const current = edges.filter((edge) => edge.state === 'current').length;
  const past = edges.length - current;
  return past === 0 ? count(current) : `${count(current)} and ${count(past)} past`;
}

export const STATES: Readonly<Record<Standing, { readonly word: string; readonly tone: string }>> = {
  complete: { word: 'complete', tone: 'good' },
  failed: { word: 'failed', tone: 'bad' },
  aborted: { word: 'aborted', tone: 'warn' },
  unfinished: { word: 'unfinished', tone: 'warn' },
  running: { word: 'running', tone: '' },
  overdue: { word: 'overdue', tone: 'warn' },
  abandoned: { word: 'abandoned', tone: 'warn' },
};

/** What it means that no event ended a run; nothing of a run that one did. @param until when it may run no longer; null where nobody says */
export function openWords(standing: Standing, until: Instant | null): string | null {
  const time = until === null ? '' : readableTime(until);
  switch (standing) {
    case 'unfinished':
      return 'No event ends this run: it was killed, it still ran, or its last event was lost.';
    case 'running':
      return `No event has ended this run yet. It may run until ${time}.`;
    case 'overdue':
      return `No event has ended this run. It might run until ${time}.`;
    case 'abandoned':
      return `No event ended this run. It might run until ${time}, and a later run of its job has begun.`;
    case 'complete':
    case 'failed':
    case 'aborted':
      return null;
  }
}

/** The day, week, month or year that begins then: `2026-11-02`, `the week of 2026-11-02`, `2026-11`, `2026`. */
export function periodName(start: Instant, unit: PeriodUnit): string {
  if (unit === 'week') return `the week of ${start.slice(0, 10)}`;
  return start.slice(0, { day: 10, month: 7, year: 4 }[unit]);
}

/** `92.9%`; never 100% or 0% of what is not quite all or none. @param share from 0 to 1 */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000);
  const honest = share > 0 && share < 1 ? Math.min(999, Math.max(1, tenths)) : tenths;
  return `${honest / 10}%`;
}

/** From its start to its end; null where the log lacks either, or where the log puts the end first. */
export function duration(run: Run): string | null {
  const milliseconds = durationOf(run);
  return milliseconds === null ? null : timeTaken(milliseconds);
}

/** `250 ms`, `59.0 s`, `2 min 5 s`, `3 h 0 min`, `12 d 4 h` */
export function timeTaken(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.floor(milliseconds)} ms`;
  const seconds = Math.floor(milliseconds) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (minutes <= 2 * 24 * 60) return `${count(hours)} h ${minutes % 60} min`;
  return `${count(Math.floor(hours / 24))} d ${hours % 24} h`;
}
