/**
 * Where, from left to right, the upright stretches of a gap stand. After Sander, "Layout of directed hypergraphs with
 * orthogonal hyperedges" (2004): of each two the one goes left that makes fewer crossings so, and one must, where their
 * level stretches would run over each other.
 */
import { TRACK_CLEARANCE } from './spacing.ts';

/** An upright stretch with its level ones: how high they meet it on each side. */
export interface Trunk {
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  /** Down to below everything, in place of level stretches on one side. */
  readonly isOpen: boolean;
}

export interface Tracks {
  /** For each trunk, its track from the left; null where it is level, and needs none. */
  readonly of: readonly (number | null)[];
  readonly count: number;
}

/** More than all crossings of a gap. */
const FORBIDDEN = 1e6;

/** Null where some lines could not but run over each other. */
export function tracksOf(trunks: readonly Trunk[]): Tracks | null {
  const upright = trunks.flatMap((trunk, index) => (isLevel(trunk) ? [] : [measured(trunk, index)]));
  const order = orderOf(upright);
  if (order === null) return null;
  const tracks = new Array<number | null>(trunks.length).fill(null);
  const placed: { readonly trunk: Upright; readonly track: number }[] = [];
  for (const trunk of order) {
    const after = placed.filter((other) => isApart(other.trunk, trunk)).map(({ track }) => track + 1);
    const track = Math.max(0, ...after);
    tracks[trunk.index] = track;
    placed.push({ trunk, track });
  }
  return { of: tracks, count: Math.max(0, ...placed.map(({ track }) => track + 1)) };
}

interface Upright extends Trunk {
  readonly index: number;
  readonly top: number;
  readonly bottom: number;
}

function isLevel({ lefts, rights, isOpen }: Trunk): boolean {
  return !isOpen && [...lefts, ...rights].every((height) => height === lefts[0]);
}

function measured(trunk: Trunk, index: number): Upright {
  const heights = [...trunk.lefts, ...trunk.rights];
  return {
    ...trunk,
    index,
    top: Math.min(...heights),
    bottom: trunk.isOpen ? Infinity : Math.max(...heights),
  };
}

/** Two that may not have one track: they overlap, or which one is left of the other matters. */
function isApart(a: Upright, b: Upright): boolean {
  return (
    (a.top < b.bottom + TRACK_CLEARANCE && b.top < a.bottom + TRACK_CLEARANCE) || cost(a, b) !== cost(b, a)
  );
}

/** What it costs that the one is left of the other. */
function cost(left: Upright, right: Upright): number {
  let sum = 0;
  for (const height of right.lefts) if (left.top < height && height < left.bottom) sum++;
  for (const height of left.rights) if (right.top < height && height < right.bottom) sum++;
  for (const height of right.lefts) if (left.rights.includes(height)) sum += FORBIDDEN;
  return sum;
}

/**
 * From left to right. Where the wishes make a cycle, it is broken where that costs least: after Eades, Lin and Smyth, "A
 * fast and effective heuristic for the feedback arc set problem" (1993). Null where a forbidden one is left.
 */
function orderOf(trunks: readonly Upright[]): readonly Upright[] | null {
  const costs = trunks.map((a) => trunks.map((b) => (a === b ? 0 : cost(a, b))));
  const wish = trunks.map((_, a) =>
    trunks.map((_, b) => Math.max(0, (costs[b]?.[a] ?? 0) - (costs[a]?.[b] ?? 0))),
  );
  const rest = new Set(trunks.keys());
  const balance = trunks.map((_, index) =>
    [...rest].reduce((sum, other) => sum + (wish[index]?.[other] ?? 0) - (wish[other]?.[index] ?? 0), 0),
  );
  const hindrance = trunks.map((_, index) =>
    [...rest].reduce((sum, other) => sum + (wish[other]?.[index] ?? 0), 0),
  );
  const order: number[] = [];
  while (rest.size > 0) {
    let next = -1;
    for (const index of rest) {
      if (next === -1 || isSooner(index, next)) next = index;
    }
    rest.delete(next);
    order.push(next);
    for (const other of rest) {
      balance[other] = (balance[other] ?? 0) - (wish[other]?.[next] ?? 0) + (wish[next]?.[other] ?? 0);
      hindrance[other] = (hindrance[other] ?? 0) - (wish[next]?.[other] ?? 0);
    }
  }
  const isForbidden = order.some((a, place) =>
    order.slice(place + 1).some((b) => (costs[a]?.[b] ?? 0) >= FORBIDDEN),
  );
  return isForbidden ? null : order.flatMap((index) => trunks[index] ?? []);

  /** One that none wants to be left of comes first; else the one that wants most to be left of others. */
  function isSooner(a: number, b: number): boolean {
    const free = Number((hindrance[b] ?? 0) > 0) - Number((hindrance[a] ?? 0) > 0);
    if (free !== 0) return free > 0;
    if ((hindrance[a] ?? 0) === 0) return false;
    return (balance[a] ?? 0) > (balance[b] ?? 0);
  }
}
