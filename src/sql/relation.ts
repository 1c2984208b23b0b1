/** What a table, a query or a table function gives to those who read from it. */
import type { DatasetId } from '../model/identity.ts';
import type { Confidence } from '../model/sql-reading.ts';
import { columnNamed } from './column-name.ts';
import { asDirect, lessSure, NOTHING, UNRESOLVED, type Contribution, type Reading } from './reading.ts';

export interface OutputColumn {
  /** Null of an expression without a name. */
  readonly name: string | null;
  readonly reading: Reading;
}

/** A table of which it is not known which columns it has: any that is asked for may be there. */
export type OpenTable =
  | {
      readonly known: true;
      readonly id: DatasetId;
      readonly confidence: Confidence;
      readonly hidden: readonly string[];
    }
  | { readonly known: false };

export interface Relation {
  readonly columns: readonly OutputColumn[];
  /** Those whose columns it has besides. */
  readonly open: readonly OpenTable[];
  /** What decides which rows it has. */
  readonly rows: readonly Contribution[];
  /** What any other column of it is made of: of a table function, whose columns have no names before it runs. */
  readonly other: Reading | null;
}

export const EMPTY: Relation = { columns: [], open: [], rows: [], other: null };

/** What nothing can be known of; what is the matter with it has been said. */
export const UNKNOWN: Relation = { ...EMPTY, open: [{ known: false }] };

/** A dataset under its name in SQL; its columns are null where no schema says them. */
export function tableRelation(
  id: DatasetId,
  columns: readonly string[] | null,
  confidence: Confidence,
): Relation {
  if (columns === null) return { ...EMPTY, open: [{ known: true, id, confidence, hidden: [] }] };
  return {
    ...EMPTY,
    columns: columns.map((name) => ({ name, reading: columnReading(id, name, confidence) })),
  };
}

function columnReading({ namespace, name }: DatasetId, column: string, confidence: Confidence): Reading {
  const from = { namespace, name, column };
  return { ...NOTHING, parts: [{ from, kind: 'IDENTITY', masking: false, confidence, ways: [[]] }] };
}

/**
 * Names in the order of its columns, as `AS t (a, b)` gives them; columns beyond them keep theirs. Where it has columns
 * that are not known, which of them a name is for cannot be told.
 */
export function renamed(relation: Relation, names: readonly string[]): Relation {
  if (names.length === 0) return relation;
  if (relation.open.length > 0) {
    return { ...relation, columns: names.map((name) => ({ name, reading: UNRESOLVED })), open: [] };
  }
  const columns = relation.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
  const reading = relation.other ?? NOTHING;
  const fresh = names.slice(columns.length).map((name) => ({ name, reading }));
  return { ...relation, columns: [...columns, ...fresh], other: null };
}

export type Lookup =
  | { readonly kind: 'found'; readonly reading: Reading }
  | { readonly kind: 'absent' }
  /** It may be there: in the one table whose columns are not known, or in what a table function gives. */
  | { readonly kind: 'possible'; readonly reading: Reading }
  /** It may be in any of several such tables. */
  | { readonly kind: 'unclear' }
  /** It may be in what nothing is known of. */
  | { readonly kind: 'unknowable' };

/**
 * A column by its name, or a field of one by its path: the longest beginning of the path that is a column's name.
 * Names that differ in case are the same where none is the same in full.
 */
export function lookUp(relation: Relation, path: readonly string[]): Lookup {
  const numbered = columnNumbered(relation, path);
  if (numbered !== null) return { kind: 'found', reading: numbered.reading };
  for (let length = path.length; length > 0; length--) {
    const column = columnNamed(relation.columns, path.slice(0, length).join('.'));
    if (column !== null) return { kind: 'found', reading: fieldOf(column.reading, path.length - length) };
  }
  if (relation.other !== null) return { kind: 'possible', reading: relation.other };
  const open = relation.open.filter((table) => !hides(table, path[0] ?? ''));
  const [table, ...more] = open;
  if (table === undefined) return { kind: 'absent' };
  if (!table.known || open.some(({ known }) => !known)) return { kind: 'unknowable' };
  if (more.length > 0) return { kind: 'unclear' };
  const reading = columnReading(table.id, path[0] ?? '', lessSure(table.confidence, 'medium'));
  return { kind: 'possible', reading: fieldOf(reading, path.length - 1) };
}

/** Snowflake's `$2`: the second column. */
function columnNumbered(
  { columns, open }: Relation,
  [name = '', ...more]: readonly string[],
): OutputColumn | null {
  const number = /^\$(\d+)$/.exec(name)?.[1];
  if (number === undefined || open.length > 0 || more.length > 0) return null;
  return columns.filter((column) => !column.name?.includes('.'))[Number(number) - 1] ?? null;
}

function hides(table: OpenTable, name: string): boolean {
  return table.known && table.hidden.includes(name.toLowerCase());
}

/** @param depth how far below the column the field lies */
function fieldOf(reading: Reading, depth: number): Reading {
  return depth === 0 ? reading : asDirect(reading, 'TRANSFORMATION');
}
