/** What reading a query needs besides its tree. */
import type { SqlGap } from '../model/sql-reading.ts';
import type { SqlDialect } from './dialect.ts';
import type { Node } from './node.ts';
import { NOTHING, through, type Contribution, type Reading } from './reading.ts';
import type { Relation } from './relation.ts';
import type { Scope } from './scope.ts';
import type { KnownTable, Tables } from './table.ts';
import type { SqlText } from './text.ts';

export interface Environment {
  readonly dialect: SqlDialect;
  readonly text: SqlText;
  readonly tables: Tables;
  /** What a table that was found gives; the same object for the same table, since one of 2,000 columns is large. */
  readonly relationOf: (table: KnownTable) => Relation;
  /** Queries with a name, and tables that the script made, by {@link tableKey}; read when they are asked for. */
  readonly named: ReadonlyMap<string, () => Relation>;
  /** By name, in lower case: the window definitions of the query. */
  readonly windows: ReadonlyMap<string, Node>;
  /** True of a statement's own query, whose order is the order of what it gives. */
  readonly outermost: boolean;
  /** How many parentheses the query stands in. */
  readonly depth: number;
  readonly report: (gap: SqlGap) => void;
  /** Reads a query within an expression or a FROM clause. It is handed down, so that the parts need not know the whole. */
  readonly readQuery: (query: unknown, environment: Environment, outer: Scope | null) => Relation;
}

/** Names of tables are the same whatever their case: no engine keeps two that differ in it alone in one script. */
export function tableKey(name: readonly string[]): string {
  return JSON.stringify(name.map((part) => part.toLowerCase()));
}

/** Says that the tree's part could not be resolved; of a part without a place, that the whole could not. */
export function reportGap(
  environment: Environment,
  kind: SqlGap['kind'],
  message: string,
  node: unknown,
): void {
  const { text } = environment;
  environment.report({ kind, message, span: text.place(node) ?? text.whole() });
}

/** The reading of an expression, with the expression's place upon all that goes into it. */
export function placed({ text, depth }: Environment, node: unknown, reading: Reading): Reading {
  const span = text.conjunct(node, depth);
  return span === null ? reading : through(reading, span);
}

/** Of what is assigned to a column: the place begins behind the `=`. */
export function assigned({ text, depth }: Environment, node: unknown, reading: Reading): Reading {
  const span = text.expression(node, depth, '=');
  return span === null ? reading : through(reading, span);
}

export function placedParts(
  environment: Environment,
  node: unknown,
  parts: readonly Contribution[],
): readonly Contribution[] {
  return parts.length === 0 ? parts : placed(environment, node, { ...NOTHING, parts }).parts;
}
