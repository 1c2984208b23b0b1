/** Which changes of a type lose no value. */

/** Whole numbers, each with those that hold all of its values after it. Names that mean different sizes in different systems, such as INT8, are none of them. */
const WHOLE: readonly (readonly string[])[] = [
  ['TINYINT', 'BYTE'],
  ['SMALLINT', 'SHORT', 'INT2', 'INT16'],
  ['INT', 'INTEGER', 'INT4', 'INT32'],
  ['BIGINT', 'LONG', 'INT64'],
];

/** Floating numbers, likewise. */
const FLOATING: readonly (readonly string[])[] = [
  ['FLOAT', 'REAL', 'FLOAT4', 'FLOAT32'],
  ['DOUBLE', 'DOUBLE PRECISION', 'FLOAT8', 'FLOAT64'],
];

const TEXT: ReadonlySet<string> = new Set(['VARCHAR', 'CHARACTER VARYING', 'TEXT', 'STRING']);
const DECIMAL: ReadonlySet<string> = new Set(['DECIMAL', 'NUMERIC']);

/** The same for people. */
export const WIDENINGS: readonly string[] = [
  'TINYINT → SMALLINT → INTEGER → BIGINT',
  'FLOAT → DOUBLE',
  'VARCHAR(10) → VARCHAR(20) → VARCHAR or TEXT',
  'DECIMAL(10, 2) → DECIMAL(12, 2) or DECIMAL(12, 4): no fewer digits on either side of the point',
];

interface ReadType {
  /** In capitals. */
  readonly name: string;
  readonly sizes: readonly number[];
}

/** True where every value of the one type is one of the other, by {@link WIDENINGS}, and where the two names mean one type. */
export function isWidening(from: string, to: string): boolean {
  const [before, after] = [readType(from), readType(to)];
  if (before === null || after === null) return false;
  return (
    isStep(WHOLE, before, after) ||
    isStep(FLOATING, before, after) ||
    isLongerText(before, after) ||
    hasMoreDigits(before, after) ||
    (before.name === after.name && String(before.sizes) === String(after.sizes))
  );
}

/** Longer ones are structures, written out. */
const MAX_LENGTH = 100;

/** Null where it is more than a name and sizes. */
function readType(type: string): ReadType | null {
  if (type.length > MAX_LENGTH) return null;
  const match = /^(?<name>[a-z][a-z0-9_ ]*?)\s*(?:\(\s*(?<size>\d+)\s*(?:,\s*(?<places>\d+)\s*)?\))?$/i.exec(
    type.trim(),
  );
  if (match === null) return null;
  const { name = '', size, places } = match.groups ?? {};
  return {
    name: name.toUpperCase().replace(/\s+/g, ' '),
    sizes: [size, places].flatMap((text) => (text === undefined ? [] : [Number(text)])),
  };
}

function isStep(ladder: readonly (readonly string[])[], before: ReadType, after: ReadType): boolean {
  if (before.sizes.length + after.sizes.length > 0) return false;
  const rung = ({ name }: ReadType): number => ladder.findIndex((names) => names.includes(name));
  return rung(before) !== -1 && rung(after) >= rung(before);
}

function isLongerText(before: ReadType, after: ReadType): boolean {
  if (!TEXT.has(before.name) || !TEXT.has(after.name)) return false;
  return (after.sizes[0] ?? Infinity) >= (before.sizes[0] ?? Infinity);
}

function hasMoreDigits(before: ReadType, after: ReadType): boolean {
  if (!DECIMAL.has(before.name) || !DECIMAL.has(after.name)) return false;
  const [digits, places = 0] = before.sizes;
  const [moreDigits, morePlaces = 0] = after.sizes;
  if (digits === undefined || moreDigits === undefined) return digits === moreDigits;
  return morePlaces >= places && moreDigits - morePlaces >= digits - places;
}
