/** CREATE TABLE AS, CREATE VIEW, SELECT INTO, CLONE: tables that are what a query gives. */
import { reportGap, type Environment } from '../environment.ts';
import { relationNamed } from '../named-table.ts';
import { isNode, isTrue, listAt, namesIn, nodeAt, tableParts, type Node } from '../node.ts';
import { readOutermost } from '../query.ts';
import type { Reading } from '../reading.ts';
import { UNKNOWN, type Relation } from '../relation.ts';
import { renaming } from '../renaming.ts';
import { byName, columnsOfTarget, nameless, repeated, untouched, type Write } from './write.ts';

export function readCreate(body: Node, environment: Environment): Write[] {
  // ClickHouse's materialized view may fill a table of another name.
  const table = nodeAt(body, 'to_table') ?? nodeAt(body, 'name');
  if (table === null) return [];
  const target = tableParts(table);
  const relation = madeOf(body, environment);
  const names = namesIn(listAt(body, 'columns'));
  if (relation === null) return [declaring(body, table, names, environment)];
  return [
    defining(
      target,
      table,
      renaming(relation, names, table, environment),
      isTemporary(body, target),
      environment,
    ),
  ];
}

/** What the table is made of; null where it is made empty. */
function madeOf(body: Node, environment: Environment): Relation | null {
  const query = body['as_select'] ?? body['query'];
  if (isNode(query)) return readOutermost(query, environment);
  const clone = nodeAt(body, 'clone_source');
  return clone === null ? null : relationNamed(tableParts(clone), clone, environment);
}

/** A table with columns and no rows yet: its own, and those of the table that it is to be like. */
function declaring(body: Node, table: Node, names: readonly string[], environment: Environment): Write {
  const likes = listAt(body, 'constraints').flatMap((one) => {
    const source = isNode(one) ? nodeAt(nodeAt(one, 'Like') ?? {}, 'source') : null;
    return source === null ? [] : [likeness(source, environment)];
  });
  const copied = likes.flatMap(({ columns }) => namesIn(columns));
  const open = likes.flatMap((one) => one.open);
  const [target, columns] = [tableParts(table), untouched([...copied, ...names])];
  const temporary = isTemporary(body, target);
  return { target, node: table, columns, open, rows: [], mode: 'declare', temporary };
}

/** `LIKE table`: it has the columns of the table, and none of its values. */
function likeness(source: Node, environment: Environment): Relation {
  const relation = relationNamed(tableParts(source), source, environment);
  if (relation.open.length === 0) return relation;
  const name = tableParts(source).join('.');
  if (relation.open.every(({ known }) => known)) {
    reportGap(environment, 'table', `which columns ${name} has is not known`, source);
  }
  return UNKNOWN;
}

function isTemporary(body: Node, target: readonly string[]): boolean {
  return isTrue(body, 'temporary') || (target.at(-1)?.startsWith('#') ?? false);
}

/** A table that is what the relation gives. */
export function defining(
  target: readonly string[],
  node: unknown,
  relation: Relation,
  temporary: boolean,
  environment: Environment,
): Write {
  const known = columnsOfTarget(target, environment);
  if (!temporary) reportNames(relation, known, node, environment);
  return {
    target,
    node,
    columns: byName(relation, known),
    open: relation.open,
    rows: relation.rows,
    mode: 'define',
    temporary,
  };
}

/** Columns without a name, and second ones of a name: the written table does not have them so. */
export function reportNames(
  relation: Relation,
  known: readonly string[] | null,
  node: unknown,
  environment: Environment,
): void {
  const { text } = environment;
  const report = (message: string, { places }: Reading): void => {
    environment.report({ kind: 'column', message, span: places.at(-1) ?? text.place(node) ?? text.whole() });
  };
  for (const { number, reading } of nameless(relation, known)) {
    report(`column ${number} of the query has no name, and no schema says what it is called`, reading);
  }
  for (const { name, reading } of repeated(relation)) {
    report(`the query gives several columns called ${name}, of which the first is followed`, reading);
  }
}

/** Spark's `CACHE TABLE name AS SELECT …`: a view that ends with the session. */
export function readCache(body: Node, environment: Environment): Write[] {
  const name = namesIn([body['table']]);
  if (!isNode(body['query']) || name.length === 0) return [];
  return [defining(name, body['table'], readOutermost(body['query'], environment), true, environment)];
}
