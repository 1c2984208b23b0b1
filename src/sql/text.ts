/** Places in a SQL text: from the parser's offsets, which count characters, to spans that can be cut out and shown. */
import type { TextSpan } from '../model/sql-reading.ts';
import { depthsOf, lineStarts, offsetsOf, wordOf, type Layout } from './layout.ts';
import { hull, type Range } from './range.ts';
import type { Token } from './token.ts';

/** Words that end an expression where they stand outside its parentheses. */
const BOUNDARIES: ReadonlySet<string> = new Set(
  (
    'SELECT DISTINCT ALL TOP FROM WHERE GROUP HAVING QUALIFY WINDOW ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS ' +
    'JOIN INNER LEFT RIGHT FULL CROSS NATURAL SEMI ANTI ON USING WHEN THEN SET VALUES INSERT UPDATE MERGE BY INTO AS ' +
    'RETURNING LATERAL'
  ).split(' '),
);

/** What ends an expression besides. */
interface Ending {
  /** A word before it. */
  readonly stop: string | null;
  readonly atAnd: boolean;
}

export class SqlText {
  readonly #layout: Layout;
  /** In characters: where the tree begins to count. */
  readonly #shift: number;

  private constructor(layout: Layout, shift: number) {
    this.#layout = layout;
    this.#shift = shift;
  }

  static of(text: string, tokens: readonly Token[]): SqlText {
    const offsets = /[\uD800-\uDFFF]/.test(text) ? offsetsOf(text) : null;
    return new SqlText({ text, tokens, depths: depthsOf(tokens), offsets, lines: lineStarts(text) }, 0);
  }

  /** The same text, for a tree that counts from `shift`; in characters. */
  from(shift: number): SqlText {
    return new SqlText(this.#layout, shift);
  }

  /** The whole text, without the space around it. */
  whole(): TextSpan {
    const start = this.#layout.text.length - this.#layout.text.trimStart().length;
    return this.#at(start, this.#layout.text.trimEnd().length);
  }

  /** The place of one thing in the tree that has a span, or around all that have one; null where none has. */
  place(node: unknown): TextSpan | null {
    const range = this.#range(node);
    return range && this.span(range.start, range.end);
  }

  /** @param start in characters */
  span(start: number, end: number): TextSpan {
    return this.#at(this.#offset(start), this.#offset(end));
  }

  /** How many parentheses a query stands in, as far as its tree tells. */
  depthOf(query: unknown): number {
    const range = this.#range(query);
    if (range === null) return 0;
    const depths = this.#layout.depths.slice(this.#tokenAt(range.start), this.#tokenAt(range.end - 1) + 1);
    return depths.reduce((least, depth) => Math.min(least, depth), Infinity);
  }

  /**
   * The whole expression around what has a span in it: with its function's name, its parentheses and its constants,
   * without its alias.
   * @param depth of the query that it belongs to
   * @param after a word behind which it begins: the `=` of an assignment
   */
  expression(node: unknown, depth: number, after: string | null = null): TextSpan | null {
    return this.#around(node, depth, { stop: after, atAnd: false });
  }

  /** The same, of a condition that others stand beside: an AND at its depth ends it, but that of a BETWEEN. */
  conjunct(node: unknown, depth: number): TextSpan | null {
    return this.#around(node, depth, { stop: null, atAnd: true });
  }

  #around(node: unknown, depth: number, ending: Ending): TextSpan | null {
    const range = this.#range(node);
    if (range === null) return null;
    const first = this.#first(this.#tokenAt(range.start), depth, ending);
    const last = this.#last(this.#tokenAt(range.end - 1), depth, ending);
    return this.span(
      this.#layout.tokens[first]?.start ?? range.start,
      this.#layout.tokens[last]?.end ?? range.end,
    );
  }

  /** The expression that the name after it, with or without an AS between, is the alias of. */
  before(alias: unknown, depth: number): TextSpan | null {
    const range = this.#range(alias);
    if (range === null) return null;
    const name = this.#tokenAt(range.start);
    const last = wordOf(this.#layout.tokens[name - 1]) === 'AS' ? name - 2 : name - 1;
    const [first, end] = [
      this.#layout.tokens[this.#first(last, depth, { stop: null, atAnd: false })],
      this.#layout.tokens[last],
    ];
    return first === undefined || end === undefined ? null : this.span(first.start, end.end);
  }

  /** The star that stands alone before a FROM clause, at the depth. */
  starBefore(from: unknown, depth: number): TextSpan | null {
    const range = this.#range(from);
    let at = range === null ? -1 : this.#tokenAt(range.start);
    while (at >= 0 && (this.#depthAt(at) > depth || wordOf(this.#layout.tokens[at]) !== '*')) {
      if (wordOf(this.#layout.tokens[at]) === 'SELECT' && this.#depthAt(at) === depth) return null;
      at--;
    }
    const star = this.#layout.tokens[at];
    return star === undefined ? null : this.span(star.start, star.end);
  }

  /** Where a text stands, behind the beginning of what the tree speaks of. */
  find(needle: string, node: unknown): TextSpan | null {
    const range = this.#range(node);
    const start = this.#layout.text.indexOf(needle, range === null ? 0 : this.#offset(range.start));
    return start === -1 ? null : this.#at(start, start + needle.length);
  }

  cut({ start, end }: TextSpan): string {
    return this.#layout.text.slice(start, end);
  }

  #range(node: unknown): Range | null {
    const range = hull(node);
    return range && { start: range.start + this.#shift, end: range.end + this.#shift };
  }

  #first(from: number, depth: number, ending: Ending): number {
    let at = from;
    while (at > 0 && (this.#depthAt(at) > depth || !this.#ends(at - 1, depth, ending.atAnd))) {
      const isStop = this.#depthAt(at - 1) === depth && wordOf(this.#layout.tokens[at - 1]) === ending.stop;
      if (ending.stop !== null && isStop) break;
      at--;
    }
    return at;
  }

  #last(from: number, depth: number, { atAnd }: Ending): number {
    let at = from;
    let between = false;
    while (at + 1 < this.#layout.tokens.length && !this.#ends(at + 1, depth, atAnd && !between)) {
      at++;
      if (this.#depthAt(at) > depth) continue;
      const word = wordOf(this.#layout.tokens[at]);
      between = word === 'BETWEEN' || (between && word !== 'AND');
    }
    return at;
  }

  #depthAt(token: number): number {
    return this.#layout.depths[token] ?? 0;
  }

  /** True of a token that is no part of an expression at the depth. */
  #ends(token: number, depth: number, atAnd: boolean): boolean {
    if (this.#depthAt(token) !== depth) return this.#depthAt(token) < depth;
    const word = wordOf(this.#layout.tokens[token]);
    if (word === 'AND') return atAnd;
    return word === ',' || word === ';' || BOUNDARIES.has(word);
  }

  /** The last token that starts at the character or before it. */
  #tokenAt(character: number): number {
    let [low, high] = [0, this.#layout.tokens.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#layout.tokens[middle]?.start ?? 0) <= character) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #offset(character: number): number {
    return this.#layout.offsets === null
      ? character
      : (this.#layout.offsets[character] ?? this.#layout.text.length);
  }

  #at(start: number, end: number): TextSpan {
    let [low, high] = [0, this.#layout.lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#layout.lines[middle] ?? 0) <= start) low = middle;
      else high = middle - 1;
    }
    return { start, end, line: low + 1, column: start - (this.#layout.lines[low] ?? 0) + 1 };
  }
}
