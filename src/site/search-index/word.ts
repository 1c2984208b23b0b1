/** Text as the search compares it: letter case and accents count for nothing, and names fall into words. */

/** A word of a text, and where it stands in it, in UTF-16 code units. */
export interface Span {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const ACCENTS = /\p{M}+/gu;
/** Of emoji, and of other signs that are no punctuation, each is a word. */
const RUN = /[\p{L}\p{N}\p{M}]+|\p{So}/gu;
/** `orderCount` is two words, and so is `HTTPServer`. */
const INNER_BORDER = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const PLAIN = /^[a-z0-9_]+$/;

export function fold(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
}

export function spansOf(text: string): Span[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    let start = index;
    return run.split(INNER_BORDER).flatMap((piece) => {
      const span = { word: fold(piece), start, end: start + piece.length };
      start = span.end;
      return span.word === '' ? [] : [span];
    });
  });
}

/** In their order; a word that stands twice is there twice. */
export function wordsOf(text: string): string[] {
  if (PLAIN.test(text)) return text.split('_').filter((word) => word !== '');
  return spansOf(text).map(({ word }) => word);
}

/** A name as its words with a space between them: `net_revenue`, `netRevenue` and `Net revenue` are one. */
export function spaced(name: string): string {
  const words = wordsOf(name).join(' ');
  // Punctuation is no word, and is looked for all the same.
  return words === '' ? fold(name).trim() : words;
}

/** The same with nothing between them. */
export function compact(name: string): string {
  return spaced(name).replaceAll(' ', '');
}
