/** Which of the columns that a schema lost is one of those that it gained: told by lineage, never by names alike. */
import type { ColumnEdge, SchemaColumn, SchemaVersion, Spell } from '../../model/catalog.ts';
import type { Evidence } from '../../model/event.ts';
import { columnKey, type ColumnId, type DatasetId, type JobId } from '../../model/identity.ts';
import type { Graph } from '../graph.ts';
import type { ColumnDifference } from './difference.ts';
import { isEarlier, isLater, makingsOf, type Making } from './making.ts';

/**
 * `made-of-it`: the new column is the old one of the same dataset, taken over as it is. `made-alike`: a job makes the
 * new column of the very columns that it made the old one of, in the same way.
 */
export interface RenamingEvidence {
  readonly kind: 'made-of-it' | 'made-alike';
  /** Whose column lineage says so; null where no job does. */
  readonly job: JobId | null;
  /** What the new column is made of; by name. */
  readonly sources: readonly ColumnId[];
  /** The last event that says what the old column was made of; null where that is not what tells. */
  readonly before: Evidence | null;
  /** The first event that says what the new column is made of. */
  readonly after: Evidence;
}

export interface Renaming {
  readonly from: SchemaColumn;
  readonly to: SchemaColumn;
  readonly evidence: RenamingEvidence;
}

/** A version of a schema, with those beside it. */
export interface Succession {
  readonly former: SchemaVersion;
  readonly present: SchemaVersion;
  /** Null where the present one is the last. */
  readonly next: SchemaVersion | null;
}

/** A column that was removed is one that was added where lineage joins these two, and neither of them to another. */
export function renamingsIn(
  graph: Graph,
  id: DatasetId,
  succession: Succession,
  { removed, added }: Pick<ColumnDifference, 'removed' | 'added'>,
): Renaming[] {
  if (removed.length === 0 || added.length === 0) return [];
  const making = added.flatMap((column) =>
    presentMakings(graph.sourcesOf({ ...id, column: column.column }), column, succession),
  );
  const made = removed.flatMap((column) =>
    formerMakings(graph.sourcesOf({ ...id, column: column.column }), column, succession),
  );
  return unambiguous([...takenOver(making, removed, id), ...madeAlike(making, made)]);
}

/** Of what the job said as the former version came to its end. */
function formerMakings(
  edges: readonly ColumnEdge[],
  column: SchemaColumn,
  { former, present }: Succession,
): Making[] {
  const counts = ({ last, endedBy }: Spell): boolean =>
    isEarlier(last, present.span.first) && (endedBy === null || isLater(endedBy, former.span.last));
  return makingsOf(column, counted(edges, counts), ({ last }) => last, isLater);
}

/** Of what the job said first since the present version came. */
function presentMakings(
  edges: readonly ColumnEdge[],
  column: SchemaColumn,
  { former, next }: Succession,
): Making[] {
  const counts = ({ first }: Spell): boolean =>
    isLater(first, former.span.last) && (next === null || isEarlier(first, next.span.first));
  return makingsOf(column, counted(edges, counts), ({ first }) => first, isEarlier);
}

function counted(edges: readonly ColumnEdge[], counts: (spell: Spell) => boolean) {
  return edges.flatMap((edge) => edge.spells.filter(counts).map((spell) => ({ edge, spell })));
}

function takenOver(making: readonly Making[], removed: readonly SchemaColumn[], id: DatasetId): Renaming[] {
  const byKey = new Map(removed.map((column) => [columnKey({ ...id, column: column.column }), column]));
  return making.flatMap(({ column, job, sources, isCopy, evidence }) => {
    const from = isCopy && sources[0] !== undefined ? byKey.get(columnKey(sources[0])) : undefined;
    if (from === undefined || !mayBeOne(from, column)) return [];
    return [
      { from, to: column, evidence: { kind: 'made-of-it', job, sources, before: null, after: evidence } },
    ];
  });
}

function madeAlike(making: readonly Making[], made: readonly Making[]): Renaming[] {
  const byWay = Map.groupBy(
    made.filter(({ way }) => way !== null),
    ({ way }) => way,
  );
  return making.flatMap(({ column, job, sources, way, evidence: after }) =>
    (way === null ? [] : (byWay.get(way) ?? []))
      .filter((old) => mayBeOne(old.column, column))
      .map((old) => ({
        from: old.column,
        to: column,
        evidence: { kind: 'made-alike' as const, job, sources, before: old.evidence, after },
      })),
  );
}

/** No two stated types say otherwise. */
function mayBeOne(a: SchemaColumn, b: SchemaColumn): boolean {
  return a.type === null || b.type === null || a.type === b.type;
}

/** Of several that say the same, the first. */
function unambiguous(found: readonly Renaming[]): Renaming[] {
  const partners = partnersOf(
    found,
    ({ from }) => from.column,
    ({ to }) => to.column,
  );
  const origins = partnersOf(
    found,
    ({ to }) => to.column,
    ({ from }) => from.column,
  );
  const told = new Set<string>();
  return found.filter(({ from, to }) => {
    if (partners.get(from.column)?.size !== 1 || origins.get(to.column)?.size !== 1) return false;
    if (told.has(from.column)) return false;
    told.add(from.column);
    return true;
  });
}

function partnersOf(
  found: readonly Renaming[],
  one: (renaming: Renaming) => string,
  other: (renaming: Renaming) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const partners = new Map<string, Set<string>>();
  for (const renaming of found) {
    const known = partners.get(one(renaming)) ?? new Set<string>();
    partners.set(one(renaming), known.add(other(renaming)));
  }
  return partners;
}
