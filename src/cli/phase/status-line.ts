/**
 * The last line of a terminal, rewritten in place. Whatever else is written to the terminal meanwhile (a warning of
 * Astro's, a problem of the log) stands above it: the line gives way first, and comes back once that other line is whole.
 */

/** What of a stream counts here. */
export interface Terminal {
  write: (chunk: string | Uint8Array, ...rest: never[]) => boolean;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Back to the first column, and nothing from there on (ECMA-48: EL). */
const BLANK = '\r\u001b[K';
const NEWLINE = '\n'.charCodeAt(0);

export class StatusLine {
  /** The streams whose writing goes through here, and how they write by themselves. */
  readonly #watched: readonly (readonly [Terminal, Terminal['write']])[];
  readonly #write: (text: string) => void;
  #shown = '';
  /** Whether another's line is not at its end yet. */
  #isInterrupted = false;

  /** @param written what writes to the same terminal; those that lead elsewhere are left alone */
  constructor(stream: Terminal, written: readonly Terminal[]) {
    this.#write = stream.write.bind(stream);
    this.#watched = written.filter(({ isTTY }) => isTTY === true).map((one) => [one, one.write] as const);
    for (const [one, write] of this.#watched) {
      one.write = (chunk, ...rest) => {
        this.clear();
        if (chunk.length > 0) this.#isInterrupted = !endsLine(chunk);
        return write.call(one, chunk, ...rest);
      };
    }
  }

  /** @param text one line, without control characters, that fits the terminal */
  show(text: string): void {
    if (this.#isInterrupted || text === this.#shown) return;
    this.#write(`\r${text}\u001b[K`);
    this.#shown = text;
  }

  clear(): void {
    if (this.#shown === '') return;
    this.#write(BLANK);
    this.#shown = '';
  }

  /** Clears the line, and lets the streams write by themselves again. */
  close(): void {
    this.clear();
    for (const [one, write] of this.#watched) one.write = write;
  }
}

function endsLine(chunk: string | Uint8Array): boolean {
  return typeof chunk === 'string' ? chunk.endsWith('\n') : chunk.at(-1) === NEWLINE;
}
