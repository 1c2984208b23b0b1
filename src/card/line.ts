/** Text in as many lines as there is room for. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { graphemes } from '../layout/font.ts';

/** Where a name or a sentence may be broken. */
const BREAK = /(?<=[\s./_\-:\\])/u;
/** No card has room for more. */
const MOST_LETTERS = 400;

/**
 * In the context's font. What does not fit ends in an ellipsis.
 * @param width in pixels
 */
export function linesOf(context: SKRSContext2D, text: string, width: number, most: number): string[] {
  const letters = graphemes(
    text
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, 4 * MOST_LETTERS),
  ).slice(0, MOST_LETTERS);
  const pieces = letters
    .join('')
    .split(BREAK)
    .flatMap((piece) => split(context, piece, width));
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf(context, (line + piece).trimEnd()) > width) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line);
  const all = lines.length <= most ? lines : [...lines.slice(0, most - 1), rest(context, lines, width, most)];
  return all.map((one) => one.trimEnd());
}

function rest(context: SKRSContext2D, lines: readonly string[], width: number, most: number): string {
  return elided(context, lines.slice(most - 1).join(''), width);
}

/** A piece that is longer than a line, in pieces that are not. */
function split(context: SKRSContext2D, piece: string, width: number): string[] {
  if (widthOf(context, piece.trimEnd()) <= width) return [piece];
  const pieces: string[] = [];
  let taken = '';
  for (const letter of graphemes(piece)) {
    if (taken !== '' && widthOf(context, taken + letter) > width) {
      pieces.push(taken);
      taken = '';
    }
    taken += letter;
  }
  return [...pieces, taken];
}

/** As much of its beginning as fits, with an ellipsis behind it. */
function elided(context: SKRSContext2D, text: string, width: number): string {
  let taken = '';
  for (const letter of graphemes(text)) {
    if (widthOf(context, `${taken}${letter}…`) > width) break;
    taken += letter;
  }
  return `${taken.trimEnd()}…`;
}

function widthOf(context: SKRSContext2D, text: string): number {
  return context.measureText(text).width;
}
