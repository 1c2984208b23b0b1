/** How many threads render. */
import { availableParallelism } from 'node:os';

/** What a thread has to save before it is worth its start, which takes as long as some thousand files. */
const FILES_A_THREAD = 5000;

/** Each holds the whole catalog. */
const MOST = 4;

/**
 * @param files how many are to be rendered
 * @param wanted what was asked for; null for as many as there are processors, up to four, where there are files enough
 */
export function threadsFor(files: number, wanted: number | null): number {
  if (wanted !== null) return wanted;
  const worth = Math.floor(files / FILES_A_THREAD);
  return Math.max(1, Math.min(worth, availableParallelism(), MOST));
}
