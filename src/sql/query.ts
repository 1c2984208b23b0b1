/** A query of any form → what it gives: SELECT, set operations, VALUES, and the queries that it names before it. */
import { reportGap, tableKey, type Environment } from './environment.ts';
import { readExpression } from './expression.ts';
import { bodyOf, expressionOf, isNode, isTrue, listAt, nameOf, namesIn, nodeAt, type Node } from './node.ts';
import { asIndirect, distinct, NOTHING, together, UNRESOLVED } from './reading.ts';
import { EMPTY, renamed, UNKNOWN, type OutputColumn, type Relation } from './relation.ts';
import { NO_SCOPE, type Scope } from './scope.ts';
import { allOf, orderOfResult, readSelect } from './select.ts';
import { untangled } from './untangle.ts';

/** The query of a statement: its order counts. */
export function readOutermost(query: unknown, environment: Environment): Relation {
  return readForm(query, { ...environment, outermost: true }, null);
}

/** A query within another. */
export function readQuery(query: unknown, environment: Environment, outer: Scope | null): Relation {
  return readForm(query, { ...environment, outermost: false }, outer);
}

function readForm(query: unknown, around: Environment, outer: Scope | null): Relation {
  const expression = expressionOf(query);
  if (expression === null) return EMPTY;
  const { type, body } = expression;
  const environment = withNamed(body['with'], around);
  switch (type) {
    case 'select': {
      const whole = untangled(body);
      if (whole !== null) return readForm(whole, around, outer);
      return readSelect(body, { ...environment, depth: around.text.depthOf(query) }, outer);
    }
    case 'union':
    case 'intersect':
    case 'except':
      return readSetOperation(type, body, query, environment, outer);
    case 'subquery':
    case 'paren':
      return readInner(body, environment, outer);
    case 'values':
      return readValues(listAt(body, 'expressions'), environment, outer);
    case 'with':
      return readForm(body['this'], environment, outer);
    default:
      reportGap(
        environment,
        'construct',
        `${type.replaceAll('_', ' ')} in place of a query is not followed`,
        query,
      );
      return UNKNOWN;
  }
}

/** A query in parentheses, perhaps with an order or a limit of its own behind them. */
function readInner(body: Node, environment: Environment, outer: Scope | null): Relation {
  const relation = readForm(body['this'], environment, outer);
  return withOrder(relation, body, environment);
}

function withOrder(relation: Relation, body: Node, environment: Environment): Relation {
  const order = nodeAt(body, 'order_by');
  const matters = environment.outermost || body['limit'] != null || body['fetch'] != null;
  if (order === null || !matters) return relation;
  const within = { ...environment, depth: environment.text.depthOf(order) };
  return { ...relation, rows: distinct([...relation.rows, ...orderOfResult(order, relation, within)]) };
}

function readSetOperation(
  type: 'union' | 'intersect' | 'except',
  body: Node,
  node: unknown,
  environment: Environment,
  outer: Scope | null,
): Relation {
  const inner = { ...environment, outermost: false };
  const left = readForm(body['left'], inner, outer);
  const right = readForm(body['right'], inner, outer);
  if (type !== 'union') {
    const filter = asIndirect(allOf(right).parts, 'FILTER');
    return withOrder(
      { ...left, rows: distinct([...left.rows, ...filter, ...right.rows]) },
      body,
      environment,
    );
  }
  const columns = isTrue(body, 'by_name') ? byName(left, right) : byPosition(left, right, node, environment);
  const relation = {
    columns,
    open: [...left.open, ...right.open],
    rows: distinct([...left.rows, ...right.rows]),
    other: null,
  };
  return withOrder(relation, body, environment);
}

