/** Figures on axes, short enough for a phone. */

export type Unit = 'number' | 'milliseconds';

export interface AxisUnit {
  /** What one step of the axis is worth, in the figure's own unit. */
  readonly size: number;
  /** What stands behind each figure. */
  readonly sign: string;
}

const SIZES: Readonly<Record<Unit, readonly AxisUnit[]>> = {
  number: [
    { size: 1, sign: '' },
    { size: 1e3, sign: 'k' },
    { size: 1e6, sign: 'M' },
    { size: 1e9, sign: 'G' },
    { size: 1e12, sign: 'T' },
  ],
  milliseconds: [
    { size: 1, sign: ' ms' },
    { size: 1000, sign: ' s' },
    { size: 60_000, sign: ' min' },
    { size: 3_600_000, sign: ' h' },
    { size: 86_400_000, sign: ' d' },
  ],
};

/** The largest in which the greatest figure is 2 or more; of numbers, 10,000 is the first that is written short. */
export function axisUnit(unit: Unit, greatest: number): AxisUnit {
  const least = unit === 'number' ? 10 : 2;
  const [smallest = { size: 1, sign: '' }, ...larger] = SIZES[unit];
  return larger.findLast(({ size }) => greatest >= size * least) ?? smallest;
}

/** Made once: to make one takes longer than to draw an axis. */
const FORMAT = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** `2.5 min`, `12k`; @param value in steps of the unit */
export function tickName(value: number, { sign }: AxisUnit): string {
  const size = Math.abs(value);
  const text = size >= 1e6 ? size.toExponential(0) : FORMAT.format(size);
  return `${value < 0 ? '−' : ''}${text}${sign}`;
}
