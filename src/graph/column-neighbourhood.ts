/** The slice of the column edges of one step: around a dataset, or through a job. */
import { endsAtColumn, isDirect, type ColumnEdge } from '../model/catalog.ts';
import { columnKey, keyOf, type ColumnId, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import { datasetNeighbours, jobNeighbourhood } from './neighbourhood.ts';
import { labelOf, sliceEnd } from './column-slice.ts';
import type { Surroundings } from './slice-builder.ts';
import { columnRows, datasetNodeKey } from './slice-node.ts';
import type { Slice, SliceEdge, SliceNode } from './slice.ts';

/** How many rows a picture has, in all of its datasets together: those of the first edges, where values flow. */
export const MAX_ROWS = 60;

export interface ColumnNeighbourhood {
  readonly slice: Slice;
  /** How many edges between columns the slice leaves out. */
  readonly hidden: number;
}

/**
 * A dataset, those that it is made of and that are made of it, and the edges between its columns and theirs. A line
 * between whole datasets stands where no edge between columns does. Null where no such edge holds.
 */
export function datasetColumns(around: Surroundings, id: DatasetId): ColumnNeighbourhood | null {
  const { graph } = around;
  const columns = graph.dataset(id)?.columns ?? [];
  const stated = [
    ...columns.flatMap((column) => [...graph.sourcesOf(column.id), ...graph.usesOf(column.id)]),
    ...graph.dependenciesOf(id),
  ];
  return withColumns(around, datasetNeighbours(around, id), stated);
}

/** What a job reads and writes, and the edges between their columns that it states. Null where it states none. */
export function jobColumns(around: Surroundings, id: JobId): ColumnNeighbourhood | null {
  const { nodes, groups } = jobNeighbourhood(around, id);
  const datasets = nodes.filter(({ kind }) => kind === 'dataset');
  const made = withColumns(around, { nodes: datasets, edges: [], groups }, around.graph.columnEdgesOfJob(id));
  if (made === null) return null;
  const joined = new Set(made.slice.edges.flatMap(({ from, to }) => [from.node, to.node]));
  return { ...made, slice: { ...made.slice, nodes: made.slice.nodes.filter(({ key }) => joined.has(key)) } };
}

/** @param slice of whole datasets @param stated edges between columns, repeated or not */
function withColumns(
  { graph, loops }: Surroundings,
  slice: Slice,
  stated: readonly ColumnEdge[],
): ColumnNeighbourhood | null {
  const shown = new Set(slice.nodes.map(({ key }) => key));
  const current = [...new Set(stated)].filter((edge) => edge.state === 'current');
  const within = current.filter(({ from, to }) => [from, to].every((id) => shown.has(datasetNodeKey(id))));
  const { kept, columns } = withinBound(within);
  if (kept.length === 0) return null;
  const byDataset = Map.groupBy(columns, datasetNodeKey);
  const nodes = slice.nodes.map((node): SliceNode => {
    const own = node.kind === 'dataset' ? byDataset.get(node.key) : undefined;
    if (node.kind !== 'dataset' || own === undefined) return node;
    return { ...node, rows: columnRows(graph, node.id, own) };
  });
  const edges = kept.map((edge): SliceEdge => ({
    from: sliceEnd(edge.from),
    to: sliceEnd(edge.to),
    kind: isDirect(edge) ? 'value' : 'influence',
    label: labelOf(edge),
    inCycle: isDirect(edge) && endsAtColumn(edge) && loops.joinColumns(edge.from, edge.to),
  }));
  return {
    slice: { ...slice, nodes, edges: [...wholeEdges(slice, within), ...edges] },
    hidden: current.length - kept.length,
  };
}

/** Where values flow first; as many edges as the rows have room for. */
function withinBound(edges: readonly ColumnEdge[]): { kept: ColumnEdge[]; columns: ColumnId[] } {
  const columns = new Map<Key, ColumnId>();
  const kept: ColumnEdge[] = [];
  for (const edge of [...edges.filter(isDirect), ...edges.filter((one) => !isDirect(one))]) {
    const ends = endsAtColumn(edge) ? [edge.from, edge.to] : [edge.from];
    const more = ends.filter((id) => !columns.has(columnKey(id)));
    if (columns.size + more.length > MAX_ROWS) continue;
    for (const id of ends) columns.set(columnKey(id), id);
    kept.push(edge);
  }
  return { kept, columns: [...columns.values()] };
}

/** Those between datasets that no edge between columns joins. */
function wholeEdges({ edges }: Slice, between: readonly ColumnEdge[]): readonly SliceEdge[] {
  const joined = new Set(between.map(({ from, to }) => keyOf(datasetNodeKey(from), datasetNodeKey(to))));
  return edges.filter(({ from, to }) => !joined.has(keyOf(from.node, to.node)));
}
