/** How far the memory of a build grows beyond what it holds while it renders. */
import { setFlagsFromString } from 'node:v8';

/** While fewer files are rendered, what is held is so little that its growth counts for nothing, and collecting it more often for something. */
const MANY_FILES = 100_000;

/** In percent of what is held. */
const GROWTH = 20;

/** Of a helping thread: what is new there and may be needed no more in a moment, in megabytes. V8 would give it twice as much. */
export const MAX_YOUNG_MB = 96;

/**
 * Keeps the heap of each thread near what it holds, where that is much, as long as the process lives. Left alone, V8 lets it
 * become several times as large before it looks for what is no longer needed.
 * @param files how many are to be rendered
 */
export function boundHeapGrowth(files: number): void {
  if (files >= MANY_FILES) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
