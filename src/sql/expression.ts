/** What an expression is made of. */
import { readAggregate, readWindowFunction, readWithinGroup } from './aggregate.ts';
import type { Place } from './place.ts';
import { reportGap } from './environment.ts';
import {
  isAggregate,
  isConditional,
  isMask,
  isNumbering,
  isPseudoColumn,
  isTimeFunction,
  isTimeUnit,
  isVariable,
} from './function.ts';
import { expressionOf, expressionsIn, isNode, listAt, nameOf, namesIn, textAt, type Node } from './node.ts';
import { pathOf } from './path.ts';
import { asDirect, deciding, masked, NOTHING, together, UNRESOLVED, type Reading } from './reading.ts';
import { resolve, surelyHas, wholeOf } from './resolve.ts';
import { withParameters } from './scope.ts';

type Reader = (body: Node, place: Place, node: Node) => Reading;

/** Any value within the tree: an expression, or a member that holds some. */
export function readExpression(value: unknown, place: Place): Reading {
  const expression = expressionOf(value);
  if (expression === null || !isNode(value)) return asDirect(readAll([value], place), 'TRANSFORMATION');
  const { type, body } = expression;
  return (READERS.get(type) ?? readOperation)(body, place, value);
}

/** All that stands in the values, whatever they are to each other. */
function readAll(values: readonly unknown[], place: Place): Reading {
  return together(
    values.flatMap((value) => [...expressionsIn(value)].map((one) => readExpression(one, place))),
  );
}

/** What decides about a value, such as the condition of a CASE. */
function readCondition(value: unknown, place: Place): Reading {
  return deciding(readAll([value], place), 'CONDITIONAL');
}

const transparent: Reader = (body, place) => readExpression(body['this'], place);

const nothing: Reader = () => NOTHING;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['column', readColumn],
  ['identifier', readColumn],
  ['dot', readColumn],
  ['alias', transparent],
  ['paren', transparent],
  ['ordered', transparent],
  ['literal', nothing],
  ['data_type', nothing],
  ['interval', (body, place) => readAll([body['this']], place)],
  ['star', readStar],
  ['parameter', readParameter],
  ['lambda', readLambda],
  ['comprehension', readComprehension],
  ['named_argument', (body, place) => readAll([body['value']], place)],
  ['subquery', (_, place, node) => readScalar(node, place)],
  ['select', (_, place, node) => readScalar(node, place)],
  ['union', (_, place, node) => readScalar(node, place)],
  ['intersect', (_, place, node) => readScalar(node, place)],
  ['except', (_, place, node) => readScalar(node, place)],
  ['exists', (body, place) => decidingQuery(body['this'], place)],
  ['in', readIn],
  ['any', readQuantified],
  ['all', readQuantified],
  ['case', readCase],
  ['if_func', (body, place) => choice(body['condition'], [body['true_value'], body['false_value']], place)],
  ['window_function', (body, place) => readWindowFunction(body, place, readAll)],
  ['within_group', (body, place) => readWithinGroup(body, place, readAll)],
  ['aggregate_function', (body, place, node) => readAggregate(body, place, node, readAll)],
  ['function', readFunction],
]);

/** Of an operator or a function that the parser has a type for. */
function readOperation(body: Node, place: Place, node: Node): Reading {
  const [type = ''] = Object.keys(node);
  if (isAggregate(type)) return readAggregate(body, place, node, readAll);
  if (isNumbering(type)) return { ...NOTHING, rows: true };
  const operands = operandsOf(node) ?? membersOf(body);
  const reading = asDirect(readAll(operands, place), 'TRANSFORMATION');
  return isMask(type) ? masked(reading) : reading;
}

function membersOf(body: Node): unknown[] {
  return Object.entries(body).flatMap(([key, value]) => (NO_VALUES.has(key) ? [] : [value]));
}

/** The operands of a chain such as `a OR b OR c`, which may be thousands long; null of anything else. */
function operandsOf(node: Node): unknown[] | null {
  if (!isBinary(node)) return null;
  const operands: unknown[] = [];
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (!isBinary(value)) operands.push(value);
    else for (const member of membersOf(expressionOf(value)?.body ?? {}).reverse()) waiting.push(member);
  }
  return operands;
}

/** True of an operator of two sides that does to both what any does. */
function isBinary(value: unknown): boolean {
  const expression = expressionOf(value);
  if (expression === null || READERS.has(expression.type)) return false;
  const { type, body } = expression;
  const isPlain = !isAggregate(type) && !isNumbering(type) && !isMask(type);
  return isPlain && body['left'] != null && body['right'] != null;
}

/** Members that hold types, units and names, and no value. */
const NO_VALUES: ReadonlySet<string> = new Set(['to', 'unit', 'field', 'format', 'span', 'name', 'alias']);

