/** Where the column lineage that events state and that of the SQL are not the same. */
import { endsAtColumn, isDirect, type ColumnEdge } from '../../model/catalog.ts';
import { columnKey, compareColumns, keyOf, type ColumnId, type Key } from '../../model/identity.ts';
import type { LineageDifference } from '../../model/sql-reading.ts';

type Ending = ColumnEdge & { readonly to: ColumnId };

/**
 * Of the columns that both speak of: edges that only one has, and edges that carry values in one and only decide in
 * the other. Dependencies of whole datasets are left out, since few producers state any.
 */
export function differencesBetween(
  stated: readonly ColumnEdge[],
  derived: readonly ColumnEdge[],
): readonly LineageDifference[] {
  const [before, after] = [byEnds(stated), byEnds(derived)];
  const differences = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    differenceOf(before.get(key), after.get(key)),
  );
  return differences.sort((a, b) => compareColumns(a.to, b.to) || compareColumns(a.from, b.from));
}

function byEnds(edges: readonly ColumnEdge[]): ReadonlyMap<Key, Ending> {
  return new Map(
    edges.filter(endsAtColumn).map((edge) => [keyOf(columnKey(edge.from), columnKey(edge.to)), edge]),
  );
}

function differenceOf(stated: Ending | undefined, derived: Ending | undefined): LineageDifference[] {
  const edge = stated ?? derived;
  if (edge === undefined) return [];
  const { from, to } = edge;
  const sides = { from, to, stated: stated?.transformations ?? [], derived: derived?.transformations ?? [] };
  if (derived === undefined) return [{ ...sides, kind: 'stated only' }];
  // Producers that state no indirect dependency of columns are many, and not wrong.
  if (stated === undefined) return isDirect(derived) ? [{ ...sides, kind: 'derived only' }] : [];
  return isDirect(stated) === isDirect(derived) ? [] : [{ ...sides, kind: 'direct in one only' }];
}
