/** COPY, and BigQuery's EXPORT DATA: between a table, or a query, and files. */
import { reportGap, type Environment } from '../environment.ts';
import { relationNamed } from '../named-table.ts';
import { bodyOf, isTrue, listAt, literalText, namesIn, tableParts, type Node } from '../node.ts';
import { pathOf } from '../path.ts';
import { readOutermost } from '../query.ts';
import { UNRESOLVED, type Reading } from '../reading.ts';
import { lookUp, type Relation } from '../relation.ts';
import { defining } from './create.ts';
import { byPosition, columnsOfTarget, type Write } from './write.ts';

export function readCopy(body: Node, node: unknown, environment: Environment): Write[] {
  const file = literalText(body['this']);
  // Snowflake's `COPY INTO @stage FROM table` has its sides the other way round.
  if (file !== null) return writingFile(file, body['this'], listAt(body, 'files')[0], environment);
  return isTrue(body, 'kind') ? readInto(body, node, environment) : readOut(body, environment);
}

/** `EXPORT DATA OPTIONS (uri = 'file') AS query` */
export function readExport(body: Node, environment: Environment): Write[] {
  const uri = listAt(body, 'options').flatMap((option) => {
    const { left, right } = bodyOf(option, 'eq') ?? {};
    return pathOf(left)?.join('.').toLowerCase() === 'uri' ? (literalText(right) ?? []) : [];
  });
  const [file] = uri;
  return file === undefined ? [] : writingFile(file, body['options'], body['this'], environment);
}

function writingFile(file: string, node: unknown, source: unknown, environment: Environment): Write[] {
  return [defining([file], node, givenBy(source, environment), false, environment)];
}

/** `COPY (query) TO 'file'`: the file is a table of its name. */
function readOut(body: Node, environment: Environment): Write[] {
  const file = literalText(listAt(body, 'files')[0]);
  return file === null ? [] : writingFile(file, body['files'], body['this'], environment);
}

function givenBy(source: unknown, environment: Environment): Relation {
  const schema = bodyOf(source, 'schema');
  const inner = schema === null ? source : schema['this'];
  const table = bodyOf(inner, 'table');
  const name = table === null ? pathOf(inner) : tableParts(table);
  if (name === null) return readOutermost(source, environment);
  const relation = relationNamed(name, inner, environment);
  const names = listedIn(schema);
  if (names.length === 0) return relation;
  return {
    ...relation,
    columns: names.map((name) => ({ name, reading: readingOf(relation, name) })),
    open: [],
  };
}

function readingOf(relation: Relation, name: string): Reading {
  const lookup = lookUp(relation, [name]);
  return 'reading' in lookup ? lookup.reading : UNRESOLVED;
}

/** The columns in parentheses behind a table's name. */
function listedIn(schema: Node | null): string[] {
  return listAt(schema ?? {}, 'expressions').flatMap((one) => namesIn([bodyOf(one, 'column')?.['name']]));
}

/** `COPY table FROM 'file'`: which columns a file has is not known, unless a query says which it takes. */
function readInto(body: Node, node: unknown, environment: Environment): Write[] {
  const schema = bodyOf(body['this'], 'schema');
  const table = bodyOf(schema === null ? body['this'] : schema['this'], 'table');
  if (table === null) return [];
  const target = tableParts(table);
  const [file] = listAt(body, 'files');
  const write = { target, node: table, open: [], mode: 'add', temporary: false } as const;
  if (bodyOf(file, 'subquery') === null) {
    const name = literalText(file);
    reportFile(name ?? 'a staged file', name, node, environment);
    return [{ ...write, columns: [], rows: [] }];
  }
  const relation = readOutermost(file, environment);
  const listed = listedIn(schema);
  const names = listed.length > 0 ? listed : (columnsOfTarget(target, environment) ?? []);
  if (relation.open.length > 0) {
    reportGap(environment, 'table', `which columns its * gives to ${target.join('.')} is not known`, node);
  }
  const mapping = byPosition(names, relation);
  if ('columns' in mapping) return [{ ...write, columns: mapping.columns, rows: relation.rows }];
  reportGap(environment, 'construct', mapping.fault, node);
  return [{ ...write, columns: [], rows: relation.rows }];
}

function reportFile(name: string, literal: string | null, node: unknown, environment: Environment): void {
  const { text } = environment;
  const span = (literal === null ? null : text.find(literal, node)) ?? text.place(node) ?? text.whole();
  environment.report({ kind: 'table', message: `which columns ${name} has is not known`, span });
}
