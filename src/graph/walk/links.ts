/** Links from numbers to numbers as compressed rows: those of each number stand together. */

export interface Links {
  /** Where in `ends` those of each number begin; and last of all, where they end. */
  readonly starts: Uint32Array;
  /** By link: the number that it leads to. */
  readonly ends: Uint32Array;
}

/**
 * Rows of so many numbers out of pairs, those of one number in the order of the pairs.
 * @param from by pair @param to by pair
 */
export function linksOf(size: number, from: ArrayLike<number>, to: ArrayLike<number>): Links {
  const starts = new Uint32Array(size + 1);
  for (let pair = 0; pair < from.length; pair++) bump(starts, (from[pair] ?? 0) + 1);
  for (let number = 1; number <= size; number++) {
    starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  }
  const next = starts.slice();
  const ends = new Uint32Array(from.length);
  for (let pair = 0; pair < from.length; pair++) ends[bump(next, from[pair] ?? 0)] = to[pair] ?? 0;
  return { starts, ends };
}

/** What a number leads to. */
export function endsOf({ starts, ends }: Links, number: number): Uint32Array {
  return ends.subarray(starts[number], starts[number + 1]);
}

/** @returns the count before */
function bump(counts: Uint32Array, number: number): number {
  const before = counts[number] ?? 0;
  counts[number] = before + 1;
  return before;
}
