/** Times, so that comparing their texts compares them. */

const DATE = String.raw`(\d{4}-\d\d-\d\d)`;
const CLOCK = String.raw`((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d|60)(?:[.,](\d+))?)?`;
const ZONE = String.raw`(Z|[+-]\d\d(?::?\d\d)?)?(?:\[[^\]]*\])?`;
const DATE_TIME = new RegExp(`^${DATE}[T ]${CLOCK}${ZONE}$`, 'i');

/**
 * ISO 8601 → UTC with nine digits of a second. A time without a zone is taken as UTC (design: how events become a
 * catalog), a leap second as the one before it.
 * @returns null where the text is no date and time
 */
export function comparableTime(text: string): string | null {
  const [, date, clock, second = '00', fraction = '', zone = 'Z'] = DATE_TIME.exec(text.trim()) ?? [];
  if (date === undefined || clock === undefined || !isRealDate(date)) return null;
  const time = Date.parse(`${date}T${clock}:${second === '60' ? '59' : second}${offset(zone)}`);
  const utc = Number.isNaN(time) ? '' : new Date(time).toISOString();
  // The years before 0 and after 9999 are written with a sign, and do not compare as texts.
  return /^\d{4}-/.test(utc) ? `${utc.slice(0, 19)}.${fraction.slice(0, 9).padEnd(9, '0')}` : null;
}

/** `Date.parse` takes 30 February for 2 March. */
function isRealDate(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** `+10` and `+1000` → `+10:00`. */
function offset(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}
