/** CREATE TABLE AS, CREATE VIEW, SELECT INTO, CLONE: tables that are what a query gives. */
import type { Environment } from '../environment.ts';
import { relationNamed } from '../from.ts';
import { isNode, isTrue, listAt, namesIn, nodeAt, tableParts, type Node } from '../node.ts';
import { readOutermost } from '../query.ts';
import { renamed, type Relation } from '../relation.ts';
import { byName, columnsOfTarget, nameless, untouched, type Write } from './write.ts';

export function readCreate(body: Node, environment: Environment): Write[] {
  const table = nodeAt(body, 'name');
  if (table === null) return [];
  const target = tableParts(table);
  const relation = madeOf(body, environment);
  const names = namesIn(listAt(body, 'columns'));
  if (relation === null) return declaring(target, table, names, isTemporary(body, target));
  return [defining(target, table, renamed(relation, names), isTemporary(body, target), environment)];
}

/** What the table is made of; null where it is made empty. */
function madeOf(body: Node, environment: Environment): Relation | null {
  const query = body['as_select'] ?? body['query'];
  if (isNode(query)) return readOutermost(query, environment);
  const clone = nodeAt(body, 'clone_source');
  return clone === null ? null : relationNamed(tableParts(clone), clone, environment);
}

/** A table with columns and no rows yet. */
function declaring(
  target: readonly string[],
  node: unknown,
  names: readonly string[],
  temporary: boolean,
): Write[] {
  return [{ target, node, columns: untouched(names), open: [], rows: [], mode: 'declare', temporary }];
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
  if (!temporary) reportNameless(relation, known, node, environment);
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

export function reportNameless(
  relation: Relation,
  known: readonly string[] | null,
  node: unknown,
  environment: Environment,
): void {
  const { text } = environment;
  for (const { number, reading } of nameless(relation, known)) {
    const message = `column ${number} of the query has no name, and no schema says what it is called`;
    const span = reading.places.at(-1) ?? text.place(node) ?? text.whole();
    environment.report({ kind: 'column', message, span });
  }
}
