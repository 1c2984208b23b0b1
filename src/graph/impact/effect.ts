/** The changes that are asked about, what they do, and how that gets from one thing to another. */
import type { ReachKind } from '../reach.ts';

/** To a dataset, or to a column: it is gone, it has another name, or its values have another type. */
export type Change = 'drop' | 'rename' | 'type';

/**
 * How an effect gets to a dataset or a job. `value`, `influence`: along column lineage, as {@link ReachKind} says.
 * `failure`: along no column lineage, but a job that fails does not write it, or what it is made from. `unknown`: a
 * job on the way reads a dataset without saying which of its columns. Of several, the first of these stands.
 */
export type ImpactKind = ReachKind | 'failure' | 'unknown';

export const KINDS: readonly ImpactKind[] = ['value', 'influence', 'failure', 'unknown'];

/** The place of each in {@link KINDS}. */
export const RANKS = { value: 0, influence: 1, failure: 2, unknown: 3 } as const satisfies Record<
  ImpactKind,
  number
>;

/**
 * `breaks`: a job that reads by name what no longer has that name; it fails. `stale`: no longer written, or made
 * from what no longer is. `may-change`: it gets the values, which may have another type there, or make a job fail.
 * `may-not-match`: the values only join, filter, group or sort; which rows there are may change. `unknown`: which
 * columns are read is not known, so it may be affected or not.
 */
export type Effect = 'breaks' | 'stale' | 'may-change' | 'may-not-match' | 'unknown';
