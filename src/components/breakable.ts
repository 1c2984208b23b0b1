/** Where a name may be broken. */
import { visible } from '../model/visible.ts';

/** What stands on one line wherever names stand; in UTF-16 code units. */
const SHORT = 20;
/** Parts that are short together need no break between them. */
const TOGETHER = 12;

/**
 * A name in parts, after each of which but the last it may be broken: where its field breaks it, after dots, slashes and
 * colons, and in a long part after underscores and hyphens.
 */
export function breakable(name: string): readonly string[] {
  const shown = visible(name);
  if (shown.length <= SHORT) return [shown];
  return joined(shown.split(/(?<=[./:])(?=[^./:])/u), TOGETHER).flatMap((part) =>
    part.length <= SHORT ? [part] : joined(part.split(/(?<=[_-])(?=[^_-])/u), SHORT),
  );
}

/** Neighbours are put together up to a length. */
function joined(pieces: readonly string[], most: number): readonly string[] {
  const parts: string[] = [];
  for (const piece of pieces) {
    const before = parts.at(-1);
    if (before !== undefined && before.length + piece.length <= most)
      parts[parts.length - 1] = before + piece;
    else parts.push(piece);
  }
  return parts;
}

/** Hebrew to Arabic Extended, their presentation forms, and the scripts of the supplementary planes that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a name would turn the direction of what stands beside it. */
export function runsRightToLeft(name: string): boolean {
  return RIGHT_TO_LEFT.test(name);
}
