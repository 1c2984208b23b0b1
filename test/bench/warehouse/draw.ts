/** Draws from a stream of numbers: what is likely, which of several, how large. */
import { randomFrom, type Random } from '../random.ts';

export interface Draw {
  /** True in that share of all cases. */
  readonly chance: (share: number) => boolean;
  /** A whole number from 0, below `count`. */
  readonly below: (count: number) => number;
  /** @throws RangeError where there is nothing to pick */
  readonly pick: <T>(from: readonly T[]) => T;
  /** The first ones are picked far more often than the last: the rank's share falls with its power (Zipf). */
  readonly pickEarly: <T>(from: readonly T[]) => T;
  /** Half are below `median`; the larger `spread` is, the more are far from it. */
  readonly logNormal: (median: number, spread: number) => number;
  /** All of them, in another order. */
  readonly shuffled: <T>(all: readonly T[]) => T[];
}

/** A stream of its own for what `numbers` name, so that what is drawn for one thing changes nothing for the next. */
export function drawFor(...numbers: readonly number[]): Draw {
  return drawFrom(randomFrom(numbers.reduce(mixed, 0x9e3779b9)));
}

/** The finalizer of MurmurHash3 (Austin Appleby), over both. */
function mixed(state: number, number: number): number {
  const first = Math.imul(state ^ number ^ (state >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}

function drawFrom(random: Random): Draw {
  const below = (count: number): number => Math.floor(random() * count);
  return {
    chance: (share) => random() < share,
    below,
    pick: (from) => at(from, below(from.length)),
    pickEarly: (from) => at(from, earlyRank(random(), from.length)),
    logNormal: (median, spread) => median * Math.exp(spread * normal(random)),
    shuffled: (all) => {
      const left = [...all];
      return all.map(() => {
        const place = below(left.length);
        const picked = at(left, place);
        left[place] = at(left, left.length - 1);
        left.pop();
        return picked;
      });
    },
  };
}

/** A rank from 0 by Zipf’s law with the exponent 1, by the inverse of its continuous form. */
function earlyRank(share: number, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** share) - 1);
}

/** Box and Muller, 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function at<T>(from: readonly T[], place: number): T {
  const item = from[place];
  if (item === undefined) throw new RangeError('There is nothing to pick.');
  return item;
}
