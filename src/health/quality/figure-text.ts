/** Figures in words, for findings, pages and the terminal. */

/** Beyond these, digits fill the line and say nothing. */
const [LEAST, GREATEST] = [1e-6, 1e15];

const FORMAT = new Intl.NumberFormat('en', { maximumSignificantDigits: 15 });

/** `1,234.5`, `−1`: all digits that a double holds for sure. */
export function figureText(figure: number): string {
  const size = Math.abs(figure);
  const text = size !== 0 && (size > GREATEST || size < LEAST) ? size.toExponential() : FORMAT.format(size);
  return figure < 0 ? `−${text}` : text;
}

/** `3 nulls`, `1 null`. */
export function figureOf(figure: number, noun: string): string {
  return `${figureText(figure)} ${noun}${figure === 1 ? '' : 's'}`;
}

/** `+3`, `−0.5`; null where it is as before, where one of the two is not known, and where no double holds the difference. */
export function changeText(now: number | null | undefined, then: number | null | undefined): string | null {
  if (now == null || then == null || now === then || !Number.isFinite(now - then)) return null;
  // The last digits of a difference are no one's: what two figures have in common is gone from it.
  const digits = Number.isSafeInteger(now - then) ? 15 : 6;
  return `${now > then ? '+' : '−'}${figureText(Number(Math.abs(now - then).toPrecision(digits)))}`;
}
