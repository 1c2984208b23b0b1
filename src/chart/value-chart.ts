/** A figure over time, each with what was expected of it. */
import { areaY, chart, dot, line, ruleY, type ChartText, type Markish } from './chart.ts';
import { dateOf, spanOf, timeAxis } from './time-axis.ts';
import type { Instant } from '../model/instant.ts';
import { FRAME } from './frame.ts';
import { axisUnit, tickName, type Unit } from './unit.ts';

export interface Band {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export interface ValuePoint {
  readonly at: Instant;
  readonly value: number;
  /** Null where nothing was expected yet. */
  readonly band: Band | null;
  readonly tone: 'usual' | 'unusual' | 'bad';
  /** What it is, for whoever points at it. */
  readonly label: string;
  /** Relative; null for no link. */
  readonly href: string | null;
}

export interface ValueSeries {
  /** Oldest first, never none. */
  readonly points: readonly ValuePoint[];
  readonly unit: Unit;
}

/** Points joined by a line; usual ones are dots, others are larger and of another shape. The band is the ground behind them. */
export function valueChart({ points, unit }: ValueSeries, text: ChartText): string {
  const greatest = points.reduce((most, { value, band }) => Math.max(most, value, band?.high ?? 0), 0);
  const least = points.reduce((most, { value, band }) => Math.min(most, value, band?.low ?? 0), 0);
  const axis = axisUnit(unit, Math.max(greatest, -least));
  const x = ({ at }: ValuePoint): Date => dateOf(at);
  const bands = points.flatMap(({ at, band }) => (band === null ? [] : [{ at: dateOf(at), ...band }]));
  const of = (tone: ValuePoint['tone'], options: object): Markish =>
    dot(
      points.filter((point) => point.tone === tone),
      {
        x,
        y: ({ value }: ValuePoint) => value / axis.size,
        title: ({ label }: ValuePoint) => label,
        href: ({ href }: ValuePoint) => href,
        className: `ch-${tone}`,
        ...options,
      },
    );
  return chart(
    {
      ...FRAME,
      x: timeAxis(spanOf(points.map(({ at }) => at)), 5),
      y: {
        domain: [least / axis.size, greatest === least ? 1 : greatest / axis.size],
        nice: 4,
        grid: true,
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => tickName(value, axis),
        label: null,
      },
      marks: [
        ruleY([0], { className: 'ch-axis' }),
        areaY(bands, {
          x: 'at',
          y1: ({ low }: Band) => low / axis.size,
          y2: ({ high }: Band) => high / axis.size,
          className: 'ch-band',
        }),
        line(bands, { x: 'at', y: ({ median }: Band) => median / axis.size, className: 'ch-median' }),
        line(points, { x, y: ({ value }: ValuePoint) => value / axis.size, className: 'ch-line' }),
        of('usual', { r: 2.5 }),
        of('unusual', { symbol: 'triangle', r: 5 }),
        of('bad', { symbol: 'times', r: 4 }),
      ],
    },
    text,
  );
}
