/** The text of an event, cut: its facets, and the rest of it. */
import { stringEnd } from './json-string.ts';

export interface FacetCut {
  /** The text with a mark in place of each facet. */
  readonly rest: string;
  /** In the order of their marks. */
  readonly facets: readonly FacetText[];
}

export interface FacetText {
  /** As it is written, escapes and all. */
  readonly name: string;
  readonly text: string;
}

/** Begins a string that stands for a facet, before the facet's number: U+007F, which stands nowhere else in a text that is cut. */
const MARK = '\u007F';
const MARKS = new RegExp(`"${MARK}(\\d+)"`, 'g');

/** True of a text with a mark in it, however it is written. */
const MAY_HOLD_MARK = new RegExp(`${MARK}|\\\\u007[Ff]`);

const FACETS = /[{,\s]"(?:f|inputF|outputF)acets"\s*:\s*\{/g;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OBJECT_START = 0x7b;
const OBJECT_END = 0x7d;
const BACKSLASH = 0x5c;

/**
 * Cuts the members of each object that is called `facets`, `inputFacets` or `outputFacets` out of a text. Nothing is checked: the text is the
 * JSON that it seems to be where the rest is JSON, and each facet an object. Null where it is not to be cut.
 */
export function cutFacets(text: string): FacetCut | null {
  const facets: FacetText[] = [];
  let rest = '';
  let copied = 0;
  FACETS.lastIndex = 0;
  while (FACETS.test(text)) {
    let index = skipSpace(text, FACETS.lastIndex);
    while (text.charCodeAt(index) === QUOTE) {
      const nameEnd = stringEnd(text, index);
      const start = valueStart(text, nameEnd);
      const end = objectEnd(text, start);
      const before = text.slice(copied, start);
      if (end === null || MAY_HOLD_MARK.test(before)) return null;
      rest += `${before}"${MARK}${facets.length}"`;
      facets.push({ name: text.slice(index + 1, nameEnd - 1), text: text.slice(start, end) });
      copied = end;
      index = skipSpace(text, end);
      if (text.charCodeAt(index) === COMMA) index = skipSpace(text, index + 1);
    }
    FACETS.lastIndex = index;
  }
  const after = text.slice(copied);
  return facets.length === 0 || MAY_HOLD_MARK.test(after) ? null : { rest: rest + after, facets };
}

/** A text with marks, with what they stand for in place of them. */
export function withFacets(rest: string, textOf: (facet: number) => string): string {
  return rest.replace(MARKS, (_, digits: string) => textOf(Number(digits)));
}

/** The number of the facet that a string stands for; null for any other. */
export function markedFacet(text: string): number | null {
  return text.startsWith(MARK) ? Number(text.slice(1)) : null;
}

function valueStart(text: string, nameEnd: number): number {
  const colon = skipSpace(text, nameEnd);
  return text.charCodeAt(colon) === COLON ? skipSpace(text, colon + 1) : text.length;
}

/** Where the object ends that begins at `start`; null where none does, or none ends. */
function objectEnd(text: string, start: number): number | null {
  if (text.charCodeAt(start) !== OBJECT_START) return null;
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char === QUOTE) index = closingQuote(text, index);
    else if (char === OBJECT_START) depth += 1;
    else if (char === OBJECT_END) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return null;
}

/** As {@link stringEnd}, by jumps from quote to quote: facets are most of a log. */
function closingQuote(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote === -1 ? text.length : quote;
}

function isEscaped(text: string, quote: number): boolean {
  let backslash = quote;
  while (text.charCodeAt(backslash - 1) === BACKSLASH) backslash -= 1;
  return (quote - backslash) % 2 === 1;
}

function skipSpace(text: string, from: number): number {
  let index = from;
  while (isSpace(text.charCodeAt(index))) index += 1;
  return index;
}

function isSpace(char: number): boolean {
  return char === 0x20 || char === 0x0a || char === 0x0d || char === 0x09;
}
