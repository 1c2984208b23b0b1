/** Offsets into a text → lines. */

/** Line breaks as YAML 1.2 has them (§5.4): LF, CR LF and CR. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g))
      this.#starts.push(index + lineBreak.length);
  }

  /** The line that an offset is on, counted from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
