/** When things are due and how long they may take, as it is written → schedules and durations; what is none is reported. */
import { brokenBound, LONGEST_DAYS, parseDuration, type Duration } from '../model/duration.ts';
import { nearest } from '../model/nearest.ts';
import { NICKNAMES } from '../model/cron-fault.ts';
import { parseSchedule, type ParsedSchedule, type Schedule } from '../model/schedule.ts';
import { describe, scalarText, type YamlEntry } from './node.ts';
import type { Report } from './report.ts';
import { readZone, UTC } from './time-zone.ts';
import { quote, quotePath, type KeyPath } from './words.ts';

/** The keys that are written of an entry, and the keys that lead to it. */
export interface Spelled {
  readonly written: ReadonlyMap<string, YamlEntry>;
  readonly path: KeyPath;
}

/** What stands at `schedule`, in the zone at `timezone`; null where either is absent or cannot be read. */
export function readCron(spelled: Spelled, report: Report): Schedule | null {
  return readSchedule(spelled, CRON, report);
}

/** What stands at `freshest_by`, in the zone at `timezone`; null where either is absent or cannot be read. */
export function readFreshestBy(spelled: Spelled, report: Report): Schedule | null {
  return readSchedule(spelled, FRESHEST_BY, report);
}

interface ScheduleKey {
  readonly key: string;
  /** In words that finish "should be". */
  readonly what: string;
  readonly hint: string;
  readonly parse: (text: string, zone: string) => ParsedSchedule;
}

const CRON: ScheduleKey = {
  key: 'schedule',
  what: 'a cron expression',
  hint: "write minute, hour, day of the month, month and day of the week: `schedule: '0 2 * * *'` is 02:00 each day",
  parse: parseSchedule,
};

const FRESHEST_BY: ScheduleKey = {
  key: 'freshest_by',
  what: 'a time of day or a cron expression',
  hint: "write `freshest_by: '06:00'`, or a cron expression: `freshest_by: '0 6 * * 1'` is 06:00 each Monday",
  parse: parseTimeOfDay,
};

function readSchedule({ written, path }: Spelled, kind: ScheduleKey, report: Report): Schedule | null {
  const zoneEntry = written.get('timezone');
  const zone = readZone(zoneEntry, [...path, 'timezone'], report);
  const entry = written.get(kind.key);
  if (entry === undefined) {
    if (zoneEntry !== undefined) reportLoneZone(zoneEntry, path, kind, report);
    return null;
  }
  const text = scalarText(entry.value);
  const parsed = text === null ? null : kind.parse(text, zone ?? UTC);
  if (parsed?.ok === true) return zone === null ? null : parsed.schedule;
  report.add({
    code: 'glossary-wrong-type',
    line: entry.line,
    message: `${quotePath([...path, kind.key])} should be ${kind.what}, but it is ${describe(entry.value)}${parsed === null ? '' : `: ${parsed.fault}`}`,
    hint: scheduleHint(kind, text),
  });
  return null;
}

function reportLoneZone(
  { line }: YamlEntry,
  path: KeyPath,
  { key, hint }: ScheduleKey,
  report: Report,
): void {
  report.add({
    code: 'glossary-unknown-key',
    line,
    message: `${quotePath([...path, 'timezone'])} means nothing without a ${quote(key)} beside it`,
    hint: `take it out, or ${hint}`,
  });
}

function scheduleHint({ key, hint }: ScheduleKey, text: string | null): string {
  const nickname = text === null ? null : nearest(text, NICKNAMES);
  return nickname === null ? hint : `did you mean ${quote(`${key}: '${nickname}'`)}?`;
}

const TIME_OF_DAY = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/;

/** `06:00`, which is `0 6 * * *` to cron; or a cron expression. */
function parseTimeOfDay(text: string, zone: string): ParsedSchedule {
  const [, hour, minute] = TIME_OF_DAY.exec(text) ?? [];
  if (hour !== undefined) return parseSchedule(`${Number(minute)} ${Number(hour)} * * *`, zone);
  if (/^\s*\d+:\d+/.test(text)) return { ok: false, fault: 'times of day are 00:00 to 23:59' };
  return parseSchedule(text, zone);
}

/** The length of time at a key; null where it is absent, or none. */
export function readDuration({ written, path }: Spelled, key: string, report: Report): Duration | null {
  const entry = written.get(key);
  return entry === undefined ? null : durationAt(entry, [...path, key], report);
}

/** @param entry what should be a length of time */
export function durationAt(entry: YamlEntry, path: KeyPath, report: Report): Duration | null {
  const text = scalarText(entry.value) ?? '';
  const duration = parseDuration(text);
  if (duration !== null) return duration;
  const { bound, way } = durationWords(text);
  const example = quote(`${entry.key}: 30 minutes`);
  report.add({
    code: 'glossary-wrong-type',
    line: entry.line,
    message: `${quotePath(path)} should be a length of time${bound}, but it is ${describe(entry.value)}`,
    hint: `${way}, such as ${example}, \`1h 30m\` or \`PT1H30M\``,
  });
  return null;
}

/** What a text should have been that is no length of time, and how to mend it. */
function durationWords(text: string): { readonly bound: string; readonly way: string } {
  switch (brokenBound(text)) {
    case 'shortest':
      return { bound: ' of a millisecond or more', way: 'write one above 0' };
    case 'longest':
      return { bound: ` of ${LONGEST_DAYS.toLocaleString('en')} days at most`, way: 'write a shorter one' };
    case null:
      return { bound: '', way: 'write it with its unit' };
  }
}
