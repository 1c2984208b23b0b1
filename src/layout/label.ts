/** Fits names of any length into boxes: first by a second line, then by leaving out their middle. */
import { graphemes, textWidth, type Font } from './font.ts';

const SEPARATOR = /[./_\-\s:\\]/u;
const ELLIPSIS = '…';

/** The text, or its beginning and its end around an ellipsis, within so many pixels. */
export function shorten(text: string, font: Font, maximum: number): string {
  const line = oneLine(text);
  if (textWidth(line, font) <= maximum) return line;
  const letters = graphemes(line);
  const room = maximum - textWidth(ELLIPSIS, font);
  const head = fitting(letters, font, room / 2);
  const tail = fitting([...letters].reverse(), font, room - textWidth(letters.slice(0, head).join(''), font));
  return letters.slice(0, head).join('') + ELLIPSIS + letters.slice(letters.length - tail).join('');
}

export type Lines = readonly [string] | readonly [string, string];

/** Names stand in many diagrams: those that were wrapped last are remembered, by the font, the room and the text. */
const wrapped = new Map<string, Lines>();
const REMEMBERED = 20_000;

/** The text in one line or two of at most so many pixels, broken after a separator and as evenly as can be. */
export function wrap(text: string, font: Font, maximum: number): Lines {
  const key = `${font.face} ${font.weight} ${font.size} ${maximum} ${text}`;
  const known = wrapped.get(key);
  if (known !== undefined) return known;
  if (wrapped.size >= REMEMBERED) wrapped.clear();
  const lines = wrapAnew(text, font, maximum);
  wrapped.set(key, lines);
  return lines;
}

function wrapAnew(text: string, font: Font, maximum: number): Lines {
  const line = oneLine(text);
  if (textWidth(line, font) <= maximum) return [line];
  return evenBreak(line, font, maximum) ?? elidedBreak(line, font, maximum);
}

/** Line breaks and their kin become spaces: a label is set by its layout alone. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function evenBreak(line: string, font: Font, maximum: number): readonly [string, string] | null {
  const letters = graphemes(line);
  const total = textWidth(line, font);
  let head = 0;
  let best = -1;
  let least = maximum;
  for (const [index, letter] of letters.entries()) {
    head += textWidth(letter, font);
    const longer = Math.max(head, total - head);
    if (!SEPARATOR.test(letter) || index === letters.length - 1 || longer > least) continue;
    least = longer;
    best = index + 1;
  }
  if (best < 0) return null;
  return [letters.slice(0, best).join('').trim(), letters.slice(best).join('').trim()];
}

function elidedBreak(line: string, font: Font, maximum: number): readonly [string, string] {
  const letters = graphemes(line);
  const room = maximum - textWidth(ELLIPSIS, font);
  const head = fitting(letters, font, room);
  const rest = letters.slice(head);
  const tail = fitting([...rest].reverse(), font, maximum);
  const elided = tail < rest.length ? ELLIPSIS : '';
  return [letters.slice(0, head).join('') + elided, rest.slice(rest.length - tail).join('')];
}

/** How many letters from the beginning go into so many pixels: always one, so that every line shows something. */
function fitting(letters: readonly string[], font: Font, maximum: number): number {
  let width = 0;
  let count = 0;
  for (const letter of letters) {
    width += textWidth(letter, font);
    if (width > maximum && count > 0) break;
    count += 1;
  }
  return count;
}
