/** A table of the warehouse: where it stands, and what it is made of. */

export const LAYERS = ['source', 'raw', 'staging', 'intermediate', 'core', 'mart', 'report'] as const;
export type Layer = (typeof LAYERS)[number];

/** A table before its columns are known. Tables go by their places in the list of all. */
export interface Outline {
  readonly layer: Layer;
  readonly domain: string;
  /** What its rows are, in the singular. */
  readonly thing: string;
  readonly namespace: string;
  readonly name: string;
  /** What it is made of, the main one first: places of earlier tables. */
  readonly inputs: readonly number[];
  /** Whether its rows are sums of others. */
  readonly isSummed: boolean;
  /** How many columns it has, those that come and go included. */
  readonly width: number;
}

export type Way =
  'IDENTITY' | 'TRANSFORMATION' | 'MASKED' | 'AGGREGATION' | 'JOIN' | 'FILTER' | 'GROUP_BY' | 'SORT';

/** A column that something is made of. */
export interface Origin {
  readonly table: number;
  readonly column: string;
  readonly way: Way;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly description: string | null;
  readonly origins: readonly Origin[];
  /** False for one that lineage names and no schema does. */
  readonly declared: boolean;
  /** The first run that has it, counted from 0. */
  readonly since: number;
  /** The first run that no longer has it; Infinity for none. */
  readonly until: number;
}

export interface Table extends Outline {
  readonly columns: readonly Column[];
  /** What decides which rows it has. */
  readonly rows: readonly Origin[];
}

/** The columns that it has in that run. One that changes its type is there twice, before and after. */
export function columnsIn(table: Table, run: number): readonly Column[] {
  return table.columns.filter(({ since, until }) => since <= run && run < until);
}

/** Those that it always has: what others may be made of. */
export function lastingColumns(table: Table): readonly Column[] {
  return table.columns.filter(({ since, until }) => since === 0 && until === Infinity);
}
