/** Items that are split over files of a bounded size. */

export interface Group<T> {
  /** The number of the first. */
  readonly start: number;
  readonly items: T[];
}

/** Items that follow each other, as many together as stay within `limit`, but never none. */
export function inFiles<T>(items: readonly T[], sizeOf: (item: T) => number, limit: number): Group<T>[] {
  const groups: Group<T>[] = [];
  let size = Infinity;
  for (const [start, item] of items.entries()) {
    const own = sizeOf(item);
    if (size + own > limit) {
      groups.push({ start, items: [] });
      size = 0;
    }
    groups.at(-1)?.items.push(item);
    size += own;
  }
  return groups;
}
