/** Shares a whole number out. */

/** What each part may be. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * Whole numbers within the bounds that go by the weights, as far as they can, and sum up to `total`.
 * @throws RangeError where the bounds allow no such sum
 */
export function sharesOf(weights: readonly number[], total: number, { least, most }: Bounds): number[] {
  if (weights.length * least > total || weights.length * most < total) {
    throw new RangeError(`${total} cannot be shared out to ${weights.length}, each ${least} to ${most}.`);
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => Math.min(most, Math.max(least, Math.round((weight * total) / sum))));
  let missing = total - shares.reduce((all, share) => all + share, 0);
  for (let place = 0; missing !== 0; place = (place + 1) % shares.length) {
    const share = shares[place] ?? 0;
    const step = Math.sign(missing);
    if (share + step < least || share + step > most) continue;
    shares[place] = share + step;
    missing -= step;
  }
  return shares;
}
