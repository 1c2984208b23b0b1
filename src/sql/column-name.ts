/** Columns by their names, as SQL compares them. */

interface Named {
  readonly name: string | null;
}

interface Index {
  readonly exact: ReadonlyMap<string, Named>;
  /** By the name in lower case; null where several differ in case alone. */
  readonly folded: ReadonlyMap<string, Named | null>;
}

/** A wide table is asked for its columns one by one. */
const indexes = new WeakMap<readonly Named[], Index>();

/**
 * The column of that name; where none has it, the one whose name differs in case alone. Null of none, and of several
 * such. The list must not change after it was asked.
 */
export function columnNamed<T extends Named>(columns: readonly T[], name: string): T | null {
  let index = indexes.get(columns);
  if (index === undefined) indexes.set(columns, (index = indexOf(columns)));
  return (index.exact.get(name) ?? index.folded.get(name.toLowerCase()) ?? null) as T | null;
}

function indexOf(columns: readonly Named[]): Index {
  const exact = new Map<string, Named>();
  const folded = new Map<string, Named | null>();
  for (const column of columns) {
    if (column.name === null) continue;
    if (!exact.has(column.name)) exact.set(column.name, column);
    const key = column.name.toLowerCase();
    folded.set(key, folded.has(key) ? null : column);
  }
  return { exact, folded };
}
