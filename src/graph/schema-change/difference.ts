/** What one version of a schema has that another has not. */
import type { SchemaColumn } from '../../model/catalog.ts';
import { movedBetween, type Moved } from './order.ts';

/** A word of the schema on one column, before and after; null where it says nothing. */
export interface Reworded {
  readonly column: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ColumnDifference {
  /** In the order of the newer version, as all the others but the removed ones. */
  readonly added: readonly SchemaColumn[];
  /** In the order of the older version. */
  readonly removed: readonly SchemaColumn[];
  readonly retyped: readonly Reworded[];
  /** Of another description. */
  readonly described: readonly Reworded[];
  /** As few as bring the older order into the newer one. */
  readonly moved: readonly Moved[];
}

/** Columns are told by their paths. A column that has another name is removed, and another is added. */
export function differenceBetween(
  before: readonly SchemaColumn[],
  after: readonly SchemaColumn[],
): ColumnDifference {
  const was = new Map(before.map((column) => [column.column, column]));
  const is = new Set(after.map(({ column }) => column));
  const reworded = (member: 'type' | 'description'): Reworded[] =>
    after.flatMap((now) => {
      const then = was.get(now.column);
      if (then === undefined || then[member] === now[member]) return [];
      return [{ column: now.column, from: then[member], to: now[member] }];
    });
  return {
    added: after.filter(({ column }) => !was.has(column)),
    removed: before.filter(({ column }) => !is.has(column)),
    retyped: reworded('type'),
    described: reworded('description'),
    moved: movedBetween(
      before.map(({ column }) => column),
      after.map(({ column }) => column),
    ),
  };
}
