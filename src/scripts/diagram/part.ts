/** The parts of a picture by their numbers: `3` is a node, `3.1` is one of its rows (see `src/diagram/reference.ts`). */

/** A line of a picture, by the parts that it joins. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

export type Side = 'up' | 'down';

export function nodeOf(part: string): string {
  return part.split('.', 1)[0] ?? part;
}

export function isNode(part: string): boolean {
  return !part.includes('.');
}

/** Of a line's `data-e`: `0 2.1`. */
export function endsOf(text: string): Ends {
  const [from = '', to = ''] = text.split(' ');
  return { from, to };
}

/** Whether a line's end is the part, or a row of it where it is a node. */
export function holds(part: string, end: string): boolean {
  return end === part || (isNode(part) && nodeOf(end) === part);
}

/** The lines that arrive at a part, or leave it: those of a node are those of its rows too. */
export function linesAt<Line extends Ends>(part: string, side: Side, lines: readonly Line[]): Line[] {
  return lines.filter(({ from, to }) => holds(part, side === 'up' ? to : from));
}

/** What stands at the other end of a line. */
export function beyond({ from, to }: Ends, side: Side): string {
  return side === 'up' ? from : to;
}

/** The neighbours of a part on one side, each once, in the order of the lines. */
export function neighboursOf(part: string, side: Side, lines: readonly Ends[]): string[] {
  return [...new Set(linesAt(part, side, lines).map((line) => beyond(line, side)))];
}
