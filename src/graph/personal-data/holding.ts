/** That a column holds a kind of personal data, and why. */
import type { ColumnEdge } from '../../model/catalog.ts';
import type { ColumnId } from '../../model/identity.ts';
import type { Declaration } from './declaration.ts';
import type { Kind } from './kind.ts';

/** `masked`: by all that lineage says, the value cannot be read from what the column holds. */
export type HoldingState = 'clear' | 'masked';

export interface Holding {
  readonly id: ColumnId;
  readonly kind: Kind;
  readonly state: HoldingState;
  /** Who says so; none where lineage alone brings it. */
  readonly declared: readonly Declaration[];
  /** The nearest declared column that lineage brings it from; itself, where it is declared. */
  readonly origin: ColumnId;
  /** How many edges lie between the two. */
  readonly distance: number;
  /** The last edge by which lineage brings it; null where it is declared, and no other declared column feeds it. */
  readonly via: ColumnEdge | null;
  /** What the edge brings it from. */
  readonly previous: Holding | null;
  /** The edge that masks it, here or upstream; null in the clear. */
  readonly maskedBy: ColumnEdge | null;
}

/**
 * The way that brings a kind to a column, from a column that is declared to hold it: each entry is where an edge, its
 * `via`, ends, and the last is the holding itself. Empty where nothing brings it.
 * @param most of a longer way, so many entries at its end are given
 */
export function wayOf(holding: Holding, most = Infinity): readonly Holding[] {
  const way: Holding[] = [];
  let at: Holding | null = holding;
  while (at?.via != null && way.length < most && (at === holding || at.declared.length === 0)) {
    way.push(at);
    at = at.previous;
  }
  return way.reverse();
}
