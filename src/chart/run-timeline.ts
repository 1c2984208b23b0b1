/** All runs over time, a row for each job or flow. */
import { millisecondsOf, type Instant } from '../model/instant.ts';
import { chart, ruleY, type ChartText } from './chart.ts';
import { ROW_FRAMES, rowAxis, rowLabels, type ChartWidth } from './row-label.ts';
import { runDots, type RunMark } from './run-mark.ts';
import { dateOf, spanOf, timeAxis } from './time-axis.ts';

export interface TimelineMark extends RunMark {
  /** Until when it lasted; null where that is not known, or the mark stands for several runs. */
  readonly until: Instant | null;
}

export interface TimelineRow {
  readonly name: string;
  readonly marks: readonly TimelineMark[];
}

/** The least part of the time that is seen as a bar: shorter runs are dots alone. */
const LEAST_BAR = 0.006;
const [TOP, BOTTOM] = [4, 24];

/** @param rows never none, and not all without marks */
export function runTimeline(rows: readonly TimelineRow[], width: ChartWidth, text: ChartText): string {
  const frame = ROW_FRAMES[width];
  const marks = rows.flatMap(({ marks: those }, row) =>
    those.map((mark) => ({ ...mark, height: row + frame.middle })),
  );
  const span = spanOf(marks.flatMap(({ at, until }) => (until === null ? [at] : [at, until])));
  const least = (span.until - span.from) * LEAST_BAR;
  const bars = marks.flatMap(({ at, until, ...mark }) =>
    until !== null && millisecondsOf(until) - millisecondsOf(at) > least
      ? [{ from: dateOf(at), to: dateOf(until), ...mark }]
      : [],
  );
  return chart(
    {
      width: frame.width,
      height: TOP + rows.length * frame.row + BOTTOM,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: frame.marginLeft,
      marginRight: frame.marginRight,
      x: { ...timeAxis(span, width === 'wide' ? 15 : 4), grid: true },
      y: rowAxis(rows.length),
      marks: [
        ...rowLabels(
          rows.map(({ name }) => name),
          frame,
        ),
        ...[...Map.groupBy(bars, ({ standing }) => standing)].map(([standing, those]) =>
          ruleY(those, { x1: 'from', x2: 'to', y: 'height', className: `ch-bar ch-${standing}` }),
        ),
        ...runDots(marks, ({ height }) => height),
      ],
    },
    text,
    `ch-${width}`,
  );
}
