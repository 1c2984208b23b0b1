/** What reads the files of a log, in whichever thread. */
import type { Value } from './value.ts';

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
