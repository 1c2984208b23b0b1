/** Keys of GROUP BY, DISTINCT and ORDER BY: expressions, or select items by their names or places. */
import { deciding } from './condition.ts';
import type { Environment } from './environment.ts';
import type { Place } from './place.ts';
import { isAggregate } from './function.ts';
import type { Items } from './item.ts';
import type { IndirectKind } from './kind.ts';
import { expressionOf, isNode, isTrue, listAt, nodeAt, ordinal, textAt, type Node } from './node.ts';
import { pathOf } from './path.ts';
import { asIndirect, type Contribution } from './reading.ts';
import type { Relation } from './relation.ts';
import { NO_SCOPE, type Scope } from './scope.ts';

export function grouping(select: Node, items: Items, place: Place): Contribution[] {
  const group = nodeAt(select, 'group_by');
  const keys = group === null ? [] : groupingKeys(group, items);
  const distinctKeys = isTrue(select, 'distinct') ? distinctItems(select, items) : [];
  return [...keys, ...distinctKeys].flatMap((key) => keyParts(key, 'GROUP_BY', items, place));
}

/** A key as the SQL writes it, or a select item that stands for one. */
type Key = { readonly item: number } | { readonly node: unknown };

function distinctItems(select: Node, items: Items): Key[] {
  const on = listAt(select, 'distinct_on');
  return on.length > 0 ? on.map((node) => ({ node })) : items.columns.map((_, item) => ({ item }));
}

function groupingKeys(group: Node, items: Items): Key[] {
  if (isTrue(group, 'all')) {
    return items.nodes.flatMap((node, item) => (holdsAggregate(node) ? [] : [{ item }]));
  }
  return listAt(group, 'expressions').flatMap(spread).map(keyOf);
}

/** `ROLLUP (a, b)` and its like group by each of their columns. */
function spread(node: unknown): unknown[] {
  const expression = expressionOf(node);
  if (expression === null) return [];
  const { type, body } = expression;
  const isSet =
    /^(rollup|cube|grouping_sets|tuple|paren)$/.test(type) ||
    (type === 'function' && /^(rollup|cube|grouping sets)$/i.test(textAt(body, 'name') ?? ''));
  if (!isSet) return [node];
  return [...listAt(body, 'args'), ...listAt(body, 'expressions'), body['this']].flatMap(spread);
}

function keyOf(node: unknown): Key {
  const position = ordinal(node);
  return position === null ? { node } : { item: position - 1 };
}

function keyParts(key: Key, kind: IndirectKind, items: Items, place: Place): readonly Contribution[] {
  if ('node' in key) return deciding(key.node, kind, place);
  return asIndirect(items.columns[key.item]?.reading.parts ?? [], kind);
}

function holdsAggregate(node: unknown): boolean {
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) waiting.push(...(value as unknown[]));
    else if (isNode(value)) {
      const expression = expressionOf(value);
      if (expression !== null) {
        if (expression.type === 'subquery' || expression.type === 'window_function') continue;
        const name =
          expression.type === 'function' ? (textAt(expression.body, 'name') ?? '') : expression.type;
        if (isAggregate(name)) return true;
      }
      waiting.push(...Object.values(value));
    }
  }
  return false;
}

/** An order decides something where it is that of the result, or of which rows are kept. */
export function sorting(select: Node, items: Items, place: Place): Contribution[] {
  const order = nodeAt(select, 'order_by');
  const keeps = ['limit', 'top', 'fetch', 'limit_by'].some((name) => select[name] != null);
  const matters = place.environment.outermost || keeps || listAt(select, 'distinct_on').length > 0;
  return order === null || !matters ? [] : orderParts(order, items, place);
}

function orderParts(order: Node, items: Items, { environment, scope }: Place): Contribution[] {
  const place = { environment, scope: { ...scope, aliasesFirst: true } };
  return listAt(order, 'expressions').flatMap((one) => {
    const node = isNode(one) ? (one['this'] ?? one) : one;
    if (pathOf(node)?.join('.').toUpperCase() === 'ALL') {
      return items.columns.flatMap((_, item) => keyParts({ item }, 'SORT', items, place));
    }
    return [...keyParts(keyOf(node), 'SORT', items, place)];
  });
}

/** The order of a set operation: by what it gives, whatever the tables are called. */
export function orderOfResult(
  order: Node,
  { columns, open }: Relation,
  environment: Environment,
): Contribution[] {
  const relation = { columns, open, rows: [], other: null };
  const scope: Scope = { ...NO_SCOPE, sources: [{ name: [], relation, visible: true }] };
  return orderParts(order, { columns, open, nodes: [], aliases: new Map() }, { environment, scope });
}
