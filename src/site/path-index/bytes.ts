/** Whole numbers as bytes, small ones in one: unsigned LEB128 (DWARF 5, section 7.6), and zigzag for signed ones. */

/** Bits of a number in each byte; the eighth says that more follow. */
const RADIX = 128;

export class ByteWriter {
  readonly #bytes: number[] = [];

  /** @param value a whole number from 0 to 2⁵³ − 1 */
  unsigned(value: number): this {
    let rest = value;
    for (; rest >= RADIX; rest = Math.floor(rest / RADIX)) this.#bytes.push((rest % RADIX) + RADIX);
    this.#bytes.push(rest);
    return this;
  }

  /** A number that is as often below zero as above it: 0, −1, 1, −2 … take the places of 0, 1, 2, 3 … */
  signed(value: number): this {
    return this.unsigned(zigzag(value));
  }

  /** What another has written. */
  append(writer: ByteWriter): this {
    for (const byte of writer.#bytes) this.#bytes.push(byte);
    return this;
  }

  get length(): number {
    return this.#bytes.length;
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @throws RangeError where the bytes end too soon. */
  unsigned(): number {
    let value = 0;
    for (let place = 1; ; place *= RADIX) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('The bytes end within a number.');
      value += (byte % RADIX) * place;
      if (byte < RADIX) return value;
    }
  }

  signed(): number {
    return unzigzag(this.unsigned());
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }
}

export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
