/** Time zones, as they are written → their names; what is none is reported, with the one that was most likely meant. */
import { nearestAmong } from '../model/nearest.ts';
import { isTimeZone } from '../model/schedule.ts';
import { describe, scalarText, type YamlEntry } from './node.ts';
import type { Report } from './report.ts';
import { quote, quotePath, type KeyPath } from './words.ts';

export const UTC = 'UTC';

/**
 * UTC where none is written; null where what is written is none.
 * @param path to the zone
 */
export function readZone(entry: YamlEntry | undefined, path: KeyPath, report: Report): string | null {
  if (entry === undefined) return UTC;
  const text = scalarText(entry.value);
  if (text !== null && isTimeZone(text)) return text;
  report.add({
    code: 'glossary-wrong-type',
    line: entry.line,
    message: `${quotePath(path)} should be a time zone, but it is ${describe(entry.value)}`,
    hint: zoneHint(text),
  });
  return null;
}

const WAY = 'write a name of the IANA time zone database, such as `timezone: Europe/Berlin`, or `UTC`';

function zoneHint(text: string | null): string {
  if (text === null) return WAY;
  // A name that is near to one with an offset is hours away from it.
  if (/[+-]\s*\d/.test(text)) return offsetHint(text);
  const name = nearestZone(text);
  const zone = name === null ? undefined : ZONES.get(name);
  return zone === undefined ? WAY : `did you mean ${quote(zone)}?`;
}

const OFFSET = /^\s*(?:UTC|GMT|Z)?\s*([+-])\s*(\d\d?)(?::?(\d\d))?\s*$/i;

function offsetHint(text: string): string {
  const [, sign = '', hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  const offset = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  if (!isTimeZone(offset)) return WAY;
  return `did you mean ${quote(`timezone: '${offset}'`)}? Where clocks change in spring and autumn, write the name of the zone, such as \`Europe/Berlin\``;
}

/** Time zones by their names, and by the names of their cities. */
const ZONES: ReadonlyMap<string, string> = zonesByName();
const nearestZone = nearestAmong(ZONES.keys());

function zonesByName(): ReadonlyMap<string, string> {
  const zones = Intl.supportedValuesOf('timeZone');
  const cities = zones.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone] as const);
  return new Map([...cities, ...[UTC, ...zones].map((zone) => [zone, zone] as const)]);
}
