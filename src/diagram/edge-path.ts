/** The path of one line: right angles with rounded corners, ending where its arrowhead begins. */
import type { PlacedEdge, Point } from '../layout/drawing.ts';
import { numbers } from './markup.ts';

/** In pixels. */
export const ARROW_LENGTH = 6;
const CORNER_RADIUS = 6;

/** SVG path data in relative commands. */
export function edgePath({ points }: Pick<PlacedEdge, 'points'>): string {
  const corners = shortened(withoutStraights(points));
  const [start, ...rest] = corners;
  if (start === undefined) return '';
  let data = `M${numbers(start.x, start.y)}`;
  let at = start;
  for (const [index, corner] of rest.entries()) {
    const after = rest[index + 1];
    if (after === undefined) {
      data += straight(at, corner);
      break;
    }
    const radius = Math.min(
      CORNER_RADIUS,
      distance(corners[index] ?? at, corner) / 2,
      distance(corner, after) / 2,
    );
    const entry = towards(corner, at, radius);
    const exit = towards(corner, after, radius);
    data += straight(at, entry) + curve(entry, corner, exit);
    at = exit;
  }
  return data;
}

/** Without points that the line passes straight through. */
function withoutStraights(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const before = kept.at(-1);
    const beforeThat = kept.at(-2);
    if (before !== undefined && before.x === point.x && before.y === point.y) continue;
    if (before !== undefined && beforeThat !== undefined && inLine(beforeThat, before, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function inLine(a: Point, b: Point, c: Point): boolean {
  return (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);
}

/** Leaves room for the arrowhead, whose tip then touches the border. */
function shortened(points: readonly Point[]): readonly Point[] {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return points;
  return [...points.slice(0, -1), towards(end, before, Math.min(ARROW_LENGTH, distance(before, end) - 1))];
}

function towards(from: Point, to: Point, length: number): Point {
  return {
    x: from.x + Math.sign(to.x - from.x) * (from.x === to.x ? 0 : length),
    y: from.y + Math.sign(to.y - from.y) * (from.y === to.y ? 0 : length),
  };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function straight(from: Point, to: Point): string {
  if (from.x !== to.x) return `h${numbers(to.x - from.x)}`;
  if (from.y !== to.y) return `v${numbers(to.y - from.y)}`;
  return '';
}

function curve(entry: Point, corner: Point, exit: Point): string {
  return `q${numbers(corner.x - entry.x, corner.y - entry.y, exit.x - entry.x, exit.y - entry.y)}`;
}
