/** How much appeared and how much vanished, a column for each stretch of time. */
import { chart, rect, ruleY, text as words, type ChartText } from './chart.ts';
import { FRAME } from './frame.ts';

export interface ChangeColumn {
  /** What the stretch of time is called. */
  readonly name: string;
  readonly appeared: number;
  readonly vanished: number;
  /** What it is, for whoever points at it. */
  readonly label: string;
}

interface Bar extends ChangeColumn {
  readonly index: number;
}

/** The least share of the whole height at which a bar is seen. */
const LEAST = 0.03;
const MOST_NAMES = 8;
/** Of fewer columns, the bars are as wide as of these. */
const FEW = 16;

/** What appeared stands above the line, what vanished hangs below it. @param columns oldest first, never none */
export function changeChart(columns: readonly ChangeColumn[], text: ChartText): string {
  const bars = columns.map((column, index): Bar => ({ ...column, index }));
  const up = Math.max(1, ...columns.map(({ appeared }) => appeared));
  const down = Math.max(0, ...columns.map(({ vanished }) => vanished));
  const least = (up + down) * LEAST;
  const height = (value: number): number => (value === 0 ? 0 : Math.max(value, least));
  const half = 0.38 * Math.min(1, columns.length / FEW);
  const across = {
    x1: ({ index }: Bar) => index + 0.5 - half,
    x2: ({ index }: Bar) => index + 0.5 + half,
    title: 'label',
  };
  const every = Math.ceil(columns.length / MOST_NAMES);
  return chart(
    {
      ...FRAME,
      height: 140,
      x: { type: 'linear', domain: [0, columns.length], axis: null },
      y: {
        domain: [-Math.max(down, down > 0 ? least : 0), Math.max(up, least)],
        grid: true,
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => String(Math.abs(value)),
        label: null,
      },
      marks: [
        rect(
          bars.filter(({ appeared }) => appeared > 0),
          { ...across, y1: 0, y2: ({ appeared }: Bar) => height(appeared), className: 'ch-appeared' },
        ),
        rect(
          bars.filter(({ vanished }) => vanished > 0),
          { ...across, y1: ({ vanished }: Bar) => -height(vanished), y2: 0, className: 'ch-vanished' },
        ),
        ruleY([0], { className: 'ch-axis' }),
        words(
          bars.filter(({ index }) => index % every === 0),
          {
            x: ({ index }: Bar) => index + 0.5,
            text: 'name',
            frameAnchor: 'bottom',
            dy: 14,
            className: 'ch-label',
          },
        ),
      ],
    },
    text,
  );
}
