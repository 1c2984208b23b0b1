/** Aggregates and windows: values of many rows. */
import { placed } from './environment.ts';
import { endsInIf, isCount } from './function.ts';
import { listAt, nameOf, nodeAt, textAt, type Node } from './node.ts';
import { isStar } from './path.ts';
import type { Place } from './place.ts';
import { asDirect, deciding, masked, together, type Reading } from './reading.ts';

/** Reads all expressions in the values. It is handed down, so that the parts need not know the whole. */
export type ReadAll = (values: readonly unknown[], place: Place) => Reading;

/** Members of an aggregate that decide which rows it takes, in which order, and how it is written. */
const BESIDE_ARGUMENTS: ReadonlySet<string> = new Set([
  'filter',
  'order_by',
  'name',
  'original_name',
  'limit',
]);

export function readAggregate(body: Node, place: Place, node: Node, readAll: ReadAll): Reading {
  const [type = ''] = Object.keys(node);
  const name = textAt(body, 'name') ?? type;
  const counts = isCount(name) || isCount(type);
  const members = Object.entries(body).filter(([key]) => !BESIDE_ARGUMENTS.has(key));
  const all = members.flatMap(([, value]): readonly unknown[] => (Array.isArray(value) ? value : [value]));
  const args = counts ? all.filter((arg) => !isStar(arg)) : all;
  const condition = endsInIf(name) ? listAt(body, 'args').slice(1).at(-1) : null;
  const values = asDirect(readAll(condition == null ? args : without(args, condition), place), 'AGGREGATION');
  const reading = counts ? masked(values) : values;
  return together([
    { ...reading, rows: reading.rows || (!reading.unresolved && reading.parts.length === 0) },
    indirectly(condition, 'FILTER', place, readAll),
    indirectly(body['filter'], 'FILTER', place, readAll),
    indirectly(body['order_by'], 'SORT', place, readAll),
  ]);
}

function without(values: readonly unknown[], one: unknown): readonly unknown[] {
  return values.filter((value) => value !== one);
}

function indirectly(
  value: unknown,
  kind: 'FILTER' | 'SORT' | 'WINDOW',
  place: Place,
  readAll: ReadAll,
): Reading {
  const { environment } = place;
  const own = { ...environment, depth: environment.text.depthOf(value) };
  return placed(own, value, deciding(readAll([value], place), kind));
}

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` is of x; `listagg(y) WITHIN GROUP (ORDER BY x)` of y, sorted by x. */
export function readWithinGroup(body: Node, place: Place, readAll: ReadAll): Reading {
  const values = readAll([body['this']], place);
  const order = readAll([body['order_by']], place);
  if (values.parts.length > 0) return together([values, deciding(order, 'SORT')]);
  return { ...asDirect(order, 'AGGREGATION'), unresolved: order.unresolved || values.unresolved };
}

export function readWindowFunction(body: Node, place: Place, readAll: ReadAll): Reading {
  const values = readAll([body['this']], place);
  const over = windowOf(nodeAt(body, 'over'), place);
  const keys = [...listAt(over, 'partition_by'), ...listAt(over, 'order_by')];
  const window = deciding(readAll(keys, place), 'WINDOW');
  return together([{ ...values, rows: values.rows || values.parts.length === 0 }, window]);
}

/** A window's definition, with those of the named ones that it rests on, one on the other. */
function windowOf(over: Node | null, { environment }: Place): Node {
  const chain: Node[] = [];
  let at = over;
  while (at !== null && !chain.includes(at)) {
    chain.unshift(at);
    const name = nameOf(at['window_name']);
    at = name === null ? null : (environment.windows.get(name.toLowerCase()) ?? null);
  }
  return {
    partition_by: chain.flatMap((one) => listAt(one, 'partition_by')),
    order_by: chain.flatMap((one) => listAt(one, 'order_by')),
  };
}
