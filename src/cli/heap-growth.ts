/** How far the memory of a build grows beyond what it holds. */
import { setFlagsFromString } from 'node:v8';

/** Of fewer columns, what is held is so little that its growth counts for nothing, and collecting it more often for something. */
const MANY_COLUMNS = 50_000;

/** In percent of what is held: of one thread, and of each where there are more, which all hold the whole catalog. */
const GROWTH = { alone: 30, besideOthers: 20 } as const;

/** Of a helping thread: what is new there and may be needed no more in a moment, in megabytes. V8 would give it twice as much. */
export const MAX_YOUNG_MB = 96;

/**
 * Keeps the heap of each thread near what it holds, where that is much. Left alone, V8 lets it become several times as large
 * before it looks for what is no longer needed.
 * @param threads how many hold the catalog
 */
export function boundHeapGrowth(columns: number, threads: number): void {
  const growth = threads > 1 ? GROWTH.besideOthers : GROWTH.alone;
  if (columns >= MANY_COLUMNS) setFlagsFromString(`--heap-growing-percent=${growth}`);
}
