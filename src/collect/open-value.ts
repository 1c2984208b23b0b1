/** A value of a document that has begun and not ended: where, and what is there of it. */
import type { Piece } from './value.ts';

/** A value, or a part of one. */
export interface SplitPiece extends Piece {
  /** True where the value goes on in the next piece: it is longer than MAX_LENGTH, and comes in parts. */
  readonly goesOn: boolean;
  /** Why a line of the piece cannot be read, where one cannot: U+FFFD is then in it. */
  readonly lineFault: string | null;
}

/** In characters. Longer than any event that was meant as one. */
const MAX_LENGTH = 64 * 1024 * 1024;

const TOO_LONG =
  'the value that begins here goes on for more than 64 MB, as one does where a bracket is not closed';

export class OpenValue {
  readonly #line: number;
  readonly #column: number;
  #texts: string[] = [];
  #length = 0;
  #lineFault: string | null = null;

  constructor(line: number, column: number) {
    this.#line = line;
    this.#column = column;
  }

  /** @param fault of the line that the text is from */
  add(text: string, fault: string | undefined): void {
    this.#texts.push(text);
    this.#length += text.length;
    this.#lineFault ??= fault ?? null;
  }

  get isTooLong(): boolean {
    return this.#length > MAX_LENGTH;
  }

  /** What is there of a value that is too long: memory holds no more of it. */
  part(): SplitPiece {
    const piece = { ...this.#piece(TOO_LONG), goesOn: true };
    this.#texts = [];
    this.#length = 0;
    this.#lineFault = null;
    return piece;
  }

  /** @param fault of the value, where one is known. */
  end(fault: string | null = null): SplitPiece {
    return this.#piece(fault ?? (this.isTooLong ? TOO_LONG : null));
  }

  #piece(fault: string | null): SplitPiece {
    return {
      text: this.#texts.length === 1 ? (this.#texts[0] ?? '') : this.#texts.join(''),
      line: this.#line,
      column: this.#column,
      fault: this.#lineFault ?? fault,
      lineFault: this.#lineFault,
      goesOn: false,
    };
  }
}
