/** Which of many neighbours a diagram shows one by one, and which it folds into a few nodes with counts. */
import { compareStrings, type DatasetId } from '../model/identity.ts';
import { visible } from '../model/visible.ts';
import type { Graph } from './graph.ts';

/** Members that share something, and are shown as one. */
export interface Fold<Id> {
  /** What they share, in words: `of raw`. Null where they share nothing. */
  readonly shared: string | null;
  readonly members: readonly Id[];
  /** True where others that share it are shown one by one. */
  readonly isPart: boolean;
}

export interface Fan<Id> {
  readonly shown: readonly Id[];
  readonly folds: readonly Fold<Id>[];
}

/** What an identity belongs to, in words; null where it belongs to nothing of that sort. */
export type Grouping<Id> = (id: Id) => string | null;

/** More folds than this say no more than one that holds all the rest. */
const MAX_FOLDS = 3;

/**
 * All of them, where they are no more than the bound and one; else as many folds and members as the bound. Of a
 * group no more is folded than must be. The grouping is the one that takes the fewest folds, of several the first;
 * where none will do, what is left over makes one fold.
 * @param ids in the order in which they are to be shown
 * @param bound at least 2
 */
export function fanOf<Id extends DatasetId>(
  ids: readonly Id[],
  bound: number,
  groupings: readonly Grouping<Id>[],
): Fan<Id> {
  // A fold of two would take the room of one of them.
  if (ids.length <= bound + 1) return { shown: ids, folds: [] };
  const plans = groupings
    .map((grouping) => foldsBy(grouping, ids, bound))
    .filter((folds) => folds.length > 0 && folds.length <= MAX_FOLDS);
  const folds = plans.sort((a, b) => a.length - b.length)[0] ?? [
    { shared: null, members: ids.slice(bound - 1), isPart: true },
  ];
  const folded = new Set(folds.flatMap(({ members }) => members));
  return { shown: ids.filter((id) => !folded.has(id)), folds };
}

/** The largest groups first; none where the groups are too small to save enough room. */
function foldsBy<Id>(grouping: Grouping<Id>, ids: readonly Id[], bound: number): Fold<Id>[] {
  const groups = [...Map.groupBy(ids, grouping)]
    .flatMap(([shared, members]) => (shared === null ? [] : [{ shared, members }]))
    .sort((a, b) => b.members.length - a.members.length || compareStrings(a.shared, b.shared));
  const folds: Fold<Id>[] = [];
  let excess = ids.length - bound;
  for (const { shared, members } of groups) {
    if (excess <= 0 || members.length < 2) break;
    const folded = members.slice(-(excess + 1));
    folds.push({ shared, members: folded, isPart: folded.length < members.length });
    excess -= folded.length - 1;
  }
  return excess > 0 ? [] : folds;
}

/** By namespace. */
export function byNamespace({ namespace }: DatasetId): string {
  return `of ${visible(namespace)}`;
}

/** By what the name stands in. */
export function byContainer(id: DatasetId): string | null {
  const container = containerOf(id);
  return container === null ? null : `of ${visible(container)}`;
}

/** What a name stands in: `db.mart` of `db.mart.orders`, `sales/2024` of `sales/2024/a.csv`; null of a bare one. */
export function containerOf({ name }: DatasetId): string | null {
  const end = name.lastIndexOf(name.includes('/') ? '/' : '.');
  return end <= 0 ? null : name.slice(0, end);
}

/** By the domain that people gave a dataset. */
export function byDomain(graph: Graph): Grouping<DatasetId> {
  return (id) => {
    const domain = graph.dataset(id)?.glossary?.domain;
    return domain == null ? null : `of the domain ${visible(domain)}`;
  };
}
