/** The values of the files of a log, in their order. */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { KnownFacets } from './known-facet.ts';
import { readLines } from './lines.ts';
import { readBeside } from './thread-reading.ts';
import { readValues, type Value } from './values.ts';

export interface Reading {
  /**
   * The values of the file at that place; each file is asked for once, in their order.
   * @throws FileFault where the file should not be read to its end; the error of the file system where it cannot be.
   */
  readonly valuesOf: (file: number) => AsyncIterable<Value>;
  readonly close: () => Promise<void>;
}

/** How values are read: in the thread that asks, or in one of its own. What comes of it is the same. */
export type Reader = (paths: readonly string[]) => Reading;

/** In bytes. Smaller logs are read before a thread has begun. */
const LARGE = 8 * 1024 * 1024;

/** The faster way to read the files. */
export async function readerOf(paths: readonly string[]): Promise<Reader> {
  if (availableParallelism() === 1) return readHere;
  let size = 0;
  for (const path of paths) size += (await stat(path).catch(() => null))?.size ?? 0;
  return size > LARGE ? readBeside : readHere;
}

export function readHere(paths: readonly string[]): Reading {
  const known = new KnownFacets();
  return {
    valuesOf: (file) => readValues(readLines(paths[file] ?? ''), known),
    close: () => Promise.resolve(),
  };
}
