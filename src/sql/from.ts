/** The FROM clause: tables, queries, table functions and joins → the scope of a query's expressions. */
import { reportGap, tableKey, type Environment } from './environment.ts';
import { readExpression } from './expression.ts';
import { hidesRight, joinKind, joinParts, mergedBy } from './join.ts';
import {
  bodyOf,
  expressionOf,
  isNode,
  isTrue,
  listAt,
  literalText,
  nameOf,
  namesIn,
  tableParts,
  type Node,
} from './node.ts';
import { asDirect, distinct, NOTHING, type Contribution, type Reading } from './reading.ts';
import { EMPTY, renamed, UNKNOWN, type Relation } from './relation.ts';
import { NO_SCOPE, type Scope, type Source } from './scope.ts';

export interface From {
  readonly scope: Scope;
  /** What decides which rows there are, before any WHERE. */
  readonly rows: readonly Contribution[];
}

/** @param clause what holds the tables, as `expressions`, and is followed by the joins */
export function readFrom(
  clause: unknown,
  joins: readonly unknown[],
  environment: Environment,
  outer: Scope | null,
): From {
  const tables = isNode(clause) ? listAt(clause, 'expressions') : [];
  let from: From = { scope: { ...NO_SCOPE, outer }, rows: [] };
  for (const table of tables) from = beside(from, readSource(table, environment, from.scope));
  for (const join of joins) if (isNode(join)) from = joined(from, join, environment);
  return from;
}

function beside({ scope, rows }: From, added: From): From {
  return {
    scope: {
      ...scope,
      sources: [...scope.sources, ...added.scope.sources],
      merged: [...scope.merged, ...added.scope.merged],
    },
    rows: distinct([...rows, ...added.rows]),
  };
}

function joined(left: From, join: Node, environment: Environment): From {
  const right = readSource(sideways(join), environment, left.scope);
  const [first] = right.scope.sources;
  const merged = first === undefined ? [] : mergedBy(join, left.scope.sources, first);
  const both = beside(left, right);
  const scope = { ...both.scope, merged: [...both.scope.merged, ...merged] };
  const parts = joinParts(join, merged, scope, environment);
  const sources = hidesRight(join)
    ? [...left.scope.sources, ...right.scope.sources.map((source) => ({ ...source, visible: false }))]
    : scope.sources;
  return { scope: { ...scope, sources }, rows: distinct([...both.rows, ...parts]) };
}

/** What `APPLY` joins sees the tables before it, as what `LATERAL` does. */
function sideways(join: Node): unknown {
  const subquery = joinKind(join).includes('Apply') ? bodyOf(join['this'], 'subquery') : null;
  return subquery === null ? join['this'] : { subquery: { ...subquery, lateral: true } };
}

/** One item of a FROM clause: one table as a rule, several where a join stands in parentheses. */
export function readSource(item: unknown, environment: Environment, before: Scope): From {
  const expression = expressionOf(item);
  if (expression === null) return isNode(item) ? readTable(item, environment) : fromSources([], []);
  const { type, body } = expression;
  switch (type) {
    case 'table':
      return readTable(body, environment);
    case 'subquery':
      return readDerived(body, item, environment, before);
    case 'alias':
      return withAlias(readSource(body['this'], environment, before), body);
    case 'paren':
      return readSource(body['this'], environment, before);
    case 'joined_table': {
      const inner = readFrom(
        { expressions: [body['left']] },
        listAt(body, 'joins'),
        environment,
        before.outer,
      );
      return nameOf(body['alias']) === null ? inner : withAlias(inner, body);
    }
    case 'values':
    case 'select':
    case 'union':
      return withAlias(ofRelation([], environment.readQuery(item, environment, before.outer)), body);
    case 'lateral':
      return withAlias(readSource(body['this'], environment, before), body);
    case 'pivot':
    case 'unpivot':
      return readPivot(body, item, environment, before);
    case 'stage_reference':
      reportGap(
        environment,
        'table',
        `which columns ${nameOf(body) ?? 'a staged file'} has is not known`,
        item,
      );
      return withAlias(ofRelation([], UNKNOWN), body);
    default:
      return readTableFunction(item, body, environment, before);
  }
}

function fromSources(sources: readonly Source[], rows: readonly Contribution[]): From {
  return { scope: { ...NO_SCOPE, sources }, rows };
}

function ofRelation(name: readonly string[], relation: Relation): From {
  return fromSources([{ name, relation, visible: true }], relation.rows);
}

