/** Which columns of a schema changed places. */
import { countLeading } from '../../model/bisection.ts';

export interface Moved {
  readonly column: string;
  /** The one that it now follows among those beside it; null where it comes first. */
  readonly after: string | null;
}

/**
 * As few of the columns in both versions as need be moved to bring the one order into the other: all but a longest
 * increasing subsequence (Fredman, "On computing the length of longest increasing subsequences", 1975). Fields are
 * compared with those beside them alone: a field that moves takes those within it along.
 * @param before the columns' paths; a nested field follows the one that holds it
 */
export function movedBetween(before: readonly string[], after: readonly string[]): Moved[] {
  const places = new Map(before.map((column, place) => [column, place]));
  return siblingsIn(after).flatMap((siblings) => {
    const kept = siblings.flatMap((column) => {
      const place = places.get(column);
      return place === undefined ? [] : [{ column, place }];
    });
    const rising = longestRise(kept.map(({ place }) => place));
    const moved = new Set(kept.filter((_, index) => !rising.has(index)).map(({ column }) => column));
    return siblings.flatMap((column, index) =>
      moved.has(column) ? [{ column, after: siblings[index - 1] ?? null }] : [],
    );
  });
}

/** The top level first, then the fields within each of the others. */
function siblingsIn(columns: readonly string[]): readonly (readonly string[])[] {
  const within = new Map<string | null, string[]>([[null, []]]);
  const open: string[] = [];
  for (const column of columns) {
    let holder = open.at(-1);
    while (holder !== undefined && !column.startsWith(`${holder}.`)) {
      open.pop();
      holder = open.at(-1);
    }
    const siblings = within.get(holder ?? null);
    if (siblings === undefined) within.set(holder ?? null, [column]);
    else siblings.push(column);
    open.push(column);
  }
  return [...within.values()];
}

/** The indexes of a longest increasing subsequence of distinct numbers. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length, the index at which the rise of that length with the least end ends. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, number] of numbers.entries()) {
    const shorter = countLeading(ends, (end) => (numbers[end] ?? 0) < number);
    previous.push(ends[shorter - 1]);
    ends[shorter] = index;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rise.add(at);
  return rise;
}
