/** One SELECT: its items, and all that decides which rows there are. */
import { filterParts } from './condition.ts';
import type { Environment } from './environment.ts';
import type { Place } from './place.ts';
import { readFrom } from './from.ts';
import { readItems } from './item.ts';
import { grouping, sorting } from './key.ts';
import { isNode, listAt, nameOf, nodeAt, type Node } from './node.ts';
import { distinct, type Contribution } from './reading.ts';
import type { Relation } from './relation.ts';
import type { Scope } from './scope.ts';
import { readLateralView, type From } from './table-function.ts';

export function readSelect(select: Node, around: Environment, outer: Scope | null): Relation {
  const environment = { ...around, windows: windowsOf(select) };
  const { scope, rows } = tablesOf(select, environment, outer);
  const { text, depth } = environment;
  const star = text.starBefore(select['from'], depth);
  const items = readItems(listAt(select, 'expressions'), { environment, scope }, star);
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

/** WHERE, HAVING, QUALIFY, and Oracle's CONNECT BY. */
const FILTERS = ['where_clause', 'prewhere', 'having', 'qualify', 'connect'] as const;

function filters(select: Node, place: Place): Contribution[] {
  return FILTERS.flatMap((name) => {
    const clause = nodeAt(select, name);
    return clause === null ? [] : filterParts(clause['this'] ?? Object.values(clause), place);
  });
}
