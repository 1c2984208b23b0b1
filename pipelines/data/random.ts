/** Seeded randomness: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number from 0, inclusive, to 1, exclusive. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both inclusive. */
  readonly int: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  readonly chance: (probability: number) => boolean;
  /** Roughly normal, with mean 0 and standard deviation 1. */
  readonly normal: () => number;
}

/** Source: mulberry32 by Tommy Ettinger (public domain): 32 bits of state, one add, two multiplications. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  function int(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }
  return {
    next,
    int,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
    chance: (probability) => next() < probability,
    // Irwin and Hall: the sum of twelve uniforms has variance 1; no logarithms, which engines may round apart.
    normal: () => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, -6),
  };
}
