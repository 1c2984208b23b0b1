/** How far the memory of a build grows beyond what it holds. */
import { setFlagsFromString } from 'node:v8';

/** Of fewer columns, what is held is so little that its growth counts for nothing, and collecting it more often for something. */
const MANY_COLUMNS = 50_000;

/** In percent of what is held. */
const GROWTH = 30;

/**
 * Keeps the heap of each thread near what it holds, where that is much. Left alone, V8 lets it become several times as large
 * before it looks for what is no longer needed.
 */
export function boundHeapGrowth(columns: number): void {
  if (columns >= MANY_COLUMNS) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
