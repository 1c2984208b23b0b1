/** One JSON value of a log, or why it is none. */
import { contentOf, type Content } from './content.ts';
import { describeForeignText, describeJsonFault } from './json-fault.ts';
import type { KnownFacets } from './known-facet.ts';
import { nestingFault } from './nesting.ts';
import { notFiniteLiterals, tellNotFinite, withNull, withNumbers, type NotFinite } from './not-finite.ts';

type Literals = ReturnType<typeof notFiniteLiterals>;

export type Value =
  | {
      /** Where it begins, counted from 1. */
      readonly line: number;
      readonly ok: true;
      readonly content: Content;
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

/**
 * Parses a piece.
 * @param known facets of the pieces before; null to read this one whole
 */
export function valueOf({ text, line, column, fault }: Piece, known: KnownFacets | null = null): Value {
  const refusal = fault ?? describeForeignText(text, { line, column }) ?? nestingFault(text);
  if (refusal !== null) return { line, ok: false, fault: refusal };
  try {
    return { line, ok: true, content: contentOf(text, known), notFinite: null };
  } catch (error) {
    const literals = notFiniteLiterals(text);
    if (literals.length > 0) return withoutLiterals({ text, line, column, fault }, literals);
    return { line, ok: false, fault: describeJsonFault(text, error, { line, column }) };
  }
}

/** What a text is but for its literals that are no numbers. */
function withoutLiterals({ text, line, column }: Piece, literals: Literals): Value {
  const sound = withNumbers(text, literals);
  try {
    JSON.parse(sound);
  } catch (error) {
    return { line, ok: false, fault: describeJsonFault(sound, error, { line, column }) };
  }
  const content = contentOf(withNull(text, literals), null);
  return { line, ok: true, content, notFinite: tellNotFinite(text, literals) };
}
