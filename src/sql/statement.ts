/** One statement of a script, by what it does to tables. */
import { reportGap, type Environment } from './environment.ts';
import { bodyOf, isNode, listAt, nodeAt, tableParts, type Expression, type Node } from './node.ts';
import { isQuery, readOutermost, withNamed } from './query.ts';
import { readCopy } from './write/copy.ts';
import { defining, readCreate } from './write/create.ts';
import { readDelete } from './write/delete.ts';
import { readInsert, readMultiInsert } from './write/insert.ts';
import { readMerge } from './write/merge.ts';
import { readUpdate } from './write/update.ts';
import type { Relation } from './relation.ts';
import type { Write } from './write/write.ts';

/** What a statement does, as far as lineage goes. */
export type Effect =
  | { readonly kind: 'writes'; readonly writes: readonly Write[] }
  /** It gives rows to whoever runs it. */
  | { readonly kind: 'queries'; readonly relation: Relation }
  | { readonly kind: 'renames'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'drops'; readonly names: readonly (readonly string[])[] }
  /** Statements that one holds, such as a procedure's. */
  | { readonly kind: 'holds'; readonly statements: readonly unknown[] }
  | { readonly kind: 'nothing' };

const NOTHING_DONE: Effect = { kind: 'nothing' };

type WriteReader = (body: Node, node: unknown, environment: Environment) => readonly Write[];

const WRITERS: ReadonlyMap<string, WriteReader> = new Map<string, WriteReader>([
  ['insert', readInsert],
  ['multitable_inserts', (body, _, environment) => readMultiInsert(body, environment)],
  ['create_table', (body, _, environment) => readCreate(body, environment)],
  ['create_view', (body, _, environment) => readCreate(body, environment)],
  ['update', (body, _, environment) => readUpdate(body, environment)],
  ['merge', (body, _, environment) => readMerge(body, environment)],
  ['delete', (body, _, environment) => readDelete(body, environment)],
  ['copy', readCopy],
]);

/** Statements that move no value: of transactions, sessions, rights, and of tables as empty things. */
const WITHOUT_LINEAGE =
  /^(transaction|commit|rollback|savepoint|set|set_\w+|use|pragma|describe|explain|show|truncate|truncate_table|grant|revoke|analyze|comment|drop_\w+|alter_\w+|create_(?!table|view|procedure)\w+|cache|uncache|refresh|declare|kill|attach|detach|vacuum|optimize|lock|unlock|load|raw|reset|checkpoint)$/;

export function readStatement({ type, body }: Expression, node: unknown, around: Environment): Effect {
  const environment = { ...around, depth: around.text.depthOf(node) };
  const writer = WRITERS.get(type);
  if (writer !== undefined) return { kind: 'writes', writes: writer(body, node, naming(body, environment)) };
  if (isQuery(type)) return readQueryStatement(body, node, environment);
  if (type === 'alter_table') return readAlter(body);
  if (type === 'drop_table' || type === 'drop_view') return { kind: 'drops', names: droppedBy(body) };
  if (type === 'create_procedure') return { kind: 'holds', statements: statementsIn(body) };
  if (!WITHOUT_LINEAGE.test(type)) {
    const words = type === 'command' ? 'this statement' : type.replaceAll('_', ' ').toUpperCase();
    reportGap(environment, 'construct', `what ${words} does is not followed`, node);
  }
  return NOTHING_DONE;
}

/** `WITH … INSERT`, `WITH … UPDATE`: the named queries are the statement's. */
function naming(body: Node, environment: Environment): Environment {
  return withNamed(body['with'] ?? bodyOf(body['with_'], 'with'), environment);
}

function readQueryStatement(body: Node, node: unknown, environment: Environment): Effect {
  const relation = readOutermost(node, environment);
  const into = nodeAt(body, 'into');
  const table = into === null ? null : bodyOf(into['this'], 'table');
  if (table === null) return { kind: 'queries', relation };
  const target = tableParts(table);
  const temporary = target.at(-1)?.startsWith('#') ?? false;
  return { kind: 'writes', writes: [defining(target, table, relation, temporary, environment)] };
}

function readAlter(body: Node): Effect {
  const from = nodeAt(body, 'name');
  const renamed = listAt(body, 'actions').flatMap((action) => {
    const to = isNode(action) ? nodeAt(action, 'RenameTable') : null;
    return to === null ? [] : [to];
  });
  const [to] = renamed;
  if (from === null || to === undefined) return NOTHING_DONE;
  const name = tableParts(to);
  // `RENAME TO name` leaves the table in its schema.
  const path = name.length === 1 ? [...tableParts(from).slice(0, -1), ...name] : name;
  return { kind: 'renames', from: tableParts(from), to: path };
}

function droppedBy(body: Node): (readonly string[])[] {
  const names = [...listAt(body, 'names'), body['name']];
  return names.filter(isNode).map(tableParts);
}

function statementsIn(body: Node): readonly unknown[] {
  return listAt(nodeAt(body, 'body') ?? {}, 'Statements');
}
