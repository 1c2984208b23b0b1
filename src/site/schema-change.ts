/** What one version of a schema changed against the one before. */
import type { SchemaColumn, SchemaVersion } from '../model/catalog.ts';

export interface SchemaChangeLine {
  readonly what: 'added' | 'removed' | 'retyped' | 'described anew' | 'moved';
  readonly column: string;
  readonly detail: string | null;
}

export interface SchemaChange {
  readonly version: SchemaVersion;
  /** Empty for the first version. */
  readonly lines: readonly SchemaChangeLine[];
}

/** Newest first. */
export function schemaChanges(versions: readonly SchemaVersion[]): SchemaChange[] {
  return versions
    .map((version, index) => {
      const before = versions[index - 1];
      return { version, lines: before === undefined ? [] : compare(before.columns, version.columns) };
    })
    .reverse();
}

function compare(before: readonly SchemaColumn[], after: readonly SchemaColumn[]): SchemaChangeLine[] {
  const old = new Map(before.map((column) => [column.column, column]));
  const now = new Map(after.map((column) => [column.column, column]));
  const removed = before.filter((column) => !now.has(column.column)).map((column) => line('removed', column));
  const changed = after.flatMap((column) => {
    const was = old.get(column.column);
    if (was === undefined) return [line('added', column)];
    if (was.type !== column.type) {
      return [
        { ...line('retyped', column), detail: `${was.type ?? 'no type'} → ${column.type ?? 'no type'}` },
      ];
    }
    return was.description === column.description
      ? []
      : [{ ...line('described anew', column), detail: null }];
  });
  const lines = [...removed, ...changed];
  return lines.length > 0 ? lines : moved(before, after);
}

function line(what: SchemaChangeLine['what'], column: SchemaColumn): SchemaChangeLine {
  return { what, column: column.column, detail: column.type };
}

/** The same columns in another order. */
function moved(before: readonly SchemaColumn[], after: readonly SchemaColumn[]): SchemaChangeLine[] {
  return after.flatMap((column, index) =>
    before[index]?.column === column.column
      ? []
      : [{ ...line('moved', column), detail: `to place ${index + 1}` }],
  );
}
