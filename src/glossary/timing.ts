/** When things are due and how long they may take, as it is written → schedules and durations; what is none is reported. */
import { parseDuration, type Duration } from '../model/duration.ts';
import { nearest, nearestAmong } from '../model/nearest.ts';
import { NICKNAMES } from '../model/cron-fault.ts';
import { isTimeZone, parseSchedule, type ParsedSchedule, type Schedule } from '../model/schedule.ts';
import { describe, type YamlEntry, type YamlNode } from './node.ts';
import type { Report } from './report.ts';
import { quote, quotePath, type KeyPath } from './words.ts';

const UTC = 'UTC';

/** The keys that are written of an entry, and the keys that lead to it. */
export interface Spelled {
  readonly written: ReadonlyMap<string, YamlEntry>;
  readonly path: KeyPath;
}

/** The text of one value: numbers and truth values as they are written; null where there is none. */
export function scalarText(node: YamlNode | undefined): string | null {
  return node !== undefined && 'text' in node && node.kind !== 'nothing' ? node.text : null;
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
  const zone = readZone({ written, path }, report);
  const entry = written.get(kind.key);
  if (entry === undefined) return null;
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

/** UTC where none is written; null where what is written is none. */
function readZone({ written, path }: Spelled, report: Report): string | null {
  const entry = written.get('timezone');
  if (entry === undefined) return UTC;
  const text = scalarText(entry.value);
  if (text !== null && isTimeZone(text)) return text;
  report.add({
    code: 'glossary-wrong-type',
    line: entry.line,
    message: `${quotePath([...path, 'timezone'])} should be a time zone, but it is ${describe(entry.value)}`,
    hint: zoneHint(text),
  });
  return null;
}

function zoneHint(text: string | null): string {
  const name = text === null ? null : nearestZone(text);
  const zone = name === null ? undefined : ZONES.get(name);
  const way = 'write a name of the IANA time zone database, such as `timezone: Europe/Berlin`, or `UTC`';
  return zone === undefined ? way : `did you mean ${quote(zone)}?`;
}

/** Time zones by their names, and by the names of their cities. */
const ZONES: ReadonlyMap<string, string> = zonesByName();
const nearestZone = nearestAmong(ZONES.keys());

function zonesByName(): ReadonlyMap<string, string> {
  const zones = Intl.supportedValuesOf('timeZone');
  const cities = zones.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone] as const);
  return new Map([...cities, ...[UTC, ...zones].map((zone) => [zone, zone] as const)]);
}

/** The length of time at a key; null where it is absent, or none. */
export function readDuration({ written, path }: Spelled, key: string, report: Report): Duration | null {
  const entry = written.get(key);
  return entry === undefined ? null : durationAt(entry, [...path, key], report);
}

/** @param entry what should be a length of time */
export function durationAt(entry: YamlEntry, path: KeyPath, report: Report): Duration | null {
  const duration = parseDuration(scalarText(entry.value) ?? '');
  if (duration !== null) return duration;
  report.add({
    code: 'glossary-wrong-type',
    line: entry.line,
    message: `${quotePath(path)} should be a length of time, but it is ${describe(entry.value)}`,
    hint: `write it with its unit, such as ${quote(`${entry.key}: 30 minutes`)}, \`1h 30m\` or \`PT1H30M\``,
  });
  return null;
}
