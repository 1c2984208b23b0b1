/** Events within a value of a document that is none. */
import type { Line } from './lines.ts';
import type { SplitPiece } from './open-value.ts';
import { JsonSplitter } from './splitter.ts';
import { valueOf, type Value } from './value.ts';

/**
 * A value that is no JSON may have swallowed whole events, when a bracket before them was never closed. They
 * begin on lines that are indented no deeper than the value itself, as neighbours in a list or a log do.
 */
export class Recovery {
  readonly #column: number;
  /** Of the line that is read next. */
  #number: number;
  #atLineStart = false;
  /** Follows the value that began on the last such line; null before the first. */
  #splitter: JsonSplitter | null = null;
  /** Whether its next piece goes on with a value that was handed out. */
  #isLater = false;

  constructor({ line, column }: SplitPiece) {
    this.#number = line;
    this.#column = column;
  }

  /** Reads on in the text of the value. */
  *feed(piece: SplitPiece): Generator<Value> {
    for (const line of this.#lines(piece)) {
      if (this.#mayBegin(line.text)) {
        yield* this.end();
        this.#splitter = new JsonSplitter();
      }
      if (this.#splitter !== null) yield* this.#events(this.#splitter.feed(line));
      this.#atLineStart = line.goesOn !== true;
    }
  }

  *end(): Generator<Value> {
    if (this.#splitter !== null) yield* this.#events(this.#splitter.end());
  }

  /** Without the empty ones. A last one that no line break ends may go on in the next piece. */
  *#lines({ text, lineFault }: SplitPiece): Generator<Line> {
    for (let start = 0; start < text.length; this.#number += 1) {
      const end = text.indexOf('\n', start);
      const line = { number: this.#number, text: text.slice(start, end === -1 ? undefined : end) };
      const fault = lineFault !== null && line.text.includes('\uFFFD') ? { fault: lineFault } : {};
      if (end === -1) {
        yield { ...line, ...fault, goesOn: true };
        return;
      }
      if (line.text !== '') yield { ...line, ...fault };
      this.#atLineStart = true;
      start = end + 1;
    }
  }

  #mayBegin(text: string): boolean {
    const indent = text.search(/\S/);
    return this.#atLineStart && indent !== -1 && indent <= this.#column && '{['.includes(text.charAt(indent));
  }

  *#events(pieces: Iterable<SplitPiece>): Generator<Value> {
    for (const piece of pieces) {
      const isLater = this.#isLater;
      this.#isLater = piece.goesOn;
      if (!isLater && piece.text.includes('"eventTime"')) yield valueOf(piece);
    }
  }
}
