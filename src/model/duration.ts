/** Lengths of time, as people write them. */

declare const durationBrand: unique symbol;

/** In milliseconds; a whole number above 0. */
export type Duration = number & { readonly [durationBrand]: true };

const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

const WORDS =
  /^(\d+(?:\.\d+)?)\s*(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)(?![a-z])\s*,?\s*/i;
const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The longest that is read. A moment that is so far from one of today has a year of four digits, as an instant has. */
export const LONGEST_DAYS = 36_500;

/** Reads `90 minutes`, `1h 30m`, `2 days` or ISO 8601's `PT1H30M`; null where the text is no length of time from 1 ms to LONGEST_DAYS. */
export function parseDuration(text: string): Duration | null {
  const milliseconds = millisecondsIn(text.trim());
  return milliseconds > 0 && milliseconds <= LONGEST_DAYS * 86_400_000 ? (milliseconds as Duration) : null;
}

/** Which bound a text breaks that is otherwise written as a length of time; null where it breaks none, or is written otherwise. */
export function brokenBound(text: string): 'shortest' | 'longest' | null {
  const trimmed = text.trim();
  const isNegative = trimmed.startsWith('-');
  const milliseconds = millisecondsIn(isNegative ? trimmed.slice(1).trimStart() : trimmed);
  if (Number.isNaN(milliseconds)) return null;
  if (isNegative || milliseconds === 0) return 'shortest';
  return milliseconds > LONGEST_DAYS * 86_400_000 ? 'longest' : null;
}

/** A whole number; NaN where the text is no length of time. */
function millisecondsIn(text: string): number {
  if (!/\d/.test(text)) return Number.NaN;
  return Math.round(ISO.test(text) ? isoMilliseconds(text) : wordMilliseconds(text));
}

function isoMilliseconds(text: string): number {
  const parts = (ISO.exec(text) ?? []).slice(1).map((part: string | undefined) => Number(part ?? 0));
  const units = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];
  return parts.reduce((sum, part, index) => sum + part * (units[index] ?? 0), 0);
}

function wordMilliseconds(text: string): number {
  let sum = 0;
  for (let rest = text; rest !== '';) {
    const match = WORDS.exec(rest);
    if (match === null) return Number.NaN;
    const [whole, amount, unit = ''] = match;
    sum += Number(amount) * (UNITS.get(unit.charAt(0).toLowerCase()) ?? Number.NaN);
    rest = rest.slice(whole.length);
  }
  return sum;
}

/** `1 h 30 min`: the two largest units that are not nothing; `0 s` for less than a second. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
