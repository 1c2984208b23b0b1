/** The middle of figures, and how far they lie from it: measures that a few odd figures do not move. */

/**
 * The value in the middle; of an even number of values, halfway between the two in the middle.
 * @throws RangeError where there are none.
 */
export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('no values have no median');
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : lower + (upper - lower) / 2;
}

/** The median absolute deviation (MAD): the median of how far each value lies from the median of all, never below 0. */
export function medianDeviation(values: readonly number[], median: number): number {
  return medianOf(values.map((value) => Math.abs(value - median)));
}
