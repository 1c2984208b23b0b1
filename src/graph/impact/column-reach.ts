/** The columns downstream of several columns at once. Breadth-first, in time that grows with the edges met. */
import type { ReachKind } from '../reach.ts';
import type { ColumnTable } from './column-table.ts';

/** A column by its number in the table. */
export interface ReachedNumber {
  readonly column: number;
  readonly distance: number;
  readonly kind: ReachKind;
}

/**
 * As `reachColumns` downstream, from the nearest of the starts; of these none is listed. Sorted: nearest first; of
 * those as near, values before influences, and then by name.
 */
export function reachFrom(table: ColumnTable, starts: ReadonlySet<number>): ReachedNumber[] {
  const values = distancesFrom(table, starts, true);
  const all = distancesFrom(table, starts, false);
  const reached: ReachedNumber[] = [];
  for (const [column, distance] of values) reached.push({ column, distance, kind: 'value' });
  // Of a column that no way of values alone leads to, every way influences somewhere: the shortest does.
  for (const [column, distance] of all) {
    if (!values.has(column)) reached.push({ column, distance, kind: 'influence' });
  }
  return reached.sort(compareReached);
}

function compareReached(a: ReachedNumber, b: ReachedNumber): number {
  return (
    a.distance - b.distance || Number(a.kind !== 'value') - Number(b.kind !== 'value') || a.column - b.column
  );
}

/** @param directly along edges alone whose values flow */
function distancesFrom(
  table: ColumnTable,
  starts: ReadonlySet<number>,
  directly: boolean,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const wholes = new Set<number>();
  let frontier: readonly number[] = [...starts];
  for (let distance = 1; frontier.length > 0; distance++) {
    const beyond: number[] = [];
    const visit = (column: number): void => {
      if (starts.has(column) || found.has(column)) return;
      found.set(column, distance);
      beyond.push(column);
    };
    for (const column of frontier) {
      for (let edge = table.starts[column] ?? 0; edge < (table.starts[column + 1] ?? 0); edge++) {
        if (directly && table.direct[edge] === 0) continue;
        const end = table.ends[edge] ?? 0;
        if (end < table.columns.length) visit(end);
        // A dataset whose rows depend on many columns is gone through once, and not once for each.
        else if (!wholes.has(end)) {
          wholes.add(end);
          for (const member of table.members[end - table.columns.length] ?? []) visit(member);
        }
      }
    }
    frontier = beyond;
  }
  return found;
}
