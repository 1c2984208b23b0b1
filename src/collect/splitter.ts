/** Cuts a JSON document that spans lines into the values that may be events. */
import type { Line } from './lines.ts';
import { OpenValue, type SplitPiece } from './open-value.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const LIST_START = 0x5b;
const LIST_END = 0x5d;
const OBJECT_START = 0x7b;
const OBJECT_END = 0x7d;

/**
 * Fed a document line by line, hands out each value as soon as it is whole: the elements of a list that stands
 * at the top, and every other value at the top. It follows strings and brackets and nothing else, so that a
 * value which breaks the grammar elsewhere is still cut out, and is refused by the parser. Strings end with
 * their line (RFC 8259, section 7), so a quote that is never closed does not turn the rest inside out.
 */
export class JsonSplitter {
  #inList = false;
  #value: OpenValue | null = null;
  /** How many brackets of the value are open, and whether a string is. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The line that was fed last, and how many characters of it were, where it goes on. */
  #number = 0;
  #offset = 0;

  *feed(line: Line): Generator<SplitPiece> {
    this.#goTo(line.number);
    const { text, fault } = line;
    for (let index = this.#nextStart(text, 0); index < text.length;) {
      const end = this.#nextEnd(text, index);
      if (end === null) {
        this.#value?.add(text.slice(index), fault);
        break;
      }
      this.#value?.add(text.slice(index, end), fault);
      yield* this.#take(null);
      index = this.#nextStart(text, end);
    }
    if (line.goesOn === true) this.#offset += text.length;
    else if (this.#depth === 0) yield* this.#take(null);
    else this.#value?.add('\n', undefined);
    if (this.#value?.isTooLong === true) yield this.#value.part();
  }

  /** What is left when the document has ended: a value that was cut off, or nothing. */
  *end(): Generator<SplitPiece> {
    yield* this.#take(this.#depth === 0 ? null : 'not JSON: the value that begins here does not end');
  }

  #goTo(number: number): void {
    if (number === this.#number) return;
    // Empty lines are not among the lines, and count where a fault is placed.
    this.#value?.add('\n'.repeat(number - this.#number - 1), undefined);
    this.#number = number;
    this.#offset = 0;
    this.#inString = false;
    this.#escaped = false;
  }

  *#take(fault: string | null): Generator<SplitPiece> {
    if (this.#value !== null) yield this.#value.end(fault);
    this.#value = null;
    this.#depth = 0;
    this.#inString = false;
  }

  /** Where what stands at `from` or after it begins a value, or goes on with the one that is open. */
  #nextStart(text: string, from: number): number {
    if (this.#value !== null) return from;
    let index = from;
    while (index < text.length && this.#crossesBorder(text[index])) index += 1;
    if (index < text.length) this.#value = new OpenValue(this.#number, this.#offset + index);
    return index;
  }

  /** Between values: white space (byte order marks too) and commas; `[` opens the list at the top, and `]` closes it. */
  #crossesBorder(char: string | undefined): boolean {
    if (char === ',' || char?.trim() === '') return true;
    if (char !== (this.#inList ? ']' : '[')) return false;
    this.#inList = !this.#inList;
    return true;
  }

  /** Where the open value ends, when the text is read on; null where it goes on beyond it. */
  #nextEnd(text: string, from: number): number | null {
    let index = this.#inString ? this.#stringEnd(text, from) : from;
    for (; index < text.length; index++) {
      const char = text.charCodeAt(index);
      if (char === QUOTE) index = this.#stringEnd(text, index + 1) - 1;
      else if (this.#depth === 0 && this.#inList && (char === COMMA || char === LIST_END)) return index;
      else if (char === OBJECT_START || char === LIST_START) this.#depth += 1;
      else if ((char === OBJECT_END || char === LIST_END) && this.#depth > 0) {
        this.#depth -= 1;
        if (this.#depth === 0) return index + 1;
      }
    }
    return null;
  }

  /** Where the string that is open ends. */
  #stringEnd(text: string, from: number): number {
    this.#inString = true;
    for (let index = from; index < text.length; index++) {
      const char = text.charCodeAt(index);
      if (this.#escaped) this.#escaped = false;
      else if (char === BACKSLASH) this.#escaped = true;
      else if (char === QUOTE) {
        this.#inString = false;
        return index + 1;
      }
    }
    return text.length;
  }
}
