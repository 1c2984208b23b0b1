/** A query of any form → what it gives: SELECT, set operations, VALUES, and the queries that it names before it. */
import { reportGap, type Environment } from './environment.ts';
import { readExpression } from './expression.ts';
import { orderOfResult } from './key.ts';
import { withNamed } from './named-query.ts';
import { bodyOf, expressionOf, isNode, isTrue, listAt, nodeAt, type Node } from './node.ts';
import { asIndirect, distinct, together } from './reading.ts';
import { EMPTY, UNKNOWN, type Relation } from './relation.ts';
import { NO_SCOPE, type Scope } from './scope.ts';
import { readSelect } from './select.ts';
import { allOf, byName, byPosition } from './set-operation.ts';
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

/** True of the type of a tree that is a query. */
export function isQuery(type: string): boolean {
  return ['select', 'union', 'intersect', 'except', 'subquery', 'paren', 'values', 'with'].includes(type);
}
