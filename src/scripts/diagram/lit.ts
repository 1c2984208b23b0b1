/** What lights up with a part of a picture: everything upstream and downstream of it within the picture. */
import { beyond, holds, type Ends, type Side } from './part.ts';

export interface Lit {
  /** With the number of lines between each and the part; 0 for the part itself. */
  readonly parts: ReadonlyMap<string, number>;
  /** By their places in the list; 1 for those that touch the part. */
  readonly lines: ReadonlyMap<number, number>;
}

/** Follows lines back to where they come from, and on to where they lead, but never back and on again. */
export function litWith(part: string, lines: readonly Ends[]): Lit {
  const parts = new Map([[part, 0]]);
  const lit = new Map<number, number>();
  for (const side of ['up', 'down'] as const) follow(part, side, lines, parts, lit);
  return { parts, lines: lit };
}

function follow(
  part: string,
  side: Side,
  lines: readonly Ends[],
  parts: Map<string, number>,
  lit: Map<number, number>,
): void {
  const leaving = new Map<string, number[]>();
  const start: number[] = [];
  for (const [index, line] of lines.entries()) {
    const near = side === 'up' ? line.to : line.from;
    if (holds(part, near)) start.push(index);
    const others = leaving.get(near);
    if (others === undefined) leaving.set(near, [index]);
    else others.push(index);
  }
  const seen = new Set<string>();
  let next = start;
  for (let steps = 1; next.length > 0; steps += 1) {
    const reached = new Set<string>();
    for (const index of next) {
      const line = lines[index];
      if (line === undefined) continue;
      lit.set(index, Math.min(steps, lit.get(index) ?? steps));
      reached.add(beyond(line, side));
    }
    const fresh = [...reached].filter((one) => !seen.has(one));
    for (const one of fresh) {
      seen.add(one);
      parts.set(one, Math.min(steps, parts.get(one) ?? steps));
    }
    next = fresh.flatMap((one) => leaving.get(one) ?? []);
  }
}
