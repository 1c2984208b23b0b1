/**
 * How many items stand before the first of which something does not hold. By bisection.
 * @param holds of a first part of the items, and of none after it
 */
export function countLeading<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    // Within the bounds of the list, whatever its items are.
    if (holds(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
