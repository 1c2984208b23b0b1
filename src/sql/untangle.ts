/**
 * Puts right what the parser gets wrong (seen in 0.12.1): in `SELECT a FROM t WHERE x > (SELECT …) UNION SELECT b …`
 * it joins the UNION to the query in parentheses, where it belongs to the whole. A set operation that stands in an
 * expression without parentheses of its own is no SQL, so wherever one does, it is lifted to where it belongs.
 */
import { bodyOf, expressionOf, isNode, listAt, nodeAt, type Node } from './node.ts';

const SET_OPERATIONS: ReadonlySet<string> = new Set(['union', 'intersect', 'except']);

/** Null where the query is as it should be; otherwise the set operation that it is a part of. */
export function untangled(select: Node): Node | null {
  for (const { value, replaced } of tails(select)) {
    const found = tangled(value);
    if (found !== null) return whole(found.operation, replaced(found.rest));
  }
  return null;
}

/** The names that the first query gives to others are those of the whole. */
function whole(operation: Node, { with: named, ...select }: Node): Node {
  const lifted = lift(operation, { select });
  const expression = expressionOf(lifted);
  return expression === null
    ? lifted
    : { [expression.type]: { ...expression.body, with: named ?? expression.body['with'] } };
}

/** The last expression of each clause, with a way to put another in its place. */
function tails(select: Node): { readonly value: unknown; readonly replaced: (value: unknown) => Node }[] {
  const clauses = ['where_clause', 'having', 'qualify'].flatMap((name) => {
    const clause = nodeAt(select, name);
    if (clause === null) return [];
    return [
      {
        value: clause['this'],
        replaced: (value: unknown): Node => ({ ...select, [name]: { ...clause, this: value } }),
      },
    ];
  });
  const items = listAt(select, 'expressions');
  const joins = listAt(select, 'joins');
  const join = joins.at(-1);
  return [
    ...clauses,
    {
      value: items.at(-1),
      replaced: (value) => ({ ...select, expressions: [...items.slice(0, -1), value] }),
    },
    ...(isNode(join)
      ? [
          {
            value: join['on'],
            replaced: (value: unknown): Node => ({
              ...select,
              joins: [...joins.slice(0, -1), { ...join, on: value }],
            }),
          },
        ]
      : []),
  ];
}

interface Tangle {
  readonly operation: Node;
  /** The expression without the set operation. */
  readonly rest: unknown;
}

/** Members in which the last operand of an operator stands. */
const LAST = ['right', 'high'] as const;

function tangled(value: unknown): Tangle | null {
  const expression = expressionOf(value);
  if (expression === null || !isNode(value)) return null;
  const { type, body } = expression;
  if (SET_OPERATIONS.has(type)) {
    const first = firstOf(value);
    return bodyOf(first, 'subquery') === null ? null : { operation: value, rest: first };
  }
  const key = LAST.find((name) => body[name] != null) ?? (type === 'not' || type === 'neg' ? 'this' : null);
  const found = key === null ? null : tangled(body[key]);
  return key === null || found === null
    ? null
    : { operation: found.operation, rest: { [type]: { ...body, [key]: found.rest } } };
}

/** The first query of a chain of set operations. */
function firstOf(operation: unknown): unknown {
  let at = operation;
  for (;;) {
    const expression = expressionOf(at);
    if (expression === null || !SET_OPERATIONS.has(expression.type)) return at;
    at = expression.body['left'];
  }
}

/** The chain with another query as its first. */
function lift(operation: unknown, first: Node): Node {
  const expression = expressionOf(operation);
  if (expression === null || !SET_OPERATIONS.has(expression.type)) return first;
  const { type, body } = expression;
  return { [type]: { ...body, left: lift(body['left'], first) } };
}
