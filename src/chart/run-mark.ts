/** Runs as marks: what became of each is told by its shape, and by its colour again. */
import type { Standing } from '../health/run/standing.ts';
import type { Instant } from '../model/instant.ts';
import { dot, type Markish } from './chart.ts';
import { dateOf } from './time-axis.ts';

/** A run, or several of one period. */
export interface RunMark {
  readonly at: Instant;
  readonly standing: Standing;
  /** What it is, for whoever points at it. */
  readonly label: string;
  /** Relative; null for no link. */
  readonly href: string | null;
}

/** What is wrong stands in front of what is well. */
const SHAPES = [
  ['complete', { r: 2.75 }],
  ['running', { r: 3 }],
  ['unfinished', { symbol: 'diamond2', r: 3.5 }],
  ['abandoned', { symbol: 'diamond2', r: 3.5 }],
  ['aborted', { symbol: 'square2', r: 3 }],
  ['overdue', { symbol: 'triangle', r: 4 }],
  ['failed', { symbol: 'times', r: 4 }],
] as const satisfies readonly (readonly [Standing, object])[];

/** @param height where the mark stands on the y axis */
export function runDots<Mark extends RunMark>(
  marks: readonly Mark[],
  height: (mark: Mark) => number,
): Markish[] {
  const byStanding = Map.groupBy(marks, ({ standing }) => standing);
  return SHAPES.flatMap(([standing, shape]) => {
    const those = byStanding.get(standing);
    if (those === undefined) return [];
    return dot(those, {
      x: ({ at }: Mark) => dateOf(at),
      y: height,
      title: ({ label }: Mark) => label,
      href: ({ href }: Mark) => href,
      className: `ch-${standing}`,
      ...shape,
    });
  });
}
