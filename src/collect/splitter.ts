/** Cuts a JSON document that spans lines into the values that may be events. */

/** The text of one value, and the line that it begins on. */
export interface Piece {
  readonly text: string;
  readonly line: number;
  /** True where the document ended before the value did. */
  readonly cut: boolean;
}

/**
 * Fed a document line by line, hands out each value as soon as it is whole: the elements of a list that stands
 * at the top, and every other value at the top. It follows strings and brackets and nothing else, so that a
 * value which breaks the grammar elsewhere is still cut out, and is refused by the parser.
 */
export class JsonSplitter {
  #parts: string[] = [];
  #line = 0;
  #depth = 0;
  #inString = false;
  #inList = false;

  *feed(text: string, line: number): Generator<Piece> {
    let start = this.#depth > 0 || this.#parts.length > 0 ? 0 : -1;
    for (let index = 0; index < text.length; index++) {
      const char = text[index];
      if (this.#inString) {
        if (char === '\\') index += 1;
        else if (char === '"') this.#inString = false;
        continue;
      }
      const outside = this.#depth === 0;
      if (outside && isBorder(char, this.#inList)) {
        if (start !== -1) yield this.#take(text.slice(start, index));
        start = -1;
        if (char === '[') this.#inList = true;
        if (char === ']') this.#inList = false;
        continue;
      }
      if (start === -1) {
        start = index;
        this.#line = line;
      }
      if (char === '"') this.#inString = true;
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
    if (this.#parts.length > 0) yield { ...this.#take(''), cut: true };
  }

  #take(last: string): Piece {
    const text = this.#parts.join('') + last;
    this.#parts = [];
    this.#depth = 0;
    this.#inString = false;
    return { text, line: this.#line, cut: false };
  }
}

/** Between values: white space and commas; `[` opens the list at the top, and `]` closes it. */
function isBorder(char: string | undefined, inList: boolean): boolean {
  if (char === ' ' || char === '\t' || char === '\r' || char === '\n' || char === ',') return true;
  return inList ? char === ']' : char === '[';
}
