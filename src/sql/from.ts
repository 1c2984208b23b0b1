/** The FROM clause: tables, queries, table functions and joins → the scope of a query's expressions. */
import { reportGap, type Environment } from './environment.ts';
import { readExpression } from './expression.ts';
import { hidesRight, joinKind, joinParts, merged, sharedBy } from './join.ts';
import { fieldNamed, relationNamed } from './named-table.ts';
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
  type Expression,
  type Node,
} from './node.ts';
import { asDirect, distinct } from './reading.ts';
import { UNKNOWN, type Relation } from './relation.ts';
import { renaming } from './renaming.ts';
import { NO_SCOPE, type Scope, type Source } from './scope.ts';
import { aliasOf, fromSources, functionSource, type From } from './table-function.ts';

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
  const shared = sharedBy(join, left.scope, right.scope, environment);
  const both = beside(left, right);
  const scope = { ...both.scope, merged: [...both.scope.merged, ...merged(join, shared)] };
  const parts = joinParts(join, shared, scope, environment);
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
  if (expression === null) return isNode(item) ? readTable(item, environment, before) : fromSources([], []);
  const { type, body } = expression;
  switch (type) {
    case 'table':
      return readTable(body, environment, before);
    case 'subquery':
      return readDerived(body, item, environment, before);
    case 'alias':
      return withAlias(readSource(body['this'], environment, before), body, environment);
    case 'paren':
      return readSource(body['this'], environment, before);
    case 'joined_table': {
      const inner = readFrom(
        { expressions: [body['left']] },
        listAt(body, 'joins'),
        environment,
        before.outer,
      );
      return nameOf(body['alias']) === null ? inner : withAlias(inner, body, environment);
    }
    case 'values':
    case 'select':
    case 'union':
      return withAlias(
        ofRelation([], environment.readQuery(item, environment, before.outer)),
        body,
        environment,
      );
    case 'lateral':
      return withAlias(readSource(body['this'], environment, before), body, environment);
    case 'pivot':
    case 'unpivot':
    case 'match_recognize':
      return readPivot(expression, item, environment, before);
    case 'stage_reference':
      reportGap(
        environment,
        'table',
        `which columns ${nameOf(body) ?? 'a staged file'} has is not known`,
        item,
      );
      return withAlias(ofRelation([], UNKNOWN), body, environment);
    default:
      return readTableFunction(item, body, environment, before);
  }
}

function ofRelation(name: readonly string[], relation: Relation): From {
  return fromSources([{ name, relation, visible: true }], relation.rows);
}

/** One table of all that an item holds, under the item's alias. */
function withAlias(from: From, body: Node, environment: Environment): From {
  const alias = aliasOf(body);
  const names = namesIn(listAt(body, 'column_aliases'));
  const [source, ...more] = from.scope.sources;
  if (source === undefined || (alias === null && names.length === 0)) return from;
  const relation = more.length === 0 ? source.relation : gathered(from.scope.sources);
  const name = alias === null ? source.name : [alias];
  return fromSources(
    [{ name, relation: renaming(relation, names, body, environment), visible: source.visible }],
    from.rows,
  );
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

function readTable(body: Node, environment: Environment, before: Scope): From {
  const name = tableParts(body);
  const { catalog, schema, name: last } = body;
  const relation =
    fieldNamed(name, environment, before) ?? relationNamed(name, { catalog, schema, last }, environment);
  return withAlias(ofRelation(name, relation), body, environment);
}

function readDerived(body: Node, item: unknown, environment: Environment, before: Scope): From {
  const outer = isTrue(body, 'lateral') ? before : before.outer;
  return withAlias(ofRelation([], environment.readQuery(item, environment, outer)), body, environment);
}

/** Which columns a pivot has its data decide: they cannot be told from the SQL. */
function readPivot({ type, body }: Expression, item: unknown, environment: Environment, before: Scope): From {
  const inner = readSource(body['this'], environment, before);
  const word = type.replace('_', ' ').toUpperCase();
  reportGap(environment, 'construct', `what ${word} makes of columns is not followed`, item);
  return withAlias(ofRelation([], { ...UNKNOWN, rows: inner.rows }), body, environment);
}

/** Functions that read a file: its name is a table's. */
const FILE_READERS =
  /^(read_(csv|csv_auto|parquet|json|json_auto|ndjson|ndjson_auto|text|blob|xlsx)|parquet_scan|delta_scan|iceberg_scan)$/i;

/** UNNEST, FLATTEN, generate_series …: each column is made of all the arguments. */
function readTableFunction(item: unknown, body: Node, environment: Environment, before: Scope): From {
  const name = nameOf(body['name']) ?? '';
  const file = FILE_READERS.test(name) ? literalText(listAt(body, 'args')[0]) : null;
  if (file !== null)
    return withAlias(ofRelation([file], relationNamed([file], item, environment)), body, environment);
  const reading = asDirect(readExpression(item, { environment, scope: before }), 'TRANSFORMATION');
  return functionSource(aliasOf(body), namesIn(listAt(body, 'column_aliases')), reading, body);
}
