/** What was most likely meant by a name that is unknown, as long as finding it takes seconds and not hours. */
import { nearestAmong } from '../model/nearest.ts';

export type FindNearest = (name: string) => string | null;

/**
 * In pairs of characters, one of either name: some five seconds. It is enough to hold 1,000 unknown names of 20
 * characters against 10,000 known ones; where more are unknown, it is seldom for a slip in each.
 */
const MAX_COST = 5_000_000_000;

/** One for everything that is searched: it gives up when all of it together has cost too much. */
export class Search {
  #left = MAX_COST;

  /** Finds the nearest of these names; null where none is near, or the search has given up. */
  among(known: Iterable<string>): FindNearest {
    const names = [...known];
    const find = nearestAmong(names);
    const size = names.reduce((sum, { length }) => sum + length, 0);
    return (name) => (this.#spend(name.length * size) ? find(name) : null);
  }

  #spend(cost: number): boolean {
    if (cost > this.#left) return false;
    this.#left -= cost;
    return true;
  }
}
