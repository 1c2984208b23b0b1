/** Things of one namespace in groups, by the leading parts that their names share. */
import { compareStrings } from '../model/identity.ts';
import type { LeadingPart } from './name-part.ts';
import { pathPart } from './path.ts';

export interface NameGroup<T> {
  /** What the names of the group begin with; empty for those that share no leading part with another. */
  readonly prefix: string;
  /** The ids that lead to it on a page: of the outer prefixes that begin with it, then of its own. */
  readonly anchors: readonly string[];
  /** In the order that they came in. */
  readonly items: readonly T[];
}

/** A prefix counts where as many names begin with it. */
const SHARED = 2;

/**
 * Each thing stands in the group of the longest prefix that it shares with another. Groups come in the order of their
 * prefixes, so what lies within a part follows that part.
 * @param anchorOf the id of a prefix on the page
 */
export function groupByName<T>(
  items: readonly T[],
  partsOf: (item: T) => readonly LeadingPart[],
  anchorOf: (prefix: string) => string,
): NameGroup<T>[] {
  const shared = sharedPrefixes(items.map(partsOf));
  const byPrefix = Map.groupBy(
    items,
    (item) => partsOf(item).findLast((part) => shared.has(part.prefix))?.prefix ?? '',
  );
  const anchors = [...shared].sort(compareStrings);
  let next = 0;
  return [...byPrefix]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([prefix, members]) => {
      const from = next;
      while (next < anchors.length && compareStrings(anchors[next] ?? '', prefix) <= 0) next += 1;
      return { prefix, anchors: anchors.slice(from, next).map(anchorOf), items: members };
    });
}

/** The prefixes that two names or more begin with. */
export function sharedPrefixes(names: readonly (readonly LeadingPart[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { prefix } of names.flat()) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return new Set([...counts].flatMap(([prefix, count]) => (count >= SHARED ? [prefix] : [])));
}

/**
 * Of each name, in the order that they come in, the ids of the shared prefixes that it is the first to begin with.
 * @param anchorOf the id of a prefix on the page
 */
export function leadAnchors(
  names: readonly (readonly LeadingPart[])[],
  anchorOf: (prefix: string) => string,
): readonly (readonly string[])[] {
  const left = new Set(sharedPrefixes(names));
  return names.map((parts) =>
    parts.filter(({ prefix }) => left.delete(prefix)).map(({ prefix }) => anchorOf(prefix)),
  );
}

/** Where a namespace's page has the datasets whose names begin with a prefix, and the list of namespaces such namespaces. */
export function nameAnchor(prefix: string): string {
  return `in-${pathPart(prefix)}`;
}

/** Where it has such jobs. */
export function jobsAnchor(prefix: string): string {
  return `jobs-in-${pathPart(prefix)}`;
}
