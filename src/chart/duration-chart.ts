/** How long the runs of a job took, one after the other. */
import { chart, ruleY, type ChartText } from './chart.ts';
import { FRAME } from './frame.ts';
import { runDots, type RunMark } from './run-mark.ts';
import { spanOf, timeAxis } from './time-axis.ts';
import { axisUnit, tickName } from './unit.ts';

export interface DurationMark extends RunMark {
  /** Null where it is not known: the mark then stands on the ground. */
  readonly milliseconds: number | null;
}

export interface DurationSeries {
  /** Oldest first, never none. */
  readonly marks: readonly DurationMark[];
  /** In milliseconds; null for no line. */
  readonly median: number | null;
  /** The time that a run may take, in milliseconds; null where nobody says. No line stands for one far above what runs take. */
  readonly longest: number | null;
}

/** How many times the longest run a limit may be, to have its line: beyond it, the runs would lie flat on the ground. */
const NEAR = 1.5;

export function durationChart({ marks, median, longest }: DurationSeries, text: ChartText): string {
  const most = marks.reduce((greatest, { milliseconds }) => Math.max(greatest, milliseconds ?? 0), 0);
  const limit = longest !== null && longest <= most * NEAR ? longest : null;
  const top = Math.max(most, median ?? 0, limit ?? 0, 1);
  const axis = axisUnit('milliseconds', top);
  return chart(
    {
      ...FRAME,
      x: timeAxis(spanOf(marks.map(({ at }) => at)), 5),
      y: {
        domain: [0, top / axis.size],
        nice: 4,
        grid: true,
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => tickName(value, axis),
        label: null,
      },
      marks: [
        ruleY([0], { className: 'ch-axis' }),
        ruleY(median === null ? [] : [median / axis.size], { className: 'ch-median' }),
        ruleY(limit === null ? [] : [limit / axis.size], { className: 'ch-limit' }),
        ...runDots(marks, ({ milliseconds }) => (milliseconds ?? 0) / axis.size),
      ],
    },
    text,
  );
}
