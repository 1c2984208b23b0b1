/** A file's lines, in bounded memory: plain or gzipped, in UTF-8 or UTF-16. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { toUtf8 } from './encoding.ts';
import { unpack } from './gzip.ts';
import { toLineFeeds } from './line-end.ts';
import { wholeLength } from './utf8.ts';

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  /** Why it cannot be read, where its bytes show that already: the text then holds U+FFFD in place of some. */
  readonly fault?: string;
  /** True where this is not the end of the line: it is longer than MAX_LINE_BYTES, and comes in parts. */
  readonly goesOn?: true;
}

/** Longer than any event that was meant as one. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * Streams the lines of a file. Empty ones are counted and left out.
 * @throws FileFault where the file should not be read to its end; the error of the file system where it cannot be.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const { encoding, chunks } = await toUtf8(unpack(file));
  const cutter = new LineCutter(`the line is not ${encoding}`);
  for await (const chunk of toLineFeeds(chunks)) for (const line of cutter.feed(chunk)) yield line;
  yield* cutter.end();
}

class LineCutter {
  /** Of a line whose bytes are not what they should be. */
  readonly #fault: string;
  #number = 1;
  /** What is there of the line, and not handed out. */
  #held: Buffer[] = [];
  #size = 0;
  /** Whether a part of the line was handed out. */
  #goesOn = false;

  constructor(fault: string) {
    this.#fault = fault;
  }

  *feed(bytes: Buffer): Generator<Line> {
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      this.#hold(bytes.subarray(start, end));
      yield* this.end();
      this.#number += 1;
      start = this.#skipEmpty(bytes, end + 1);
    }
    this.#hold(bytes.subarray(start));
    if (this.#size > MAX_LINE_BYTES) yield this.#part();
  }

  /** To search for the end of each would take minutes where a file holds nothing else. */
  #skipEmpty(bytes: Buffer, from: number): number {
    let start = from;
    while (bytes[start] === NEWLINE) start += 1;
    this.#number += start - from;
    return start;
  }

  /** What is left of the line. */
  *end(): Generator<Line> {
    if (this.#size > MAX_LINE_BYTES) yield this.#part();
    if (this.#size === 0 && !this.#goesOn) return;
    yield this.#decode(this.#take());
    this.#goesOn = false;
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#held.push(bytes);
    this.#size += bytes.length;
  }

  #take(): Buffer {
    const [first] = this.#held;
    const bytes = this.#held.length === 1 && first !== undefined ? first : Buffer.concat(this.#held);
    this.#held = [];
    this.#size = 0;
    return bytes;
  }

  #part(): Line {
    const bytes = this.#take();
    const end = wholeLength(bytes);
    const line = this.#decode(bytes.subarray(0, end));
    this.#hold(bytes.subarray(end));
    this.#goesOn = true;
    return { ...line, goesOn: true };
  }

  #decode(bytes: Buffer): Line {
    const text = bytes.toString('utf8');
    // Files that were joined have a byte order mark on other lines than the first as well.
    const line = { number: this.#number, text: this.#goesOn ? text : text.replace(/^\uFEFF/, '') };
    return isUtf8(bytes) ? line : { ...line, fault: this.#fault };
  }
}
