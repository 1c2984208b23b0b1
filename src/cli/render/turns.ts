/** Deals batches to threads, in order: each batch to one of them. */

/** More batches than there can be, and few enough to count on from. */
const NO_MORE = 2 ** 30;

/** In the shared memory: the number of the next batch, and for each thread how often it has asked. */
const NEXT = 0;
const ASKED = 1;

/** Memory for the turns of so many threads. */
export function turnsMemory(threads: number): SharedArrayBuffer {
  return new SharedArrayBuffer((ASKED + threads) * Int32Array.BYTES_PER_ELEMENT);
}

/** The turns of one thread. */
export class Turns {
  readonly #numbers: Int32Array;
  readonly #thread: number;

  /** @param thread counted from 0 */
  constructor(memory: SharedArrayBuffer, thread: number) {
    this.#numbers = new Int32Array(memory);
    this.#thread = thread;
  }

  /** The number of a batch that nobody had before, counted from 0; past the last one there is nothing left to do. */
  take(): number {
    // Counted first, so that who had the last batch is known to have asked.
    Atomics.add(this.#numbers, ASKED + this.#thread, 1);
    return Atomics.add(this.#numbers, NEXT, 1);
  }

  /** Nobody gets a batch any more. */
  stop(): void {
    Atomics.store(this.#numbers, NEXT, NO_MORE);
  }

  /** Whether a thread has asked for a batch. */
  hasAsked(thread: number): boolean {
    return Atomics.load(this.#numbers, ASKED + thread) > 0;
  }
}
