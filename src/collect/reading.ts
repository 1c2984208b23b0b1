/** The values of the files of a log, in their order. */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { KnownFacets } from './known-facet.ts';
import { readLines } from './lines.ts';
import type { Reader, Reading } from './reader.ts';
import { readBeside } from './thread-reading.ts';
import { readValues } from './values.ts';

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
