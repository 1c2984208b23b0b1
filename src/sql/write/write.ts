/** What a statement writes: a table's columns, each with what it is made of. */
import { columnNamed } from '../column-name.ts';
import { type OpenTable, type OutputColumn, type Relation } from '../relation.ts';
import { tableKey, type Environment } from '../environment.ts';
import { NOTHING, UNRESOLVED, type Contribution, type Reading } from '../reading.ts';

export interface WrittenColumn {
  readonly name: string;
  readonly reading: Reading;
}

export interface Write {
  /** The parts of the table's name. */
  readonly target: readonly string[];
  /** The tree in which the target stands, for its place. */
  readonly node: unknown;
  readonly columns: readonly WrittenColumn[];
  /** Tables whose columns it takes over, whatever they are. */
  readonly open: readonly OpenTable[];
  /** What decides which rows are written, in what order. */
  readonly rows: readonly Contribution[];
  /** `define`: the table is what is written, and no more. `add`: it keeps what it has. `declare`: it is made empty. `empty`: nothing of what it has stays. */
  readonly mode: 'define' | 'add' | 'declare' | 'empty';
  /** True of a table that ends with the script. */
  readonly temporary: boolean;
}

/** The columns that a table has, by a schema or by what the script made it of; null where that is not known. */
export function columnsOfTarget(
  target: readonly string[],
  environment: Environment,
): readonly string[] | null {
  const made = environment.named.get(tableKey(target))?.();
  if (made !== undefined) {
    return made.open.length > 0 ? null : made.columns.map(({ name }, index) => name ?? `column ${index + 1}`);
  }
  const found = environment.tables.find(target, 'write');
  return found.kind === 'known' ? topLevel(found.columns) : null;
}

/** Without the fields within columns, which have no place of their own in an INSERT. */
function topLevel(columns: readonly string[] | null): readonly string[] | null {
  if (columns === null) return null;
  const names = new Set(columns);
  return columns.filter((name) => !names.has(name.slice(0, name.lastIndexOf('.'))) || !name.includes('.'));
}

export type Mapping =
  | { readonly columns: readonly WrittenColumn[] }
  /** The query gives more or fewer columns than are written. */
  | { readonly fault: string };

/**
 * The query's columns under the names at their places.
 * @param all true where each name must get one; otherwise the last may be left out
 */
export function byPosition(names: readonly string[], { columns, open }: Relation, all = false): Mapping {
  if (open.length > 0) return { columns: names.map((name) => ({ name, reading: UNRESOLVED })) };
  if (columns.length > names.length || (all && columns.length < names.length)) {
    return {
      fault: `it writes ${names.length} ${names.length === 1 ? 'column' : 'columns'}, and its query gives ${columns.length}`,
    };
  }
  return { columns: columns.map(({ reading }, index) => ({ name: names[index] ?? '', reading })) };
}

/**
 * The query's columns under their own names; unnamed ones under those at their places in the target. One whose name
 * nothing tells is left out: {@link nameless} counts those.
 */
export function byName(relation: Relation, target: readonly string[] | null): readonly WrittenColumn[] {
  const known = (target ?? []).map((name) => ({ name }));
  const samePlaces = relation.open.length === 0 && known.length === relation.columns.length;
  const written = relation.columns.flatMap((column: OutputColumn, index) => {
    const named = column.name === null ? null : (columnNamed(known, column.name)?.name ?? null);
    const name = named ?? (samePlaces ? known[index]?.name : null) ?? column.name;
    return name === null ? [] : [{ name, reading: column.reading }];
  });
  return firstOfEach(written);
}

/** Engines refuse a second column of a name, or call it something else. */
function firstOfEach(columns: readonly WrittenColumn[]): readonly WrittenColumn[] {
  const seen = new Set<string>();
  return columns.filter(({ name }) => {
    const fresh = !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return fresh;
  });
}

/** Names that several of the query's columns have, each with the reading of the second of them. */
export function repeated({
  columns,
}: Relation): readonly { readonly name: string; readonly reading: Reading }[] {
  const named = columns.flatMap(({ name, reading }) => (name === null ? [] : [{ name, reading }]));
  const groups = Map.groupBy(named, ({ name }) => name.toLowerCase());
  return [...groups.values()].flatMap(([, second]) => (second === undefined ? [] : [second]));
}

/** Columns that a statement leaves alone, or sets to nothing. */
export function untouched(names: readonly string[]): readonly WrittenColumn[] {
  return names.map((name) => ({ name, reading: NOTHING }));
}

/** The query's columns that {@link byName} has no name for, each with its place among them, from 1. */
export function nameless(
  relation: Relation,
  target: readonly string[] | null,
): readonly { readonly number: number; readonly reading: Reading }[] {
  if (relation.open.length === 0 && target?.length === relation.columns.length) return [];
  return relation.columns.flatMap(({ name, reading }, index) =>
    name === null ? [{ number: index + 1, reading }] : [],
  );
}