/** One table of all that an item holds, under the item's alias. */
function withAlias(from: From, body: Node): From {
  const alias = aliasOf(body);
  const names = namesIn(listAt(body, 'column_aliases'));
  const [source, ...more] = from.scope.sources;
  if (source === undefined || (alias === null && names.length === 0)) return from;
  const relation = more.length === 0 ? source.relation : gathered(from.scope.sources);
  const name = alias === null ? source.name : [alias];
  return fromSources([{ name, relation: renamed(relation, names), visible: source.visible }], from.rows);
}

function gathered(sources: readonly Source[]): Relation {
  const seen = sources.filter(({ visible }) => visible).map(({ relation }) => relation);
  return {
    columns: seen.flatMap(({ columns }) => columns),
    open: seen.flatMap(({ open }) => open),
    rows: [],
    other: seen.find(({ other }) => other !== null)?.other ?? null,
  };
}

function aliasOf(body: Node): string | null {
  return nameOf(body['alias']) ?? nameOf(body['table_alias']);
}

function readTable(body: Node, environment: Environment): From {
  const name = tableParts(body);
  const { catalog, schema, name: last } = body;
  const source = ofRelation(name, relationNamed(name, { catalog, schema, last }, environment));
  return withAlias(source, body);
}

/** What a name in a FROM clause stands for: a query of that name, or a table. */
export function relationNamed(name: readonly string[], node: unknown, environment: Environment): Relation {
  const query = environment.named.get(tableKey(name));
  if (query !== undefined) return query();
  const found = environment.tables.find(name, 'read');
  if (found.kind === 'known') return environment.relationOf(found);
  const shown = name.join('.');
  const message =
    found.kind === 'ambiguous'
      ? `${shown} may be any of ${found.candidates.map((id) => `${id.namespace} ${id.name}`).join(', ')}`
      : `no event names the table ${shown}`;
  reportGap(environment, 'table', message, node);
  return UNKNOWN;
}

function readDerived(body: Node, item: unknown, environment: Environment, before: Scope): From {
  const outer = isTrue(body, 'lateral') ? before : before.outer;
  return withAlias(ofRelation([], environment.readQuery(item, environment, outer)), body);
}

/** Which columns a pivot has its data decide: they cannot be told from the SQL. */
function readPivot(body: Node, item: unknown, environment: Environment, before: Scope): From {
  const inner = readSource(body['this'], environment, before);
  reportGap(environment, 'construct', 'what a PIVOT makes of columns is not followed', item);
  return withAlias(ofRelation([], { ...UNKNOWN, rows: inner.rows }), body);
}

/** Functions that read a file: its name is a table's. */
const FILE_READERS =
  /^(read_(csv|csv_auto|parquet|json|json_auto|ndjson|ndjson_auto|text|blob|xlsx)|parquet_scan|delta_scan|iceberg_scan)$/i;

/** UNNEST, FLATTEN, generate_series …: each column is made of all the arguments. */
function readTableFunction(item: unknown, body: Node, environment: Environment, before: Scope): From {
  const name = nameOf(body['name']) ?? '';
  const file = FILE_READERS.test(name) ? literalText(listAt(body, 'args')[0]) : null;
  if (file !== null) return withAlias(ofRelation([file], relationNamed([file], item, environment)), body);
  const reading = asDirect(readExpression(item, { environment, scope: before }), 'TRANSFORMATION');
  return functionSource(aliasOf(body), namesIn(listAt(body, 'column_aliases')), reading, body);
}

function functionSource(alias: string | null, names: readonly string[], reading: Reading, body: Node): From {
  // An alias without columns names the value itself as well: `UNNEST(list) AS item`.
  const columns = names.length > 0 || alias === null ? names : [alias];
  const offset = nameOf(body['offset_alias']);
  const relation: Relation = {
    ...EMPTY,
    columns: [
      ...columns.map((name) => ({ name, reading })),
      ...(offset === null ? [] : [{ name: offset, reading: { ...NOTHING, rows: true } }]),
    ],
    other: reading,
  };
  return fromSources([{ name: alias === null ? [] : [alias], relation, visible: true }], []);
}

/** Spark's and Hive's `LATERAL VIEW explode(list) t AS item`. */
export function readLateralView(view: unknown, environment: Environment, before: Scope): From {
  if (!isNode(view)) return fromSources([], []);
  const body = bodyOf(view, 'lateral_view') ?? view;
  const reading = asDirect(readExpression(body['this'], { environment, scope: before }), 'TRANSFORMATION');
  return functionSource(aliasOf(body), namesIn(listAt(body, 'column_aliases')), reading, body);
}
