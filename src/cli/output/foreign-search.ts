/** Looks for what no build has written in an output of very many files, beside what else a build does. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { OUTPUT_MARK } from '../../model/output-mark.ts';

/** Of the mark, in bytes: of some 15,000 files. Fewer are looked through before a thread has begun. */
const LONG_MARK = 1_000_000;

/** Whether there is so much in the output of a build that looking through it takes a while. */
export async function isLarge(folder: string): Promise<boolean> {
  const mark = await stat(join(folder, OUTPUT_MARK)).catch(() => null);
  return mark !== null && mark.size >= LONG_MARK;
}

/**
 * Begins at once.
 * @returns what waits for the files that it found, sorted; it rejects where the folder cannot be read. Nothing is kept waiting
 * by a search that is not waited for
 */
export function searchBeside(folder: string): () => Promise<readonly string[]> {
  const worker = new Worker(new URL('./foreign-thread.ts', import.meta.url), { workerData: folder });
  const found = new Promise<readonly string[]>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => {
      reject(new Error('the thread that looks through the last output has ended'));
    });
  });
  // Should the build fail before, that is what is told.
  found.catch(() => undefined);
  worker.unref();
  return () => {
    worker.ref();
    return found;
  };
}
