/** Short ways to write down which columns a column was made from. */
import type { ColumnId, ColumnMapping, DatasetId, Transformation } from '../../src/logger/index.ts';

/** In place of a column's name: the dependency is the whole dataset's. */
export const EVERY_ROW = Symbol('every row');

/** Columns of one dataset. */
export function from(dataset: DatasetId, ...columns: readonly string[]): readonly ColumnId[] {
  return columns.map((column) => ({ ...dataset, column }));
}

type Into = (
  column: string | typeof EVERY_ROW,
  upstream: readonly ColumnId[],
  transformation: Transformation | string,
) => ColumnMapping;

/** A way to write mappings into `dataset`, one a line. */
export function into(dataset: DatasetId): Into {
  return (column, upstream, transformation) => ({
    downstream: column === EVERY_ROW ? dataset : { ...dataset, column },
    upstream,
    transformation,
  });
}
