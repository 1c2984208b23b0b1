/**
 * Where lines attach, and which of them run together. A reader of `a → c`, `a → d`, `b → c`, drawn as one tree, would see
 * `b → d` as well. So each line runs with the others of one of its ends only: every bundle is a star, and shows nothing
 * that is not so.
 */
import type { LineEnd } from './line.ts';
import type { LineShape } from './shape.ts';

export interface Port {
  readonly id: string;
  readonly end: LineEnd;
  /** Lines leave to the right, `EAST`, and arrive from the left. */
  readonly side: 'EAST' | 'WEST';
}

export interface LinePorts {
  readonly from: Port;
  readonly to: Port;
  /** Which of the two ends the line shares with the others that it runs with. */
  readonly hub: 'from' | 'to';
}

/** Gives each line its two ports; a line runs with those of that end which has more of its kind. */
export function bundlePorts(lines: readonly LineShape[]): readonly LinePorts[] {
  const leaving = countBy(lines, (line) => hub(line, 'EAST'));
  const arriving = countBy(lines, (line) => hub(line, 'WEST'));
  return lines.map((line, index) => {
    const east = hub(line, 'EAST');
    const west = hub(line, 'WEST');
    const joinsTarget = (arriving.get(west) ?? 0) > (leaving.get(east) ?? 0);
    return {
      from: { id: joinsTarget ? `${east} ${index}` : east, end: line.from, side: 'EAST' },
      to: { id: joinsTarget ? west : `${west} ${index}`, end: line.to, side: 'WEST' },
      hub: joinsTarget ? 'to' : 'from',
    };
  });
}

function hub(line: LineShape, side: Port['side']): string {
  const { node, row } = side === 'EAST' ? line.from : line.to;
  return `${side} ${node}/${row ?? 'header'} ${line.kind}`;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
