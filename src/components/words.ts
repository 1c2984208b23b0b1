/** Numbers, times and states in the words of the pages. */
import type { EdgeState, Run, RunState } from '../model/catalog.ts';
import { nanosecondsBetween, type Instant } from '../model/instant.ts';

/** Beyond this, doubles are no longer exact and their digits fill the page. */
const MAX_WRITTEN_OUT = 1e15;

export function count(number: number): string {
  return Math.abs(number) > MAX_WRITTEN_OUT ? number.toExponential() : number.toLocaleString('en');
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

/** To the second, for reading; the exact time goes into the element's `datetime`. */
export function readableTime(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

export const STATES: Readonly<Record<RunState, { readonly word: string; readonly tone: string }>> = {
  complete: { word: 'complete', tone: 'good' },
  failed: { word: 'failed', tone: 'bad' },
  aborted: { word: 'aborted', tone: 'warn' },
  unfinished: { word: 'unfinished', tone: 'warn' },
};

/** From its start to its end; null where the log lacks either, or where the log puts the end first. */
export function duration(run: Run): string | null {
  if (run.startedAt === null || run.endedAt === null) return null;
  const nanoseconds = nanosecondsBetween(run.startedAt, run.endedAt);
  if (nanoseconds < 0n) return null;
  const milliseconds = Number(nanoseconds / 1_000_000n);
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (minutes <= 2 * 24 * 60) return `${count(hours)} h ${minutes % 60} min`;
  return `${count(Math.floor(hours / 24))} d ${hours % 24} h`;
}
