/** Whole numbers as a text of few characters, each below U+0100: what many layouts are kept in costs a byte a number. */

/** Seven bits a character, the lowest first, and one that says whether more follow; a sign is the lowest bit. */
const BITS = 7;
const MORE = 1 << BITS;

export class Packer {
  readonly #characters: number[] = [];

  /** @param number whole, of less than 31 bits */
  add(number: number): void {
    let rest = (number << 1) ^ (number >> 31);
    while (rest >= MORE) {
      this.#characters.push((rest % MORE) + MORE);
      rest >>>= BITS;
    }
    this.#characters.push(rest);
  }

  /** A list, with its length before it. */
  addAll(numbers: readonly number[]): void {
    this.add(numbers.length);
    for (const number of numbers) this.add(number);
  }

  /** In one piece: a text that is put together by its characters is kept as they were, in thirty times the room. */
  text(): string {
    return Buffer.from(this.#characters).toString('latin1');
  }
}

export class Unpacker {
  readonly #text: string;
  #place = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): number {
    let number = 0;
    for (let shift = 0; ; shift += BITS) {
      const bits = this.#text.charCodeAt(this.#place++);
      number |= (bits % MORE) << shift;
      if (!(bits >= MORE)) return (number >>> 1) ^ -(number & 1);
    }
  }

  nextAll(): number[] {
    const numbers: number[] = [];
    for (let length = this.next(); length > 0; length--) numbers.push(this.next());
    return numbers;
  }
}
