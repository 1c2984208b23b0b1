/** The slice of everything that flows into a column and out of it, column by column, up to a bound. */
import { endsAtColumn, isDirect, type ColumnEdge } from '../model/catalog.ts';
import { columnKey, compareColumns, datasetKey, type ColumnId, type Key } from '../model/identity.ts';
import type { Graph } from './graph.ts';
import { reachColumns, type ReachedColumn } from './reach.ts';
import type { Emphasis, Slice, SliceEdge, SliceRow } from './slice.ts';
import { datasetNode, datasetNodeKey } from './slice-node.ts';

/** How many columns a diagram of a column's lineage shows; beyond it, the nearest are kept. */
export const MAX_COLUMNS = 48;

export interface ColumnSlice {
  readonly slice: Slice;
  /** How many columns the lineage has and the slice leaves out. */
  readonly hidden: number;
}

/**
 * Columns that values come from and go to, and those that influence the column itself at one remove; farther
 * influences are in the page's table alone, since they would join nearly everything to everything.
 */
export function columnSlice(graph: Graph, focus: ColumnId): ColumnSlice {
  const reached = (['upstream', 'downstream'] as const)
    .flatMap((direction) => reachColumns(graph, focus, direction))
    .filter((column) => column.kind === 'value' || column.distance === 1)
    .sort((a, b) => a.distance - b.distance || rank(a) - rank(b) || compareColumns(a.id, b.id));
  const all = new Map<Key, ColumnId>([[columnKey(focus), focus]]);
  for (const { id } of reached) all.set(columnKey(id), id);
  const kept = new Map([...all].slice(0, MAX_COLUMNS));
  return {
    slice: { nodes: nodesOf(graph, kept, focus), edges: edgesAmong(graph, kept, focus), groups: [] },
    hidden: all.size - kept.size,
  };
}

function rank(column: ReachedColumn): number {
  return column.kind === 'value' ? 0 : 1;
}

function nodesOf(graph: Graph, kept: ReadonlyMap<Key, ColumnId>, focus: ColumnId): Slice['nodes'] {
  const byDataset = Map.groupBy(kept.values(), (id) => datasetKey(id));
  return [...byDataset.values()].flatMap((columns) => {
    const [first] = columns;
    if (first === undefined) return [];
    const id = { namespace: first.namespace, name: first.name };
    const order = new Map(graph.dataset(id)?.columns.map((column, index) => [column.id.column, index]) ?? []);
    const rows = columns
      .sort((a, b) => (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0) || compareColumns(a, b))
      .map((column) => rowOf(graph, column, focus));
    return [datasetNode(graph, id, { rows })];
  });
}

function rowOf(graph: Graph, id: ColumnId, focus: ColumnId): SliceRow {
  const column = graph.column(id);
  return {
    key: id.column,
    label: id.column,
    detail: column?.type ?? null,
    emphasis: columnKey(id) === columnKey(focus) ? 'focus' : emphasisOf(column?.state ?? 'undeclared'),
  };
}

function emphasisOf(state: 'current' | 'past' | 'undeclared'): Emphasis {
  return state === 'current' ? 'normal' : state;
}

function edgesAmong(graph: Graph, kept: ReadonlyMap<Key, ColumnId>, focus: ColumnId): SliceEdge[] {
  const edges = new Map<string, SliceEdge>();
  for (const id of kept.values()) {
    for (const edge of graph.usesOf(id)) {
      const end = endWithin(edge, kept, focus);
      if (end === null || edge.state === 'past') continue;
      const direct = isDirect(edge);
      if (!direct && !touches(edge, end, focus)) continue;
      const drawn: SliceEdge = {
        from: { node: datasetNodeKey(edge.from), row: edge.from.column },
        to: { node: datasetNodeKey(end), row: end.column },
        kind: direct ? 'value' : 'influence',
        label: labelOf(edge),
      };
      const key = JSON.stringify([drawn.from, drawn.to]);
      if (edges.get(key)?.kind !== 'value') edges.set(key, drawn);
    }
  }
  return [...edges.values()];
}

/** Where the edge ends among the kept columns; one to the focus's whole dataset ends at the focus. */
function endWithin(edge: ColumnEdge, kept: ReadonlyMap<Key, ColumnId>, focus: ColumnId): ColumnId | null {
  if (endsAtColumn(edge)) return kept.get(columnKey(edge.to)) ?? null;
  return datasetKey(edge.to) === datasetKey(focus) ? focus : null;
}

function touches(edge: ColumnEdge, end: ColumnId, focus: ColumnId): boolean {
  return columnKey(edge.from) === columnKey(focus) || columnKey(end) === columnKey(focus);
}

/** The kinds of transformation, each once: `AGGREGATION`, `JOIN, FILTER`. */
export function labelOf(edge: ColumnEdge): string | null {
  const kinds = new Set(edge.transformations.map((one) => one.subtype ?? one.type));
  return kinds.size === 0 ? null : [...kinds].join(', ');
}
