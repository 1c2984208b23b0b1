/** One value of a log → an event, by the core of OpenLineage 2-0-2. */
import { digestOf } from './canonical.ts';
import { isObject, objectOr, type JsonObject } from './json.ts';
import { isWord, masked, nameOf, type Name } from './name.ts';
import { comparableTime } from './time.ts';
import type { Place } from './values.ts';

/** A dataset where an event names it. */
export interface Mention {
  readonly id: Name;
  /** Null in an event about the dataset alone. */
  readonly direction: 'input' | 'output' | null;
  readonly facets: JsonObject;
  /** `inputFacets` or `outputFacets`. */
  readonly useFacets: JsonObject;
}

export interface Event {
  readonly place: Place;
  /** Of its content: two events with the same content are one. */
  readonly digest: string;
  /** Comparing these texts puts events in their order: by time, by what they do to their run, by content. */
  readonly order: string;
  /** `START`, `COMPLETE` and so on, in capitals; empty where none is stated. */
  readonly type: string;
  readonly run: { readonly id: string; readonly facets: JsonObject } | null;
  readonly job: { readonly id: Name; readonly facets: JsonObject } | null;
  readonly mentions: readonly Mention[];
}

export const TERMINAL: ReadonlySet<string> = new Set(['COMPLETE', 'FAIL', 'ABORT']);

/**
 * An event has a time, and a run with a job, or a job, or a dataset; each with its names, as texts.
 * @returns null where something of this is missing
 */
export function readEvent(value: unknown, place: Place): Event | null {
  if (!isObject(value) || typeof value['eventTime'] !== 'string') return null;
  const time = comparableTime(value['eventTime']);
  const subject = subjectOf(value);
  if (time === null || subject === null) return null;
  const type = typeof value['eventType'] === 'string' ? value['eventType'].toUpperCase() : '';
  const digest = digestOf(value);
  return { place, digest, type, order: `${time} ${phaseOf(type)} ${digest}`, ...subject };
}

/** Producers write the start and the end of a short run at one time. */
function phaseOf(type: string): number {
  return type === 'START' ? 0 : TERMINAL.has(type) ? 2 : 1;
}

function subjectOf(value: JsonObject): Pick<Event, 'run' | 'job' | 'mentions'> | null {
  if (value['run'] == null && value['job'] == null) {
    const mention = mentionOf(value['dataset'], null);
    return mention && { run: null, job: null, mentions: [mention] };
  }
  const run = value['run'] == null ? null : runOf(value['run']);
  const job = nameOf(value['job']);
  const mentions = [...mentionsIn(value['inputs'], 'input'), ...mentionsIn(value['outputs'], 'output')];
  if ((run === null && value['run'] != null) || job === null) return null;
  if (!mentions.every((mention) => mention !== null)) return null;
  return { run, job: { id: job, facets: facetsIn(value['job']) }, mentions };
}

function runOf(value: unknown): Event['run'] {
  const { runId } = objectOr(value) as { readonly runId?: unknown };
  return isWord(runId) ? { id: masked(runId), facets: facetsIn(value) } : null;
}

function mentionsIn(value: unknown, direction: 'input' | 'output'): readonly (Mention | null)[] {
  if (value == null) return [];
  return Array.isArray(value) ? value.map((item) => mentionOf(item, direction)) : [null];
}

function mentionOf(value: unknown, direction: Mention['direction']): Mention | null {
  const id = nameOf(value);
  const useFacets = direction === null ? {} : facetsIn(value, `${direction}Facets`);
  return id && { id, direction, facets: facetsIn(value), useFacets };
}

/** What is no object of facets is still said, and stands under the name of the place. */
function facetsIn(value: unknown, member = 'facets'): JsonObject {
  const facets = objectOr(value)[member] ?? {};
  return isObject(facets) ? facets : { facets };
}
