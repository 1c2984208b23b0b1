/** The names that an expression may use: the tables of its FROM clause, and those of the queries around it. */
import { asDirect, together, UNRESOLVED, type Reading } from './reading.ts';
import { lookUp, type Lookup, type Relation } from './relation.ts';

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
  /** Whose value it has. */
  readonly from: 'left' | 'right' | 'both';
}

export interface Scope {
  readonly sources: readonly Source[];
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

export type Resolution =
  | { readonly kind: 'resolved'; readonly reading: Reading }
  /** What was missing has been reported where it first came up. */
  | { readonly kind: 'unknowable' }
  | { readonly kind: 'fault'; readonly message: string };

/** @param path the parts of the name, such as `schema`, `table`, `column` */
export function resolve(scope: Scope, path: readonly string[]): Resolution {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const resolution = resolveIn(at, path);
    if (resolution !== null) return resolution;
  }
  return { kind: 'fault', message: absence(scope, path) };
}

function resolveIn(scope: Scope, path: readonly string[]): Resolution | null {
  const [name = ''] = path;
  const alias = path.length === 1 ? scope.aliases.get(name.toLowerCase()) : undefined;
  if (scope.aliasesFirst && alias !== undefined) return resolved(alias);
  const found = qualified(scope, path) ?? unqualified(scope, path);
  if (found !== null) return found;
  if (alias !== undefined) return resolved(alias);
  return path.length === 1 ? wholeRow(scope, name) : null;
}

function resolved(reading: Reading): Resolution {
  return { kind: 'resolved', reading };
}

/** A column by the name of its table; the longest name of a table that the path begins with. */
function qualified(scope: Scope, path: readonly string[]): Resolution | null {
  for (let length = path.length - 1; length > 0; length--) {
    const source = sourceNamed(scope, path.slice(0, length));
    if (source === null) continue;
    const lookup = lookUp(source.relation, path.slice(length));
    if (lookup.kind !== 'absent') return ofLookup(lookup, path);
  }
  return null;
}

/** Those that a qualifier names: by the alias, or by the last parts of the table's name. */
export function sourceNamed(scope: Scope, qualifier: readonly string[]): Source | null {
  const fits = scope.sources.filter(({ name }) => endsWith(name, qualifier, (part) => part));
  const alike = fits.length > 0 ? fits : scope.sources.filter(({ name }) => endsWith(name, qualifier, fold));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function fold(part: string): string {
  return part.toLowerCase();
}

function endsWith(name: readonly string[], end: readonly string[], fold: (part: string) => string): boolean {
  const offset = name.length - end.length;
  return offset >= 0 && end.every((part, index) => fold(part) === fold(name[offset + index] ?? ''));
}

/** A column without the name of its table: of the one table that has it, or of the one that may. */
function unqualified(scope: Scope, path: readonly string[]): Resolution | null {
  const seen = scope.sources
    .filter(({ visible }) => visible)
    .map((source) => ({ source, lookup: lookUp(source.relation, path) }));
  const found = seen.filter(({ lookup }) => lookup.kind === 'found');
  if (found.length > 1) return severalHave(scope, path, found);
  const [one] = found;
  if (one !== undefined) return ofLookup(one.lookup, path);
  const possible = seen.filter(({ lookup }) => lookup.kind !== 'absent');
  const [only, ...more] = possible;
  if (only === undefined) return null;
  if (more.length === 0) return ofLookup(only.lookup, path);
  if (possible.some(({ lookup }) => lookup.kind === 'unknowable')) return { kind: 'unknowable' };
  return unclear(path, `any of ${possible.map(({ source }) => source.name.join('.')).join(', ')}`);
}

function unclear(path: readonly string[], where: string): Resolution {
  return { kind: 'fault', message: `${path.join('.')} may be of ${where}, whose columns are not all known` };
}

function ofLookup(lookup: Lookup, path: readonly string[]): Resolution | null {
  switch (lookup.kind) {
    case 'absent':
      return null;
    case 'found':
    case 'possible':
      return resolved(lookup.reading);
    case 'unclear':
      return unclear(path, 'several tables');
    case 'unknowable':
      return { kind: 'unknowable' };
  }
}

interface Having {
  readonly source: Source;
  readonly lookup: Lookup;
}

/** Several tables have it: right where a join made the columns one, a fault otherwise. */
function severalHave(scope: Scope, path: readonly string[], found: readonly Having[]): Resolution {
  const name = (path[0] ?? '').toLowerCase();
  const merged = scope.merged.find((column) => column.name.toLowerCase() === name);
  if (merged === undefined) {
    const names = found.map(({ source }) => source.name.join('.')).join(' and ');
    return {
      kind: 'fault',
      message: `${path.join('.')} is a column of ${names}: which is meant is not said`,
    };
  }
  const readings = found.flatMap(({ lookup }) => (lookup.kind === 'found' ? [lookup.reading] : []));
  if (merged.from === 'both') return resolved(asDirect(together(readings), 'TRANSFORMATION'));
  return resolved((merged.from === 'left' ? readings[0] : readings.at(-1)) ?? UNRESOLVED);
}

/** The name of a table in place of a value: its row as a whole. */
function wholeRow(scope: Scope, name: string): Resolution | null {
  const source = sourceNamed(scope, [name]);
  if (source === null) return null;
  const { columns, open, other } = source.relation;
  if (open.length > 0) return { kind: 'unknowable' };
  const readings = columns.map(({ reading }) => asDirect(reading, 'TRANSFORMATION'));
  return resolved(together(other === null ? readings : [...readings, other]));
}

function absence(scope: Scope, path: readonly string[]): string {
  const qualifier = path.slice(0, -1);
  const column = path.at(-1) ?? '';
  const tables = scope.sources.map(({ name }) => name.join('.'));
  const list = tables.length === 0 ? 'it reads from none' : `those read here are ${tables.join(', ')}`;
  if (qualifier.length === 0) return `no table here has a column ${column}: ${list}`;
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    if (sourceNamed(at, qualifier) !== null) return `${qualifier.join('.')} has no column ${column}`;
  }
  return `no table here is called ${qualifier.join('.')}: ${list}`;
}
