/** A few figures in a row, small enough for a table's cell. */
import { chart, dot, line, type ChartText } from './chart.ts';

export interface SparkPoint {
  /** Null where there is none: the line breaks. */
  readonly value: number | null;
  /** Marked with a cross. */
  readonly bad: boolean;
}

/** From 0 to the greatest figure. @param points oldest first, never none */
export function sparkline(points: readonly SparkPoint[], text: ChartText): string {
  const greatest = points.reduce((most, { value }) => Math.max(most, value ?? 0), 0);
  const x = (_: SparkPoint, index: number): number => index;
  const last = Math.max(1, points.length - 1);
  const placed = points.map((point, index) => ({ ...point, index }));
  const alone = placed.filter(
    ({ value, bad, index }) =>
      !bad && value !== null && (points[index - 1]?.value ?? points[index + 1]?.value ?? null) === null,
  );
  return chart(
    {
      width: 88,
      height: 20,
      margin: 3,
      x: { type: 'linear', domain: [0, last], axis: null },
      y: { type: 'linear', domain: [0, greatest > 0 ? greatest : 1], axis: null },
      marks: [
        line(points, { x, y: 'value', className: 'ch-line' }),
        dot(alone, { x: 'index', y: 'value', r: 1.5, className: 'ch-complete' }),
        dot(
          placed.filter(({ bad }) => bad),
          {
            x: 'index',
            y: ({ value }: SparkPoint) => value ?? 0,
            symbol: 'times',
            r: 2.5,
            className: 'ch-failed',
          },
        ),
      ],
    },
    text,
    'ch-spark',
  );
}
