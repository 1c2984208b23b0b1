/** A score of 100 over time. */
import { chart, dot, line, type ChartText } from './chart.ts';
import { FRAME } from './frame.ts';
import { dateOf, spanOf, timeAxis } from './time-axis.ts';
import type { Instant } from '../model/instant.ts';

export interface ScorePoint {
  readonly at: Instant;
  /** From 0 to 100. */
  readonly score: number;
  /** Whether it fell further than it may. */
  readonly dropped: boolean;
  /** What it is, for whoever points at it. */
  readonly label: string;
  /** Relative; null for no link. */
  readonly href: string | null;
}

/** A score stands until the next one: steps, with a triangle where it dropped. @param points oldest first, never none */
export function scoreChart(points: readonly ScorePoint[], text: ChartText): string {
  const place = {
    x: ({ at }: ScorePoint) => dateOf(at),
    y: 'score',
    title: 'label',
    href: ({ href }: ScorePoint) => href,
  };
  return chart(
    {
      ...FRAME,
      height: 130,
      x: timeAxis(spanOf(points.map(({ at }) => at)), 5),
      y: { domain: [0, 100], grid: true, ticks: [0, 50, 100], tickSize: 0, label: null },
      marks: [
        line(points, { x: place.x, y: 'score', curve: 'step-after', className: 'ch-line' }),
        dot(
          points.filter(({ dropped }) => !dropped),
          { ...place, r: 2.5, className: 'ch-usual' },
        ),
        dot(
          points.filter(({ dropped }) => dropped),
          { ...place, r: 5, symbol: 'triangle', className: 'ch-unusual' },
        ),
      ],
    },
    text,
  );
}
