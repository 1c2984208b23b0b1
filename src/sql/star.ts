/** `*` and `t.*`: the columns that they stand for. */
import { reportGap } from './environment.ts';
import { readExpression } from './expression.ts';
import type { Place } from './place.ts';
import { isNode, listAt, nameOf, namesIn, type Node } from './node.ts';
import type { OpenTable, OutputColumn, Relation } from './relation.ts';
import { resolve } from './resolve.ts';
import { shownName, sourceNamed, type Scope, type Source } from './scope.ts';

/** What a star adds to a query: columns, and tables of which it is not known which columns they add. */
export type Expansion = Pick<Relation, 'columns' | 'open'>;

export function expandStar(star: Node, node: unknown, place: Place): Expansion {
  const qualifier = nameOf(star['table']);
  const sources = qualifier === null ? visible(place.scope) : named(qualifier, node, place);
  reportUnknown(sources, node, place);
  const hidden = namesIn([...listAt(star, 'except'), ...listAt(star, 'exclude')]).map(folded);
  const all = sources.flatMap((source) => columnsOf(source, place.scope, qualifier === null));
  const ordered = qualifier === null ? inStarOrder(all, place) : all;
  const columns = withoutRepeats(ordered, place.scope, qualifier === null)
    .filter(({ name }) => name === null || !hidden.includes(folded(name)))
    .map((column) => replaced(column, star, place))
    .map((column) => renamedBy(column, star));
  return {
    columns,
    open: sources.flatMap(({ relation }) => relation.open.map((table) => hiding(table, hidden))),
  };
}

/** What USING and NATURAL make one comes first (SQL:2016 part 2, 7.10); these engines leave it where the left side has it. */
const LEFT_IN_PLACE: ReadonlySet<string> = new Set(['duckdb', 'sqlite']);

function inStarOrder(
  columns: readonly OutputColumn[],
  { environment, scope }: Place,
): readonly OutputColumn[] {
  if (scope.merged.length === 0 || LEFT_IN_PLACE.has(environment.dialect)) return columns;
  const isFirst = ({ name }: OutputColumn): boolean => name !== null && isMerged(name, scope);
  return [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))];
}

function reportUnknown(sources: readonly Source[], node: unknown, { environment }: Place): void {
  const unknown = sources.filter(
    ({ relation }) =>
      relation.open.some(({ known }) => !known) || (relation.other !== null && relation.columns.length === 0),
  );
  if (unknown.length === 0) return;
  const { text, depth } = environment;
  const message = `what * stands for is not known: nothing tells the columns of ${unknown.map(shownName).join(', ')}`;
  environment.report({ kind: 'column', message, span: text.expression(node, depth) ?? text.whole() });
}

function folded(name: string): string {
  return name.toLowerCase();
}

function visible(scope: Scope): readonly Source[] {
  return scope.sources.filter((source) => source.visible);
}

function named(qualifier: string, node: unknown, { scope, environment }: Place): readonly Source[] {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const source = sourceNamed(at, [qualifier]);
    if (source !== null) return [source];
  }
  reportGap(environment, 'column', `no table here is called ${qualifier}`, node);
  return [];
}

/** Nested fields are in the column that holds them: a star stands for that one. */
function columnsOf({ relation }: Source, scope: Scope, all: boolean): OutputColumn[] {
  const names = new Set(relation.columns.flatMap(({ name }) => name ?? []));
  return relation.columns
    .filter(({ name }) => name === null || !isNested(name, names))
    .map((column) => (all ? joined(column, scope) : column));
}

function isNested(name: string, names: ReadonlySet<string>): boolean {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    if (names.has(name.slice(0, dot))) return true;
  }
  return false;
}

/** A column that a join made of two has the value that the join gives it. */
function joined(column: OutputColumn, scope: Scope): OutputColumn {
  const { name } = column;
  if (name === null || !isMerged(name, scope)) return column;
  const resolution = resolve(scope, [name]);
  return resolution.kind === 'resolved' ? { name, reading: resolution.reading } : column;
}

function isMerged(name: string, { merged }: Scope): boolean {
  return merged.some((column) => folded(column.name) === folded(name));
}

function withoutRepeats(columns: readonly OutputColumn[], scope: Scope, all: boolean): OutputColumn[] {
  const seen = new Set<string>();
  return columns.filter(({ name }) => {
    if (!all || name === null || !isMerged(name, scope)) return true;
    const fresh = !seen.has(folded(name));
    seen.add(folded(name));
    return fresh;
  });
}

function hiding(table: OpenTable, hidden: readonly string[]): OpenTable {
  return table.known ? { ...table, hidden: [...table.hidden, ...hidden] } : table;
}

/** `* REPLACE (expression AS name)` */
function replaced(column: OutputColumn, star: Node, place: Place): OutputColumn {
  const { name } = column;
  const replacement = listAt(star, 'replace').find(
    (one) => isNode(one) && name !== null && folded(nameOf(one['alias']) ?? '') === folded(name),
  );
  return isNode(replacement) ? { name, reading: readExpression(replacement['this'], place) } : column;
}

/** `* RENAME (name AS other)` */
function renamedBy(column: OutputColumn, star: Node): OutputColumn {
  const { name } = column;
  if (name === null) return column;
  for (const pair of listAt(star, 'rename')) {
    const [from, to] = Array.isArray(pair) ? namesIn(pair) : [];
    if (from !== undefined && to !== undefined && folded(from) === folded(name))
      return { ...column, name: to };
  }
  return column;
}
