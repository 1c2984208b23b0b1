/** What an expression is made of. */
import { placed, reportGap, type Environment } from './environment.ts';
import {
  isAggregate,
  isConditional,
  isCount,
  isMask,
  isNumbering,
  isPseudoColumn,
  isTimeFunction,
  isTimeUnit,
} from './function.ts';
import {
  bodyOf,
  expressionOf,
  expressionsIn,
  isNode,
  isTrue,
  listAt,
  nameOf,
  namesIn,
  nodeAt,
  textAt,
  type Node,
} from './node.ts';
import { asDirect, deciding, masked, NOTHING, together, UNRESOLVED, type Reading } from './reading.ts';
import { resolve, type Scope } from './scope.ts';

export interface Place {
  readonly environment: Environment;
  readonly scope: Scope;
}

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
  ['star', nothing],
  ['lambda', readLambda],
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
  ['window_function', readWindowFunction],
  ['within_group', readWithinGroup],
  ['aggregate_function', readAggregate],
  ['function', readFunction],
]);

/** Of an operator or a function that the parser has a type for. */
function readOperation(body: Node, place: Place, node: Node): Reading {
  const [type = ''] = Object.keys(node);
  if (isAggregate(type)) return readAggregate(body, place, node);
  if (isNumbering(type)) return { ...NOTHING, rows: true };
  const values = Object.entries(body).flatMap(([key, value]) => (NO_VALUES.has(key) ? [] : [value]));
  const reading = asDirect(readAll(values, place), 'TRANSFORMATION');
  return isMask(type) ? masked(reading) : reading;
}

/** Members that hold types, units and names, and no value. */
const NO_VALUES: ReadonlySet<string> = new Set(['to', 'unit', 'field', 'format', 'span', 'name', 'alias']);

function readColumn(_: Node, { environment, scope }: Place, node: Node): Reading {
  const path = pathOf(node);
  if (path === null) {
    const body = expressionOf(node)?.body;
    return asDirect(readExpression(body?.['this'], { environment, scope }), 'TRANSFORMATION');
  }
  const resolution = resolve(scope, path);
  if (resolution.kind === 'resolved') return resolution.reading;
  if (resolution.kind === 'unknowable') return UNRESOLVED;
  if (path.length === 1 && isPseudoColumn(path[0] ?? '')) return NOTHING;
  reportGap(environment, 'column', resolution.message, node);
  return UNRESOLVED;
}

/** `a.b.c`, however the parser holds it; null where something else than a name stands before a dot. */
export function pathOf(value: unknown): string[] | null {
  const fields: string[] = [];
  let at: unknown = value;
  for (;;) {
    const dot = bodyOf(at, 'dot');
    if (dot === null) break;
    const field = nameOf(dot['field']);
    if (field === null) return null;
    fields.unshift(field);
    at = dot['this'];
  }
  const column = bodyOf(at, 'column');
  const name = column === null ? nameOf(bodyOf(at, 'identifier')) : nameOf(column['name']);
  if (name === null) return null;
  return [...(column === null ? [] : namesIn([column['table']])), name, ...fields];
}

function readLambda(body: Node, { environment, scope }: Place): Reading {
  const parameters = namesIn(listAt(body, 'parameters')).map(
    (name) => [name.toLowerCase(), NOTHING] as const,
  );
  const inner = { ...scope, aliases: new Map([...scope.aliases, ...parameters]), aliasesFirst: true };
  return readAll([body['body']], { environment, scope: inner });
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
  const isQuery = bodyOf(other, 'subquery') !== null || bodyOf(other, 'select') !== null;
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
  if (isAggregate(name)) return readAggregate(body, place, node);
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

/** Members of an aggregate that decide which rows it takes, in which order, and how it is written. */
const BESIDE_ARGUMENTS: ReadonlySet<string> = new Set([
  'filter',
  'order_by',
  'name',
  'original_name',
  'limit',
]);

function readAggregate(body: Node, place: Place, node: Node): Reading {
  const [type = ''] = Object.keys(node);
  const name = textAt(body, 'name') ?? type;
  const args = Object.entries(body).flatMap(([key, value]) => (BESIDE_ARGUMENTS.has(key) ? [] : [value]));
  const values = asDirect(readAll(args, place), 'AGGREGATION');
  const reading = isCount(name) || isCount(type) ? masked(values) : values;
  return together([
    { ...reading, rows: reading.rows || reading.parts.length === 0 },
    indirectly(body['filter'], 'FILTER', place),
    indirectly(body['order_by'], 'SORT', place),
  ]);
}

function indirectly(value: unknown, kind: 'FILTER' | 'SORT' | 'WINDOW', place: Place): Reading {
  const { environment } = place;
  const own = { ...environment, depth: environment.text.depthOf(value) };
  return placed(own, value, deciding(readAll([value], place), kind));
}

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` is of x; `listagg(y) WITHIN GROUP (ORDER BY x)` of y, sorted by x. */
function readWithinGroup(body: Node, place: Place): Reading {
  const values = readExpression(body['this'], place);
  const order = readAll([body['order_by']], place);
  if (values.parts.length > 0) return together([values, deciding(order, 'SORT')]);
  return { ...asDirect(order, 'AGGREGATION'), unresolved: order.unresolved || values.unresolved };
}

function readWindowFunction(body: Node, place: Place): Reading {
  const values = readExpression(body['this'], place);
  const over = windowOf(nodeAt(body, 'over'), place);
  const keys = [...listAt(over, 'partition_by'), ...listAt(over, 'order_by')];
  const window = deciding(readAll(keys, place), 'WINDOW');
  return together([{ ...values, rows: values.rows || values.parts.length === 0 }, window]);
}

/** A window's definition, with that of the named one that it rests on. */
function windowOf(over: Node | null, { environment }: Place): Node {
  if (over === null) return {};
  const name = nameOf(over['window_name']);
  const base = name === null ? undefined : environment.windows.get(name.toLowerCase());
  if (base === undefined) return over;
  return {
    partition_by: [...listAt(base, 'partition_by'), ...listAt(over, 'partition_by')],
    order_by: [...listAt(base, 'order_by'), ...listAt(over, 'order_by')],
  };
}

/** The parts of a condition that all must hold; one where it is no AND. */
export function conjuncts(condition: unknown): unknown[] {
  const found: unknown[] = [];
  const waiting: unknown[] = [condition];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const and = bodyOf(value, 'and');
    const paren = bodyOf(value, 'paren');
    if (and !== null) waiting.push(and['right'], and['left']);
    else if (paren !== null && bodyOf(paren['this'], 'and') !== null) waiting.push(paren['this']);
    else if (value != null) found.push(value);
  }
  return found;
}

/** True of `count(*)`'s star and of one that stands alone. */
export function isStar(value: unknown): boolean {
  const star = expressionOf(value);
  return star?.type === 'star' || (star !== null && isTrue(star.body, 'star'));
}
