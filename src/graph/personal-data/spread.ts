/** How one kind of personal data spreads from the columns that are declared to hold it. */
import type { Carrier, Holder } from './carrier.ts';
import type { Declaration } from './declaration.ts';
import type { Holding, HoldingState } from './holding.ts';
import type { Kind } from './kind.ts';

/** What is the same for all kinds. */
export interface Ground {
  /** The columns into which values come masked alone, each with a masking edge on the way. */
  readonly masked: ReadonlyMap<Holder, Carrier>;
  /** Those that a person declared free: nothing goes on from them. */
  readonly free: ReadonlySet<Holder>;
  /**
   * Those that are declared to hold a kind that is stated, and not free: what comes to them without a kind is taken to be
   * of theirs, and goes on as theirs alone. They never hold theirs masked where it comes to them in the clear.
   */
  readonly stated: ReadonlySet<Holder>;
}

const NONE: ReadonlySet<Holder> = new Set();

type Draft = { -readonly [Name in keyof Holding]: Holding[Name] } & {
  /** Whether the edge that it came by masks. */
  masks: boolean;
};

/**
 * The columns that hold the kind; those too that are declared free and that it comes to. It goes along direct edges: in
 * the clear as long as no edge masks, and masked from then on; where both come to a column, it is in the clear. A declared
 * column holds it in the clear, unless all that flows into it is masked, and the kind does not come to it in the clear.
 *
 * Breadth-first: the way to a column is a shortest one through columns in the states that they have; of several, each
 * step comes from the least column, by the least job. Linear in the edges that the kind goes along.
 */
export function spread(
  kind: Kind,
  declared: ReadonlyMap<Holder, readonly Declaration[]>,
  ground: Ground,
): ReadonlyMap<Holder, Holding> {
  const closed = kind.is === 'unstated' ? ground.stated : NONE;
  const clear = inTheClear(declared.keys(), ground, closed);
  const stateOf = (holder: Holder): HoldingState => (clear.has(holder) ? 'clear' : 'masked');
  const holdings = new Map<Holder, Draft>();
  for (const [holder, declarations] of declared)
    holdings.set(holder, draftOf(holder, kind, stateOf(holder), declarations));
  let frontier = [...declared.keys()].sort(byRank);
  while (frontier.length > 0) {
    const beyond: Holder[] = [];
    for (const carrier of frontier.flatMap(({ out }) => out)) {
      const { from, to } = carrier;
      const source = holdings.get(from);
      if (source === undefined || ground.free.has(from) || closed.has(to)) continue;
      if (carried(carrier, source.state) !== stateOf(to)) continue;
      const target = holdings.get(to);
      if (target === undefined) {
        holdings.set(to, arrive(draftOf(to, kind, stateOf(to), []), carrier, source));
        beyond.push(to);
      } else if (isNews(target, source)) arrive(target, carrier, source);
    }
    frontier = beyond.sort(byRank);
  }
  for (const [holder, holding] of holdings) nameTheMask(holding, ground.masked.get(holder));
  return holdings;
}

/** All columns that the kind comes to in the clear; those too that are declared free. */
function inTheClear(
  declared: Iterable<Holder>,
  { masked, free }: Ground,
  closed: ReadonlySet<Holder>,
): ReadonlySet<Holder> {
  const clear = new Set([...declared].filter((holder) => !masked.has(holder)));
  for (const holder of clear) {
    if (free.has(holder)) continue;
    for (const { to, masks } of holder.out) if (!masks && !closed.has(to)) clear.add(to);
  }
  return clear;
}

function carried({ masks }: Carrier, state: HoldingState): HoldingState {
  return masks ? 'masked' : state;
}

/** Whether the way is the first to a declared column from another one. */
function isNews(target: Draft, source: Draft): boolean {
  return target.declared.length > 0 && target.via === null && source.origin !== target.id;
}

function draftOf({ id }: Holder, kind: Kind, state: HoldingState, declared: readonly Declaration[]): Draft {
  const bare = { origin: id, distance: 0, via: null, masks: false, previous: null, maskedBy: null };
  return { id, kind, state, declared, ...bare };
}

function arrive(target: Draft, { edge, masks }: Carrier, source: Draft): Draft {
  target.via = edge;
  target.masks = masks;
  target.previous = source;
  if (target.declared.length === 0) {
    target.distance = source.distance + 1;
    target.origin = source.origin;
  }
  return target;
}

/** Holdings go by the order in which they were found, so what the way comes from has its mask. */
function nameTheMask(holding: Draft, gate: Carrier | undefined): void {
  if (holding.state === 'clear') return;
  const { via, masks, previous, declared } = holding;
  if (masks && previous?.state === 'clear') holding.maskedBy = via;
  else if (declared.length > 0) holding.maskedBy = gate?.edge ?? null;
  else holding.maskedBy = previous?.maskedBy ?? null;
}

function byRank(a: Holder, b: Holder): number {
  return a.rank - b.rank;
}