function byPosition(
  left: Relation,
  right: Relation,
  node: unknown,
  environment: Environment,
): OutputColumn[] {
  const [open, counts] = [left.open.length + right.open.length, [left.columns.length, right.columns.length]];
  if (open === 0 && counts[0] !== counts[1]) {
    const message = `the queries that UNION joins give ${counts.join(' and ')} columns`;
    reportGap(environment, 'construct', message, node);
    return left.columns.map(({ name }) => ({ name, reading: UNRESOLVED }));
  }
  return left.columns.map(({ name, reading }, index) => ({
    name,
    reading: together([reading, right.columns[index]?.reading ?? NOTHING]),
  }));
}

function byName(left: Relation, right: Relation): OutputColumn[] {
  const groups = Map.groupBy([...left.columns, ...right.columns], ({ name }) => name?.toLowerCase() ?? '');
  return [...groups.values()].map((columns) => ({
    name: columns[0]?.name ?? null,
    reading: together(columns.map(({ reading }) => reading)),
  }));
}

/** Rows written out: each column is made of what stands at its place in any of them. */
export function readValues(
  rows: readonly unknown[],
  environment: Environment,
  outer: Scope | null,
): Relation {
  const place = { environment, scope: { ...NO_SCOPE, outer } };
  const cells = rows.map((row) =>
    Array.isArray(row) ? (row as unknown[]) : isNode(row) ? cellsOf(row) : [],
  );
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  const columns = Array.from({ length: width }, (_, index) => ({
    name: null,
    reading: together(cells.map((row) => readExpression(row[index], place))),
  }));
  return { ...EMPTY, columns };
}

function cellsOf(row: Node): readonly unknown[] {
  return listAt(bodyOf(row, 'tuple') ?? row, 'expressions');
}

/** The queries that a WITH names, each seeing those before it; read when they are asked for. */
export function withNamed(clause: unknown, environment: Environment): Environment {
  if (!isNode(clause)) return environment;
  const recursive = isTrue(clause, 'recursive');
  let inner = environment;
  for (const cte of listAt(clause, 'ctes')) {
    if (!isNode(cte)) continue;
    const before = inner;
    const read = once(() => (recursive ? readRecursive(cte, before) : readNamed(cte, before)));
    inner = naming(before, cte, read);
  }
  return inner;
}

function naming(environment: Environment, cte: Node, read: () => Relation): Environment {
  const name = nameOf(cte['alias']);
  if (name === null) return environment;
  return { ...environment, named: new Map([...environment.named, [tableKey([name]), read]]) };
}

function once(read: () => Relation): () => Relation {
  let relation: Relation | null = null;
  return () => (relation ??= read());
}

function readNamed(cte: Node, environment: Environment): Relation {
  return renamed(readQuery(cte['this'], environment, null), namesIn(listAt(cte, 'columns')));
}

/** A bound on the rounds below; each adds a way through the query, and few queries have more than two. */
const MAX_ROUNDS = 20;

/**
 * A query that reads from itself: what it gives is fed back to it until that adds nothing more. It starts with the
 * part before the UNION, as the engine does. Only the last round reports what it could not resolve.
 */
function readRecursive(cte: Node, environment: Environment): Relation {
  const start = bodyOf(cte['this'], 'union')?.['left'];
  if (start === undefined) return readNamed(cte, environment);
  const silent = { ...environment, report: () => undefined };
  let known = readNamed(
    { ...cte, this: start },
    naming(silent, cte, () => ({ ...EMPTY, other: NOTHING })),
  );
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fed = known;
    const next = readNamed(
      cte,
      naming(silent, cte, () => fed),
    );
    if (sizeOf(next) === sizeOf(known)) break;
    known = next;
  }
  const last = known;
  return readNamed(
    cte,
    naming(environment, cte, () => last),
  );
}

function sizeOf({ columns, rows }: Relation): number {
  return columns.reduce((size, { reading }) => size + reading.parts.length, rows.length);
}

/** True of the type of a tree that is a query. */
export function isQuery(type: string): boolean {
  return ['select', 'union', 'intersect', 'except', 'subquery', 'paren', 'values', 'with'].includes(type);
}