function readColumn(_: Node, { environment, scope }: Place, node: Node): Reading {
  const path = pathOf(node);
  if (path === null) {
    const body = expressionOf(node)?.body;
    return asDirect(readExpression(body?.['this'], { environment, scope }), 'TRANSFORMATION');
  }
  const [name = '', ...fields] = path;
  if (fields.length === 0 && isVariable(name) && !surelyHas(scope, name)) return NOTHING;
  const resolution = resolve(scope, path);
  if (resolution.kind === 'resolved') return resolution.reading;
  if (resolution.kind === 'unknowable') return UNRESOLVED;
  if (fields.length === 0 && isPseudoColumn(name)) return NOTHING;
  reportGap(environment, 'column', resolution.message, node);
  return UNRESOLVED;
}

function readLambda(body: Node, { environment, scope }: Place): Reading {
  const parameters = namesIn(listAt(body, 'parameters'));
  return readAll([body['body']], { environment, scope: withParameters(scope, parameters) });
}

/** DuckDB's `[x + 1 FOR x IN list IF x > 0]` */
function readComprehension(body: Node, place: Place): Reading {
  const parameters = pathOf(body['expression']) ?? [];
  const inner = { ...place, scope: withParameters(place.scope, parameters) };
  const values = together([readAll([body['this']], inner), readAll([body['iterator']], place)]);
  return together([asDirect(values, 'TRANSFORMATION'), readCondition(body['condition'], inner)]);
}

/** A parameter of whoever runs it, or Snowflake's `$1`: the first column. */
function readParameter(body: Node, { environment, scope }: Place): Reading {
  const { index } = body;
  if (environment.dialect !== 'snowflake' || typeof index !== 'number') return NOTHING;
  const resolution = resolve(scope, [`$${index}`]);
  return resolution.kind === 'resolved' ? resolution.reading : UNRESOLVED;
}

/** `hash(*)`, `to_json(t.*)`: all that the star stands for. That of `count(*)` is read by {@link readAggregate}. */
function readStar(body: Node, { environment, scope }: Place, node: Node): Reading {
  const table = nameOf(body['table']);
  const resolution = wholeOf(scope, table);
  if (resolution.kind === 'resolved') return asDirect(resolution.reading, 'TRANSFORMATION');
  if (resolution.kind === 'fault') reportGap(environment, 'column', resolution.message, node);
  return UNRESOLVED;
}

/** A query in place of a value: its columns' values, and what decides about its rows decides about the value. */
function readScalar(query: Node, { environment, scope }: Place): Reading {
  const { columns, open, rows } = environment.readQuery(query, environment, scope);
  const values = together(columns.map(({ reading }) => reading));
  const reading = together([values, { ...NOTHING, parts: rows }]);
  return open.length > 0 ? { ...reading, unresolved: true } : reading;
}

/** Whether a query gives a value, or any row: its columns decide, and what decides about its rows does so as it did. */
function decidingQuery(query: unknown, { environment, scope }: Place): Reading {
  const { columns, open, rows } = environment.readQuery(query, environment, scope);
  const values = deciding(together(columns.map(({ reading }) => reading)), 'CONDITIONAL');
  const reading = together([values, { ...NOTHING, parts: rows }]);
  return open.length > 0 ? { ...reading, unresolved: true } : reading;
}

function readIn(body: Node, place: Place): Reading {
  const values = readAll([body['this'], body['expressions']], place);
  const query = body['query'] == null ? NOTHING : decidingQuery(body['query'], place);
  const unnested = body['unnest'] == null ? NOTHING : readCondition(body['unnest'], place);
  return together([asDirect(values, 'TRANSFORMATION'), query, unnested]);
}

function readQuantified(body: Node, place: Place): Reading {
  const values = asDirect(readAll([body['this']], place), 'TRANSFORMATION');
  const other = body['subquery'];
  const isQuery = /^(subquery|select|union|intersect|except)$/.test(expressionOf(other)?.type ?? '');
  return together([values, isQuery ? decidingQuery(other, place) : readCondition(other, place)]);
}

function readCase(body: Node, place: Place): Reading {
  const whens = listAt(body, 'whens').map((when): readonly unknown[] => (Array.isArray(when) ? when : []));
  const conditions = [body['operand'], ...whens.map(([condition]) => condition)];
  const values = [...whens.map(([, value]) => value), body['else_']];
  return choice(conditions, values, place);
}

function choice(condition: unknown, values: readonly unknown[], place: Place): Reading {
  return together([asDirect(readAll(values, place), 'TRANSFORMATION'), readCondition(condition, place)]);
}

function readFunction(body: Node, place: Place, node: Node): Reading {
  const name = textAt(body, 'name') ?? nameOf(body['name']) ?? '';
  if (isAggregate(name)) return readAggregate(body, place, node, readAll);
  if (isNumbering(name)) return { ...NOTHING, rows: true };
  const args = listAt(body, 'args');
  if (isConditional(name)) return choice(args[0], args.slice(1), place);
  const values = isTimeFunction(name) ? args.filter((arg) => !isUnit(arg)) : args;
  const reading = asDirect(readAll(values, place), 'TRANSFORMATION');
  return isMask(name) ? masked(reading) : reading;
}

/** A bare word that names a unit of time: no column is meant. */
function isUnit(arg: unknown): boolean {
  const path = pathOf(arg);
  return path?.length === 1 && isTimeUnit(path[0] ?? '');
}
