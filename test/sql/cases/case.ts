/** What a case says: a statement, and the column lineage that follows from it by the rules in README.md. */
import type { BaseColumn } from './schema.ts';

/** Under the names that @polyglot-sql/sdk has for them. */
export type Dialect =
  'duckdb' | 'postgresql' | 'bigquery' | 'snowflake' | 'spark' | 'tsql' | 'mysql' | 'redshift' | 'trino';

/** How a value flows, from the weakest to the strongest. */
export type DirectKind = 'IDENTITY' | 'TRANSFORMATION' | 'AGGREGATION';

/** How a whole output depends on a column. */
export type RowKind = 'JOIN' | 'FILTER' | 'GROUP_BY' | 'SORT';

/** How one column depends on another whose values it does not take. */
export type IndirectKind = RowKind | 'CONDITIONAL' | 'WINDOW';

/** A base column, and what it is used for. A list of these is a set: its order says nothing. */
export type Source<Kind> = readonly [column: BaseColumn, kind: Kind];

/**
 * `columns`: of source columns, direct or indirect. `rows`: of rows alone, such as `count(*)`. `constant`: of
 * neither. `unresolved`: some of its expression cannot be resolved; its sources are those that can.
 */
export type Made = 'columns' | 'rows' | 'constant' | 'unresolved';

export interface ExpectedColumn {
  readonly column: string;
  readonly direct: readonly Source<DirectKind>[];
  readonly indirect: readonly Source<IndirectKind>[];
  /** Present where no original value gets through. */
  readonly masked?: true;
  readonly made: Made;
}

export interface ExpectedOutput {
  /** The table or file that is written; null for a query whose result goes nowhere. */
  readonly table: string | null;
  /** In the output's order. */
  readonly columns: readonly ExpectedColumn[];
  /** On what the output's rows as a whole depend, their order and their grouping. */
  readonly rows: readonly Source<RowKind>[];
}

export interface Expected {
  /** In the order in which the statements first write them. */
  readonly outputs: readonly ExpectedOutput[];
  /** The pieces of the SQL that cannot be resolved, in its order. */
  readonly unresolved: readonly string[];
}

export interface SqlCase {
  /** Unique among all cases. */
  readonly name: string;
  readonly dialect: Dialect;
  /** One statement, or several, each with its semicolon. */
  readonly sql: string;
  readonly expected: Expected;
}
