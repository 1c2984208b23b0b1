/** Why a text is no cron expression, in words for whoever wrote it. Knows the form, and asks for the meaning. */
import { visible } from './visible.ts';

interface CronField {
  readonly name: string;
  /** What may stand there, beside `*` and lists, ranges and steps. */
  readonly range: string;
}

const SECOND: CronField = { name: 'second', range: '0 to 59' };
const STANDARD: readonly CronField[] = [
  { name: 'minute', range: '0 to 59' },
  { name: 'hour', range: '0 to 23' },
  { name: 'day of the month', range: '1 to 31' },
  { name: 'month', range: '1 to 12 or JAN to DEC' },
  { name: 'day of the week', range: '0 to 7 or SUN to SAT' },
];
const YEAR: CronField = { name: 'year', range: '1 to 9999' };

/** By how many there are. */
const FIELDS: ReadonlyMap<number, readonly CronField[]> = new Map([
  [5, STANDARD],
  [6, [SECOND, ...STANDARD]],
  [7, [SECOND, ...STANDARD, YEAR]],
]);

/** What stands for a whole expression, as Vixie's cron has them. */
export const NICKNAMES: readonly string[] = [
  ...['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'],
];

/**
 * As a clause: `it has 3 fields, …`; null where nothing is wrong.
 * @param isCron whether a text of fields has a meaning
 */
export function cronFault(expression: string, isCron: (expression: string) => boolean): string | null {
  const text = expression.trim();
  if (text.startsWith('@')) {
    return NICKNAMES.includes(text.toLowerCase()) ? null : `the nicknames are ${NICKNAMES.join(', ')}`;
  }
  const parts = text === '' ? [] : text.split(/\s+/);
  const fields = FIELDS.get(parts.length);
  if (fields === undefined) {
    return `it has ${fieldCount(parts.length)}, and should have five: minute, hour, day of the month, month and day of the week; or six, with the second before them; or seven, with the year behind these`;
  }
  if (isCron(text)) return null;
  const wrong = parts.findIndex((part, at) => !isCron(alone(part, at, parts.length)));
  const field = fields[wrong];
  if (field === undefined) return 'its fields do not go together';
  return `its ${field.name} is ${shortened(parts[wrong] ?? '')}, and should be ${field.range}, \`*\`, or a list, a range or steps of these`;
}

function fieldCount(count: number): string {
  return count === 1 ? 'one field' : `${count === 0 ? 'no' : count} fields`;
}

/** An expression in which all other fields say nothing. */
function alone(part: string, at: number, count: number): string {
  return Array.from({ length: count }, (_, index) => (index === at ? part : '*')).join(' ');
}

const MAX_SHOWN = 20;

function shortened(part: string): string {
  const cut = part.length > MAX_SHOWN ? `${part.slice(0, MAX_SHOWN)}…` : part;
  return `\`${visible(cut)}\``;
}
