/** The slice of everything that flows into a column and out of it, column by column, up to a bound. */
import { endsAtColumn, isDirect, type ColumnEdge } from '../model/catalog.ts';
import {
  columnKey,
  compareColumns,
  datasetKey,
  keyOf,
  sameName,
  type ColumnId,
  type DatasetId,
  type Key,
} from '../model/identity.ts';
import { visible } from '../model/visible.ts';
import type { Graph } from './graph.ts';
import { reachColumns, type ReachedColumn } from './reach.ts';
import type { Emphasis, Slice, SliceEdge, SliceRow } from './slice.ts';
import { datasetNode, datasetNodeKey } from './slice-node.ts';

/** How many columns a diagram of a column's lineage shows; beyond it, the nearest are kept. */
export const MAX_COLUMNS = 48;

export interface ColumnSlice {
  readonly slice: Slice;
  /** How many columns the lineage has and the slice leaves out; datasets that are drawn as a whole count as one. */
  readonly hidden: number;
}

/**
 * Columns that values come from and go to, and what influences the column itself, or is influenced by it, at one
 * remove: columns, and whole datasets where it decides on all their rows. Farther influences are in the page's
 * table alone, since they would join nearly everything to everything.
 */
export function columnSlice(graph: Graph, focus: ColumnId): ColumnSlice {
  const all = new Map<Key, Member>();
  const candidates = [...upstream(graph, focus), ...downstream(graph, focus), ...wholes(graph, focus)];
  for (const member of [{ id: focus, distance: 0, rank: 0 }, ...candidates.sort(compareMembers)]) {
    const key = keyOfEnd(member.id);
    if (!all.has(key)) all.set(key, member);
  }
  const kept = new Map([...all].slice(0, MAX_COLUMNS).map(([key, { id }]) => [key, id]));
  return {
    slice: { nodes: nodesOf(graph, kept.values(), focus), edges: edgesAmong(graph, kept, focus), groups: [] },
    hidden: all.size - kept.size,
  };
}

/** One end of an edge: a column, or a dataset as a whole. */
type End = ColumnId | DatasetId;

interface Member {
  readonly id: End;
  readonly distance: number;
  /** Of those as near, the less the sooner it is shown. */
  readonly rank: number;
}

function compareMembers(a: Member, b: Member): number {
  return a.distance - b.distance || a.rank - b.rank || compareColumns(columnOf(a.id), columnOf(b.id));
}

function columnOf(id: End): ColumnId {
  return 'column' in id ? id : { ...id, column: '' };
}

function keyOfEnd(id: End): Key {
  return 'column' in id ? keyOf('column', columnKey(id)) : keyOf('dataset', datasetKey(id));
}

function upstream(graph: Graph, focus: ColumnId): Member[] {
  return reachColumns(graph, focus, 'upstream')
    .filter((column) => column.kind === 'value' || column.distance === 1)
    .map(memberOf);
}

function downstream(graph: Graph, focus: ColumnId): Member[] {
  const next = new Set(currentUses(graph, focus).map((edge) => keyOfEnd(edge.to)));
  return reachColumns(graph, focus, 'downstream')
    .filter((column) => column.kind === 'value' || next.has(keyOfEnd(column.id)))
    .map(memberOf);
}

function memberOf({ id, distance, kind }: ReachedColumn): Member {
  return { id, distance, rank: kind === 'value' ? 0 : 1 };
}

/** The datasets whose rows, their order or their grouping depend on the column; its own shows it on its row. */
function wholes(graph: Graph, focus: ColumnId): Member[] {
  return currentUses(graph, focus)
    .filter((edge) => !endsAtColumn(edge) && !sameName(edge.to, focus))
    .map((edge) => ({ id: edge.to, distance: 1, rank: 2 }));
}

function currentUses(graph: Graph, id: ColumnId): readonly ColumnEdge[] {
  return graph.usesOf(id).filter((edge) => edge.state !== 'past');
}

function nodesOf(graph: Graph, kept: Iterable<End>, focus: ColumnId): Slice['nodes'] {
  const byDataset = Map.groupBy(kept, (id) => datasetKey(id));
  return [...byDataset.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const id = { namespace: first.namespace, name: first.name };
    const order = new Map(graph.dataset(id)?.columns.map((column, index) => [column.id.column, index]) ?? []);
    const rows = members
      .filter((member) => 'column' in member)
      .sort((a, b) => (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0) || compareColumns(a, b))
      .map((column) => rowOf(graph, column, focus));
    return [datasetNode(graph, id, { rows })];
  });
}

function rowOf(graph: Graph, id: ColumnId, focus: ColumnId): SliceRow {
  const column = graph.column(id);
  return {
    key: id.column,
    label: visible(id.column),
    detail: column?.type ?? null,
    emphasis: columnKey(id) === columnKey(focus) ? 'focus' : emphasisOf(column?.state ?? 'undeclared'),
  };
}

function emphasisOf(state: 'current' | 'past' | 'undeclared'): Emphasis {
  return state === 'current' ? 'normal' : state;
}

function edgesAmong(graph: Graph, kept: ReadonlyMap<Key, End>, focus: ColumnId): SliceEdge[] {
  const edges = new Map<string, SliceEdge>();
  for (const id of kept.values()) {
    for (const edge of 'column' in id ? currentUses(graph, id) : []) {
      const end = endWithin(edge, kept, focus);
      const direct = isDirect(edge);
      if (end === null || (!direct && !touches(edge, end, focus))) continue;
      const drawn: SliceEdge = {
        from: sliceEnd(edge.from),
        to: sliceEnd(end),
        kind: direct ? 'value' : 'influence',
        label: labelOf(edge),
      };
      const key = JSON.stringify([drawn.from, drawn.to]);
      if (edges.get(key)?.kind !== 'value') edges.set(key, drawn);
    }
  }
  return [...edges.values()];
}

function sliceEnd(id: End): SliceEdge['from'] {
  return { node: datasetNodeKey(id), row: 'column' in id ? id.column : null };
}

/** Where the edge ends among what is kept; one to the focus's whole dataset ends at the focus. */
function endWithin(edge: ColumnEdge, kept: ReadonlyMap<Key, End>, focus: ColumnId): End | null {
  if (!endsAtColumn(edge) && sameName(edge.to, focus)) return focus;
  return kept.get(keyOfEnd(edge.to)) ?? null;
}

function touches(edge: ColumnEdge, end: End, focus: ColumnId): boolean {
  return [edge.from, end].some((id) => keyOfEnd(id) === keyOfEnd(focus));
}

/** The kinds of transformation, each once: `AGGREGATION`, `JOIN, FILTER`. */
export function labelOf(edge: ColumnEdge): string | null {
  const kinds = new Set(edge.transformations.map((one) => one.subtype ?? one.type));
  return kinds.size === 0 ? null : [...kinds].join(', ');
}
