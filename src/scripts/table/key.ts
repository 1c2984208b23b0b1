/** What cells are sorted by: a number by its value, a time by its moment, anything else by its words. */

export type Key = number | string | null;

/** In seconds, in bytes. */
const UNITS = new Map([
  ['ms', 1e-3],
  ['s', 1],
  ['min', 60],
  ['h', 3600],
  ['d', 86_400],
  ['kB', 1e3],
  ['MB', 1e6],
]);

const PART = /\s*(-?\d[\d,]*(?:\.\d+)?(?:e[+-]\d+)?)\s*([a-z]*)/giy;

const words = new Intl.Collator('en', { numeric: true });

/** @param cell that of a column of numbers has the class `num` */
export function keyOf(cell: HTMLTableCellElement | undefined): Key {
  const text = cell?.textContent.trim() ?? '';
  if (cell?.classList.contains('num') === true) return numberIn(text);
  const time = cell?.querySelector('time')?.dateTime;
  if (time !== undefined) return Date.parse(time);
  return text === '' || text === '–' ? null : text;
}

/** `1,234`, `12 columns`, `2 min 5 s`, `92.9%`; null where no number begins it. */
export function numberIn(text: string): number | null {
  let sum: number | null = null;
  for (const [, digits = '', unit = ''] of text.matchAll(PART)) {
    const size = UNITS.get(unit);
    if (sum !== null && size === undefined) break;
    sum = (sum ?? 0) + Number(digits.replaceAll(',', '')) * (size ?? 1);
    if (size === undefined) break;
  }
  return sum;
}

/** What has none comes last, whatever the direction. */
export function compareKeys(a: Key, b: Key, direction: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * words.compare(String(a), String(b));
}
