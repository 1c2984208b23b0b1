/** One JSON value of a log, or why it is none. */
import type { Json } from '../model/json.ts';
import { describeForeignText, describeJsonFault } from './json-fault.ts';
import { nestingFault } from './nesting.ts';
import { notFiniteLiterals, tellNotFinite, withNull, withNumbers, type NotFinite } from './not-finite.ts';
import { inexactNumbers } from './number.ts';

type Literals = ReturnType<typeof notFiniteLiterals>;

export type Value =
  | {
      /** Where it begins, counted from 1. */
      readonly line: number;
      readonly ok: true;
      readonly value: Json;
      /** Numbers as they are written that the value holds only nearly, or as infinite: the first few. Null where there are none. */
      readonly inexact: readonly string[] | null;
      /** Where `NaN` or an infinite number was written, and `null` is read. Null where nowhere. */
      readonly notFinite: NotFinite | null;
    }
  | { readonly line: number; readonly ok: false; readonly fault: string };

/** The text of one value, and where it begins. */
export interface Piece {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** How many characters stand before it on its first line. */
  readonly column: number;
  /** Why it cannot be a value, where that is known before it is parsed. */
  readonly fault: string | null;
}

/** Parses a piece. */
export function valueOf({ text, line, column, fault }: Piece): Value {
  const known = fault ?? describeForeignText(text, { line, column }) ?? nestingFault(text);
  if (known !== null) return { line, ok: false, fault: known };
  try {
    return read(line, text, null);
  } catch (error) {
    const literals = notFiniteLiterals(text);
    if (literals.length > 0) return withoutLiterals({ text, line, column, fault }, literals);
    return { line, ok: false, fault: describeJsonFault(text, error, { line, column }) };
  }
}

/** @throws SyntaxError where the text is no JSON. */
function read(line: number, text: string, notFinite: NotFinite | null): Value {
  return { line, ok: true, value: JSON.parse(text) as Json, inexact: inexactNumbers(text), notFinite };
}

/** What a text is but for its literals that are no numbers. */
function withoutLiterals({ text, line, column }: Piece, literals: Literals): Value {
  const sound = withNumbers(text, literals);
  try {
    JSON.parse(sound);
  } catch (error) {
    return { line, ok: false, fault: describeJsonFault(sound, error, { line, column }) };
  }
  return read(line, withNull(text, literals), tellNotFinite(text, literals));
}
