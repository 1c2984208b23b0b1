/** The stretches of a geometry's lines, and how often they cross. */
import type { Point } from '../../../src/layout/drawing.ts';
import type { Geometry } from '../../../src/layout/shape.ts';

export interface Stretch {
  readonly line: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function stretchesOf(lines: readonly (readonly Point[])[]): readonly Stretch[] {
  return lines.flatMap((points, line) =>
    points.slice(1).flatMap((b, index): Stretch[] => {
      const a = points[index];
      if (a === undefined) return [];
      return [
        {
          line,
          left: Math.min(a.x, b.x),
          right: Math.max(a.x, b.x),
          top: Math.min(a.y, b.y),
          bottom: Math.max(a.y, b.y),
        },
      ];
    }),
  );
}

/** Where level stretches cross upright ones; lines that run together there count as one. */
export function crossingsOf({ lines }: Geometry): number {
  const stretches = stretchesOf(lines);
  const uprights = stretches.filter(({ left, right }) => left === right);
  const places = new Set<string>();
  for (const level of stretches.filter(({ top, bottom }) => top === bottom)) {
    for (const upright of uprights) {
      const crosses =
        level.left < upright.left &&
        upright.left < level.right &&
        upright.top < level.top &&
        level.top < upright.bottom;
      if (crosses && level.line !== upright.line) places.add(`${upright.left} ${level.top}`);
    }
  }
  return places.size;
}
