/** Which column a name means. */
import { asDirect, together, type Reading } from './reading.ts';
import { isFunctionColumn } from './function.ts';
import { lookUp, type Lookup, type Relation } from './relation.ts';
import { fold, shownName, sourceNamed, type Scope, type Source } from './scope.ts';

export type Resolution =
  | { readonly kind: 'resolved'; readonly reading: Reading }
  /** What was missing has been reported where it first came up. */
  | { readonly kind: 'unknowable' }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * A query's own tables come before those of the queries around it. Where a table of unknown columns may have the
 * column, and a query around it surely has, nothing tells which is meant; but a table's name before it does.
 *
 * @param path the parts of the name, such as `schema`, `table`, `column`
 */
export function resolve(scope: Scope, path: readonly string[]): Resolution {
  let guess: Resolution | null = null;
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const sure = surelyIn(at, path);
    if (sure !== null && guess?.kind === 'resolved' && path.length === 1)
      return unclear(path, 'several queries');
    if (sure !== null && (guess === null || path.length > 1)) return sure;
    guess ??= perhapsIn(at, path);
  }
  return guess ?? { kind: 'fault', message: absence(scope, path) };
}

/** What the scope is known to have. */
function surelyIn(scope: Scope, path: readonly string[]): Resolution | null {
  const alias = scope.aliasesFirst && path.length === 1 ? aliasOf(scope, path) : null;
  if (alias !== null) return alias;
  return qualified(scope, path) ?? unqualified(scope, path);
}

/** What the scope may have, and names that stand for something else where it has no such column. */
function perhapsIn(scope: Scope, path: readonly string[]): Resolution | null {
  const [name = '', ...more] = path;
  const alias = aliasOf(scope, path);
  const row = alias === null && more.length === 0 ? wholeRow(scope, name) : null;
  return row ?? alias ?? possible(scope, path);
}

/** A select item by its name, or a field of one. */
function aliasOf({ aliases }: Scope, [name = '', ...fields]: readonly string[]): Resolution | null {
  const reading = aliases.get(name.toLowerCase());
  if (reading === undefined) return null;
  return resolved(fields.length === 0 ? reading : asDirect(reading, 'TRANSFORMATION'));
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

/** A column without the name of its table: of the one table that has it. */
function unqualified(scope: Scope, path: readonly string[]): Resolution | null {
  const merged = mergedIn(scope, path);
  if (merged !== null) return merged;
  const found = lookUps(scope, path).filter(({ lookup }) => lookup.kind === 'found');
  const [one, ...more] = found;
  if (one === undefined || more.length === 0) return one === undefined ? null : ofLookup(one.lookup, path);
  const names = found.map(({ source }) => shownName(source)).join(' and ');
  return {
    kind: 'fault',
    message: `${path.join('.')} is a column of ${names}: which is meant is not said`,
  };
}

/** A column without the name of its table: of the one table that may have it. */
function possible(scope: Scope, path: readonly string[]): Resolution | null {
  const open = lookUps(scope, path).filter(({ lookup }) => lookup.kind !== 'absent');
  const [only, ...more] = open;
  if (only === undefined) return null;
  if (more.length === 0) return ofLookup(only.lookup, path);
  if (open.some(({ lookup }) => lookup.kind === 'unknowable')) return { kind: 'unknowable' };
  return unclear(path, `any of ${open.map(({ source }) => shownName(source)).join(', ')}`);
}

interface Having {
  readonly source: Source;
  readonly lookup: Lookup;
}

function lookUps({ sources }: Scope, path: readonly string[]): Having[] {
  return sources
    .filter(({ visible }) => visible)
    .map((source) => ({ source, lookup: lookUp(withoutOthers(source.relation, path), path) }));
}

/** A bare name is a column of a table function only where it is one that such functions give: others may be slips. */
function withoutOthers(relation: Relation, [name = '']: readonly string[]): Relation {
  return relation.other === null || isFunctionColumn(name) ? relation : { ...relation, other: null };
}

function mergedIn({ merged }: Scope, [name = '', ...fields]: readonly string[]): Resolution | null {
  const column = merged.findLast((one) => fold(one.name) === fold(name));
  if (column === undefined) return null;
  return resolved(fields.length === 0 ? column.reading : asDirect(column.reading, 'TRANSFORMATION'));
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

/** The name of a table in place of a value: its row as a whole. */
function wholeRow(scope: Scope, name: string): Resolution | null {
  const source = sourceNamed(scope, [name]);
  return source === null ? null : rowOf([source]);
}

/**
 * The rows of all tables of the query as one value.
 * @param table the only one that is meant; null of all
 */
export function wholeOf(scope: Scope, table: string | null): Resolution {
  if (table === null) return rowOf(scope.sources.filter(({ visible }) => visible));
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const row = wholeRow(at, table);
    if (row !== null) return row;
  }
  return { kind: 'fault', message: `no table here is called ${table}` };
}

function rowOf(sources: readonly Source[]): Resolution {
  const relations = sources.map(({ relation }) => relation);
  const open = relations.flatMap((relation) => relation.open);
  if (open.some(({ known }) => !known)) return { kind: 'unknowable' };
  if (open.length > 0) {
    const names = sources.map(shownName).join(', ');
    return { kind: 'fault', message: `which columns the rows of ${names} have is not known` };
  }
  const readings = relations.flatMap(({ columns, other }) => [
    ...columns.map(({ reading }) => asDirect(reading, 'TRANSFORMATION')),
    ...(other === null ? [] : [other]),
  ]);
  return resolved(together(readings));
}

/** True where a table that is known has it, or a select item or a parameter is called so. */
export function surelyHas(scope: Scope, name: string): boolean {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    if ((surelyIn(at, [name]) ?? aliasOf(at, [name])) !== null) return true;
  }
  return false;
}

function absence(scope: Scope, path: readonly string[]): string {
  const qualifier = path.slice(0, -1);
  const column = path.at(-1) ?? '';
  const tables = scope.sources.map(shownName);
  const list = tables.length === 0 ? 'it reads from none' : `those read here are ${tables.join(', ')}`;
  if (qualifier.length === 0) return `no table here has a column ${column}: ${list}`;
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    if (sourceNamed(at, qualifier) !== null) return `${qualifier.join('.')} has no column ${column}`;
  }
  return `no table here is called ${qualifier.join('.')}: ${list}`;
}
