/** Numbers that JSON may hold and JavaScript cannot (RFC 8259, section 6, leaves what then happens to the reader). */
import { stringEnd } from './json-string.ts';

/** So many are told of one value: a list of them may be as long as the log. */
export const MAX_TOLD = 5;
const MAX_SHOWN = 40;

/**
 * The numbers in a JSON text, as they are written, that parsing does not keep: those beyond ±(2^53 − 1) that
 * come out as another number, those that become infinite, and those that become 0. Null where there are none.
 * @param text JSON that was parsed without a fault
 */
export function inexactNumbers(text: string): readonly string[] | null {
  if (!SUSPICIOUS.test(text)) return null;
  const found = new Set<string>();
  for (const literal of numbersIn(text)) {
    if (!isKept(literal)) found.add(shortened(literal));
    if (found.size === MAX_TOLD) break;
  }
  return found.size === 0 ? null : [...found];
}

/** Sixteen digits, or a number with an exponent of three. Written out, since V8 finds it three times as fast as `{16}`. */
const SUSPICIOUS = new RegExp(`${'[\\d.]'.repeat(16)}|\\d[eE][+-]?\\d\\d\\d+(?![^,\\]}\\s])`);

function* numbersIn(text: string): Generator<string> {
  for (let index = 0; index < text.length;) {
    const char = text[index] ?? '';
    if (char === '"') index = stringEnd(text, index);
    else if (char === '-' || (char >= '0' && char <= '9')) {
      const end = numberEnd(text, index);
      yield text.slice(index, end);
      index = end;
    } else index += 1;
  }
}

function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !',]} \t\r\n'.includes(text[end] ?? '')) end += 1;
  return end;
}

/** Whether a number means what it was written as. Fractions that are rounded do: producers write 17 digits of them. */
function isKept(literal: string): boolean {
  const value = Number(literal);
  if (value === 0) return !/^[^e]*[1-9]/i.test(literal);
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return true;
  return Number.isFinite(value) && normalForm(literal) === normalForm(String(value));
}

/** The digits from the first to the last that is not zero, and the power of ten that the last one counts: `1200` → `12e2`. */
function normalForm(literal: string): string {
  const [mantissa = '', exponent = '0'] = literal.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^-?0*/, '');
  let length = digits.length;
  while (digits[length - 1] === '0') length -= 1;
  const power = Number(exponent) - fraction.length + digits.length - length;
  return `${digits.slice(0, length)}e${power}`;
}

function shortened(literal: string): string {
  return literal.length > MAX_SHOWN ? `${literal.slice(0, MAX_SHOWN)}…` : literal;
}
