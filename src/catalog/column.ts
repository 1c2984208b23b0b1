/** A dataset's columns: those of its schema, those it once had, and those that lineage alone names. */
import type { Column, ColumnState, SchemaColumn, SchemaVersion, Span } from '../model/catalog.ts';
import type { GlossaryColumn } from '../model/glossary.ts';
import { compareStrings, type DatasetId } from '../model/identity.ts';
import { columnsSeen, type SchemaStatement } from './schema.ts';

export interface ColumnSources {
  readonly id: DatasetId;
  readonly current: SchemaVersion | null;
  /** The statements that {@link current} is the last of: the producers', or the readers' where no producer speaks. */
  readonly leading: readonly SchemaStatement[];
  readonly readers: readonly SchemaStatement[];
  /** Columns that lineage names, with the events that did. */
  readonly inLineage: ReadonlyMap<string, Span>;
  readonly glossary: ReadonlyMap<string, GlossaryColumn>;
}

/** Current ones in the order of the schema, then past ones and undeclared ones, each by name. */
export function columnsOf(sources: ColumnSources): Column[] {
  const columns = new Map<string, Column>();
  const add = (state: ColumnState, named: SchemaColumn, span: Span): void => {
    if (columns.has(named.column)) return;
    columns.set(named.column, {
      id: { ...sources.id, column: named.column },
      state,
      type: named.type,
      description: named.description,
      span,
      glossary: sources.glossary.get(named.column) ?? null,
    });
  };
  const seen = columnsSeen(sources.leading);
  for (const column of sources.current?.columns ?? []) {
    const span = seen.get(column.column)?.span;
    if (span !== undefined) add('current', column, span);
  }
  for (const { column, span } of byName(seen, (one) => one)) add('past', column, span);
  for (const { column, span } of byName(columnsSeen(sources.readers), (one) => one))
    add('undeclared', column, span);
  const unnamed = byName(sources.inLineage, (span, column) => ({ column, span }));
  for (const { column, span } of unnamed) add('undeclared', { column, type: null, description: null }, span);
  return [...columns.values()];
}

function byName<V, R>(map: ReadonlyMap<string, V>, make: (value: V, name: string) => R): R[] {
  return [...map].sort(([a], [b]) => compareStrings(a, b)).map(([name, value]) => make(value, name));
}
