/** One statement of a script, by what it does to tables. */
import { reportGap, type Environment } from './environment.ts';
import { withNamed } from './named-query.ts';
import { bodyOf, isNode, listAt, nodeAt, tableParts, textAt, type Expression, type Node } from './node.ts';
import { isQuery, readOutermost } from './query.ts';
import type { Relation } from './relation.ts';
import { readCopy, readExport } from './write/copy.ts';
import { defining, readCache, readCreate } from './write/create.ts';
import { readDelete, readTruncate } from './write/delete.ts';
import { readInsert, readMultiInsert } from './write/insert.ts';
import { readMerge } from './write/merge.ts';
import { readUpdate } from './write/update.ts';
import type { Write } from './write/write.ts';

/** What a statement does, as far as lineage goes. */
export type Effect =
  | { readonly kind: 'writes'; readonly writes: readonly Write[] }
  /** It gives rows to whoever runs it. */
  | { readonly kind: 'queries'; readonly relation: Relation }
  | { readonly kind: 'renames'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** Each of two tables gets the name of the other. */
  | { readonly kind: 'swaps'; readonly tables: readonly [readonly string[], readonly string[]] }
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
  ['truncate', readTruncate],
  ['copy', readCopy],
  ['export', (body, _, environment) => readExport(body, environment)],
  ['cache', (body, _, environment) => readCache(body, environment)],
]);

/** Statements that move no value: of transactions, sessions, rights, and of tables as empty things. */
const WITHOUT_LINEAGE =
  /^(transaction|commit|rollback|savepoint|set|set_\w+|use|pragma|describe|explain|show|truncate|truncate_table|grant|revoke|analyze|comment|drop_\w+|alter_\w+|create_\w+|undrop|uncache|refresh|declare|kill|attach|detach|vacuum|optimize|lock|unlock|load|reset|checkpoint)$/;

/** Of statements that the parser keeps as text. */
const COMMANDS_WITHOUT_LINEAGE = new RegExp(
  '^\\s*(((begin|end)(\\s+(tran|transaction|work)\\b[^;]*)?)' +
    '|(start|commit|rollback|lock|unlock|set|reset|go|use|vacuum|analyze|refresh)\\b[^;]*' +
    '|create\\s+(or\\s+replace\\s+)?(stream|stage|sequence|schema|database|role|user|warehouse|extension)\\b[^;]*)\\s*;?\\s*$',
  'i',
);

export function readStatement({ type, body }: Expression, node: unknown, around: Environment): Effect {
  const environment = { ...around, depth: around.text.depthOf(node) };
  const writer = WRITERS.get(type);
  if (body['output'] != null && nodeAt(body, 'output')?.['into_table'] != null) {
    reportGap(environment, 'construct', 'what OUTPUT … INTO writes is not followed', body['output']);
  }
  if (writer !== undefined) return { kind: 'writes', writes: writer(body, node, naming(body, environment)) };
  if (isQuery(type)) return readQueryStatement(body, node, environment);
  if (type === 'alter_table') return readAlter(body);
  if (type === 'drop_table' || type === 'drop_view') return { kind: 'drops', names: droppedBy(body) };
  const inner = heldBy(type, body);
  if (inner === 'text')
    reportGap(environment, 'construct', 'what is written in it as a text is not followed', node);
  else if (inner.length > 0) return { kind: 'holds', statements: inner };
  else if (type === 'command' || type === 'raw') reportCommand(body, environment);
  else if (!WITHOUT_LINEAGE.test(type)) {
    const words = STATEMENTS.test(type) ? type.replaceAll('_', ' ').toUpperCase() : 'this statement';
    reportGap(environment, 'construct', `what ${words} does is not followed`, node);
  }
  return NOTHING_DONE;
}

/** Types whose names are words of SQL. */
const STATEMENTS = /^(call|execute|load_data|pivot|unpivot|unload)$/;

function reportCommand(body: Node, { text, report }: Environment): void {
  const words = textAt(body, 'this') ?? textAt(body, 'sql') ?? '';
  if (COMMANDS_WITHOUT_LINEAGE.test(words)) return;
  const span = (words === '' ? null : text.find(words, null)) ?? text.whole();
  report({ kind: 'construct', message: 'what this statement does is not followed', span });
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
  const [other] = listAt(body, 'actions').flatMap((action): Node[] => {
    const swapped = isNode(action) ? nodeAt(action, 'SwapWith') : null;
    return swapped === null ? [] : [swapped];
  });
  if (from !== null && other !== undefined) {
    return { kind: 'swaps', tables: [tableParts(from), tableParts(other)] };
  }
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

/** Between dollars, as PostgreSQL writes bodies. */
function textOf(held: Node): string | null {
  const quoted = nodeAt(held, 'DollarQuoted');
  return quoted === null ? null : textAt(quoted, 'content');
}

/** Statements within that of a procedure, a function or a task; `text` where they are not parsed. */
function heldBy(type: string, body: Node): readonly unknown[] | 'text' {
  if (type === 'create_task') return [body['body']];
  if (type !== 'create_procedure' && type !== 'create_function') return [];
  const held = nodeAt(body, 'body') ?? {};
  const statements = listAt(held, 'Statements');
  if (statements.length > 0) return statements;
  const written = textOf(held) ?? textAt(held, 'StringLiteral');
  const literal = bodyOf(held['Expression'], 'literal');
  const text = written ?? (literal === null ? null : textAt(literal, 'value'));
  if (text !== null) return WRITING.test(text) ? 'text' : [];
  return type === 'create_procedure' && held['Expression'] != null ? [held['Expression']] : [];
}

const WRITING = /\b(insert|update|delete|merge|copy|create\s+(\w+\s+)*(table|view))\b/i;
