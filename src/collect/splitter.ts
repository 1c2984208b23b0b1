/** Cuts a JSON document that spans lines into the values that may be events. */
import type { Line } from './lines.ts';

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

export const NOT_UTF8 = 'the line is not UTF-8';

/**
 * Fed a document line by line, hands out each value as soon as it is whole: the elements of a list that stands
 * at the top, and every other value at the top. It follows strings and brackets and nothing else, so that a
 * value which breaks the grammar elsewhere is still cut out, and is refused by the parser. Strings end with
 * their line (RFC 8259, section 7), so a quote that is never closed does not turn the rest inside out.
 */
export class JsonSplitter {
  #parts: string[] = [];
  #line = 0;
  #column = 0;
  #depth = 0;
  #inList = false;
  #fault: string | null = null;

  *feed({ text, number, utf8 }: Line): Generator<Piece> {
    let start = this.#depth > 0 ? 0 : -1;
    let inString = false;
    const fault = utf8 ? null : NOT_UTF8;
    if (start === 0) this.#fault ??= fault;
    for (let index = 0; index < text.length; index++) {
      const char = text[index];
      if (inString) {
        if (char === '\\') index += 1;
        else if (char === '"') inString = false;
        continue;
      }
      if (start === -1) {
        if (this.#crossesBorder(char)) continue;
        start = index;
        this.#begin(number, index, fault);
      } else if (this.#depth === 0 && this.#inList && (char === ',' || char === ']')) {
        yield this.#take(text.slice(start, index));
        start = -1;
        this.#inList = char === ',';
        continue;
      }
      if (char === '"') inString = true;
      else if (char === '{' || char === '[') this.#depth += 1;
      else if ((char === '}' || char === ']') && this.#depth > 0) {
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        yield this.#take(text.slice(start, index + 1));
        start = -1;
      }
    }
    if (start === -1) return;
    if (this.#depth > 0) this.#parts.push(text.slice(start), '\n');
    else yield this.#take(text.slice(start));
  }

  /** What is left when the document has ended: a value that was cut off, or nothing. */
  *end(): Generator<Piece> {
    if (this.#parts.length === 0) return;
    this.#fault ??= 'not JSON: the value that begins here does not end';
    yield this.#take('');
  }

  #begin(line: number, column: number, fault: string | null): void {
    this.#line = line;
    this.#column = column;
    this.#fault = fault;
  }

  #take(last: string): Piece {
    const text = this.#parts.join('') + last;
    this.#parts = [];
    this.#depth = 0;
    return { text, line: this.#line, column: this.#column, fault: this.#fault };
  }

  /** Between values: white space (byte order marks too) and commas; `[` opens the list at the top, and `]` closes it. */
  #crossesBorder(char: string | undefined): boolean {
    if (char === ',' || char?.trim() === '') return true;
    if (char !== (this.#inList ? ']' : '[')) return false;
    this.#inList = !this.#inList;
    return true;
  }
}
