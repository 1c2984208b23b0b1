/** What a figure is expected to be, told by earlier ones, and whether it lies far from that. */
import type { Unusual } from '../finding.ts';
import type { HealthSettings } from '../settings.ts';
import { medianDeviation, medianOf } from './median.ts';

/** What earlier figures lead to expect of the next. */
export interface Expected {
  readonly median: number;
  /** The median absolute deviation. */
  readonly deviation: number;
  /** The figures from `low` to `high`, both included, are usual. */
  readonly low: number;
  readonly high: number;
  /** How many figures it is told by. */
  readonly runs: number;
}

/** The median absolute deviation of normal figures, in standard deviations: the third quartile of their distribution. */
const NORMAL_DEVIATION = 0.6745;

/**
 * The modified z-score of Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993: 0.6745 · (x − median) / MAD;
 * what scores above `settings.score`, and differs from the median by more than `settings.leastShare` of it, is not usual.
 * @param earlier oldest first; only the newest `settings.mostRuns` count
 * @returns null where there are fewer than `settings.leastRuns`
 */
export function expected(earlier: readonly number[], settings: HealthSettings['anomaly']): Expected | null {
  if (earlier.length === 0 || earlier.length < settings.leastRuns) return null;
  const figures = earlier.slice(-settings.mostRuns);
  const median = medianOf(figures);
  const deviation = medianDeviation(figures, median);
  const reach = Math.max(
    (settings.score * deviation) / NORMAL_DEVIATION,
    settings.leastShare * Math.abs(median),
  );
  return { median, deviation, low: median - reach, high: median + reach, runs: figures.length };
}

/** Null where the value is usual. */
export function unusual(value: number, { median, deviation, low, high, runs }: Expected): Unusual | null {
  if (value >= low && value <= high) return null;
  return { value, median, deviation, score: scoreOf(value, median, deviation), runs };
}

function scoreOf(value: number, median: number, deviation: number): number {
  return deviation === 0 ? Infinity : (NORMAL_DEVIATION * Math.abs(value - median)) / deviation;
}
