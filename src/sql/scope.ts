/** The names that an expression may use: the tables of its FROM clause, and those of the queries around it. */
import { NOTHING, type Reading } from './reading.ts';
import { EMPTY, type Relation } from './relation.ts';

export interface Source {
  /** Its alias, or the parts of the table's name. */
  readonly name: readonly string[];
  readonly relation: Relation;
  /** False of the right side of a semi-join: only its condition sees it. */
  readonly visible: boolean;
}

/** A column that `USING` or `NATURAL` made one of two. */
export interface MergedColumn {
  readonly name: string;
  readonly reading: Reading;
}

export interface Scope {
  readonly sources: readonly Source[];
  /** In the order of the joins: of several of one name the last counts. */
  readonly merged: readonly MergedColumn[];
  /** Select items that later expressions may name, and names that stand for no column. */
  readonly aliases: ReadonlyMap<string, Reading>;
  /** True in an ORDER BY, where an alias stands before a column. */
  readonly aliasesFirst: boolean;
  /** Of the query around it. */
  readonly outer: Scope | null;
}

export const NO_SCOPE: Scope = {
  sources: [],
  merged: [],
  aliases: new Map(),
  aliasesFirst: false,
  outer: null,
};

/** Those that a qualifier names: by the alias, or by the last parts of the table's name. */
export function sourceNamed(scope: Scope, qualifier: readonly string[]): Source | null {
  const fits = scope.sources.filter(({ name }) => endsWith(name, qualifier, (part) => part));
  const alike = fits.length > 0 ? fits : scope.sources.filter(({ name }) => endsWith(name, qualifier, fold));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

export function fold(part: string): string {
  return part.toLowerCase();
}

function endsWith(name: readonly string[], end: readonly string[], fold: (part: string) => string): boolean {
  const offset = name.length - end.length;
  return offset >= 0 && end.every((part, index) => fold(part) === fold(name[offset + index] ?? ''));
}

/** A derived table may have no name. */
export function shownName({ name }: Source): string {
  return name.length === 0 ? 'a table without a name' : name.join('.');
}

/** A scope within, in which the names stand for values that are no columns, and for fields of these. */
export function withParameters(outer: Scope, names: readonly string[]): Scope {
  const relation = { ...EMPTY, other: NOTHING };
  return {
    ...NO_SCOPE,
    sources: names.map((name) => ({ name: [name], relation, visible: false })),
    aliases: new Map(names.map((name) => [name.toLowerCase(), NOTHING])),
    aliasesFirst: true,
    outer,
  };
}
