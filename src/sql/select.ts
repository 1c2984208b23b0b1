/** One SELECT: its items, and all that decides which rows there are. */
import type { TextSpan } from '../model/sql-reading.ts';
import { placedParts, type Environment } from './environment.ts';
import { conjuncts, pathOf, readExpression, type Place } from './expression.ts';
import { readFrom, readLateralView, type From } from './from.ts';
import { isAggregate } from './function.ts';
import {
  bodyOf,
  expressionOf,
  isNode,
  isTrue,
  listAt,
  nameOf,
  nodeAt,
  ordinal,
  textAt,
  type Node,
} from './node.ts';
import { asIndirect, distinct, through, together, type Contribution, type Reading } from './reading.ts';
import type { IndirectKind } from './kind.ts';
import type { OpenTable, OutputColumn, Relation } from './relation.ts';
import type { Scope } from './scope.ts';
import { expandStar } from './star.ts';

interface Items {
  readonly columns: readonly OutputColumn[];
  readonly open: readonly OpenTable[];
  /** By position, with the item's tree; a star's columns have that of the star. */
  readonly nodes: readonly unknown[];
  readonly aliases: ReadonlyMap<string, Reading>;
}

export function readSelect(select: Node, around: Environment, outer: Scope | null): Relation {
  const environment = { ...around, windows: windowsOf(select) };
  const { scope, rows } = tablesOf(select, environment, outer);
  const items = readItems(listAt(select, 'expressions'), { environment, scope });
  const named: Scope = { ...scope, aliases: items.aliases };
  const place = { environment, scope: named };
  return {
    columns: items.columns,
    open: items.open,
    rows: distinct([
      ...rows,
      ...filters(select, place),
      ...grouping(select, items, place),
      ...sorting(select, items, place),
    ]),
    other: null,
  };
}

function windowsOf(select: Node): ReadonlyMap<string, Node> {
  return new Map(
    listAt(select, 'windows').flatMap((window) => {
      const name = isNode(window) ? nameOf(window['name']) : null;
      const spec = isNode(window) ? nodeAt(window, 'spec') : null;
      return name === null || spec === null ? [] : [[name.toLowerCase(), spec] as const];
    }),
  );
}

function tablesOf(select: Node, environment: Environment, outer: Scope | null): From {
  let from = readFrom(select['from'], listAt(select, 'joins'), environment, outer);
  for (const view of listAt(select, 'lateral_views')) {
    const { sources } = readLateralView(view, environment, from.scope).scope;
    from = { ...from, scope: { ...from.scope, sources: [...from.scope.sources, ...sources] } };
  }
  return from;
}

function readItems(expressions: readonly unknown[], { environment, scope }: Place): Items {
  const columns: OutputColumn[] = [];
  const open: OpenTable[] = [];
  const nodes: unknown[] = [];
  const aliases = new Map<string, Reading>();
  for (const written of expressions) {
    const node = environment.dialect === 'tsql' ? withTrailingAlias(written) : written;
    const place = { environment, scope: { ...scope, aliases } };
    const star = bodyOf(node, 'star');
    if (star === null) {
      const column = readItem(node, place);
      columns.push(column);
      nodes.push(node);
      if (column.name !== null && bodyOf(node, 'alias') !== null) {
        aliases.set(column.name.toLowerCase(), column.reading);
      }
    } else {
      const expansion = expandStar(star, node, place);
      columns.push(...expansion.columns);
      nodes.push(...expansion.columns.map(() => node));
      open.push(...expansion.open);
    }
  }
  return { columns, open, nodes, aliases };
}

/** T-SQL's `name = expression` as a select item. */
function withTrailingAlias(node: unknown): unknown {
  const eq = bodyOf(node, 'eq');
  const column = eq === null ? null : bodyOf(eq['left'], 'column');
  if (eq === null || column === null || column['table'] != null) return node;
  return { alias: { this: eq['right'], alias: column['name'] } };
}

function readItem(node: unknown, place: Place): OutputColumn {
  const alias = bodyOf(node, 'alias');
  const { environment } = place;
  const value = alias === null ? node : alias['this'];
  const span = placeOf(value, alias, environment);
  const reading = readExpression(value, place);
  return {
    name: alias === null ? (pathOf(node)?.at(-1) ?? null) : nameOf(alias['alias']),
    reading: span === null ? reading : through(reading, span),
  };
}

/** Of an expression that has no place of its own, such as `count(*)`, that before its alias. */
function placeOf(value: unknown, alias: Node | null, { text, depth }: Environment): TextSpan | null {
  return text.expression(value, depth) ?? (alias === null ? null : text.before(alias['alias'], depth));
}

/** WHERE, HAVING, QUALIFY, and Oracle's CONNECT BY. */
const FILTERS = ['where_clause', 'prewhere', 'having', 'qualify', 'connect'] as const;

function filters(select: Node, place: Place): Contribution[] {
  return FILTERS.flatMap((name) => {
    const clause = nodeAt(select, name);
    return clause === null ? [] : filterParts(clause['this'] ?? Object.values(clause), place);
  });
}

/** What a condition is of, each part with its own place. */
export function filterParts(condition: unknown, place: Place): readonly Contribution[] {
  return conjuncts(condition).flatMap((one) => deciding(one, 'FILTER', place));
}

function deciding(node: unknown, kind: IndirectKind, place: Place): readonly Contribution[] {
  return placedParts(place.environment, node, asIndirect(readExpression(node, place).parts, kind));
}

function grouping(select: Node, items: Items, place: Place): Contribution[] {
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
function sorting(select: Node, items: Items, place: Place): Contribution[] {
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
  const scope: Scope = {
    sources: [{ name: [], relation, visible: true }],
    merged: [],
    aliases: new Map(),
    aliasesFirst: false,
    outer: null,
  };
  return orderParts(order, { columns, open, nodes: [], aliases: new Map() }, { environment, scope });
}

/** All that goes into the items, as one. */
export function allOf({ columns }: Relation): Reading {
  return together(columns.map(({ reading }) => reading));
}
