/** The slice of the column edges of one step: around a dataset, or through a job. */
import { endsAtColumn, isDirect, type ColumnEdge } from '../model/catalog.ts';
import { columnKey, keyOf, type ColumnId, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import type { Graph } from './graph.ts';
import { amongDatasets, datasetNeighbours, jobNeighbourhood } from './neighbourhood.ts';
import { labelOf, sliceEnd } from './column-slice.ts';
import type { Surroundings } from './slice-builder.ts';
import { columnRows, datasetNodeKey } from './slice-node.ts';
import type { Slice, SliceEdge, SliceNode } from './slice.ts';

/** How many rows a picture has, in all of its datasets together: those of the first edges, where values flow. */
export const MAX_ROWS = 60;

export interface ColumnNeighbourhood {
  readonly slice: Slice;
  /** How many edges between columns of those that it is about the slice leaves out. */
  readonly hidden: number;
}

/**
 * A dataset, those that it is made of and that are made of it, the edges between its columns and theirs, and those
 * among the columns that it shows for these. A line between whole datasets stands where no edge between columns
 * does. Null where no edge of its own columns holds.
 */
export function datasetColumns(around: Surroundings, id: DatasetId): ColumnNeighbourhood | null {
  const { graph } = around;
  const columns = graph.dataset(id)?.columns ?? [];
  const stated = [
    ...columns.flatMap((column) => [...graph.sourcesOf(column.id), ...graph.usesOf(column.id)]),
    ...graph.dependenciesOf(id),
  ];
  const slice = datasetNeighbours(around, id);
  const { kept, columns: shown, hidden } = withinBound(stated, slice.nodes);
  if (kept.length === 0) return null;
  const edges = [...new Set([...kept, ...edgesAmong(graph, shown, slice.nodes)])];
  return { slice: withColumns(around, slice, edges, shown), hidden };
}

/**
 * What a job reads and writes, and the edges between their columns that it states; no dataset that these do not
 * touch. A line between whole datasets stands where it states none, and data flows all the same, through whatever
 * job. Null where it states none at all.
 */
export function jobColumns(around: Surroundings, id: JobId): ColumnNeighbourhood | null {
  const { nodes } = jobNeighbourhood(around, id);
  const { kept, columns, hidden } = withinBound(around.graph.columnEdgesOfJob(id), nodes);
  if (kept.length === 0) return null;
  const joined = new Set(kept.flatMap(({ from, to }) => [datasetNodeKey(from), datasetNodeKey(to)]));
  const datasets = nodes.flatMap((node) =>
    node.kind === 'dataset' && joined.has(node.key) ? [node.id] : [],
  );
  return { slice: withColumns(around, amongDatasets(around, datasets), kept, columns), hidden };
}

/** @param slice of whole datasets @param kept edges between its columns @param columns those at their ends */
function withColumns(
  { graph, loops }: Surroundings,
  slice: Slice,
  kept: readonly ColumnEdge[],
  columns: readonly ColumnId[],
): Slice {
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
  return { ...slice, nodes, edges: [...wholeEdges(slice, kept), ...edges] };
}

/** Those that hold between the nodes: where values flow first; as many as the rows have room for. */
function withinBound(
  stated: readonly ColumnEdge[],
  nodes: readonly SliceNode[],
): { kept: ColumnEdge[]; columns: ColumnId[]; hidden: number } {
  const shown = new Set(nodes.map(({ key }) => key));
  const current = [...new Set(stated)].filter((edge) => edge.state === 'current');
  const within = current.filter(({ from, to }) => [from, to].every((id) => shown.has(datasetNodeKey(id))));
  const columns = new Map<Key, ColumnId>();
  const kept: ColumnEdge[] = [];
  for (const edge of [...within.filter(isDirect), ...within.filter((one) => !isDirect(one))]) {
    const ends = endsAtColumn(edge) ? [edge.from, edge.to] : [edge.from];
    const more = ends.filter((id) => !columns.has(columnKey(id)));
    if (columns.size + more.length > MAX_ROWS) continue;
    for (const id of ends) columns.set(columnKey(id), id);
    kept.push(edge);
  }
  return { kept, columns: [...columns.values()], hidden: current.length - kept.length };
}

/** Those that hold between columns that are shown, and from them to datasets that are. */
function edgesAmong(graph: Graph, columns: readonly ColumnId[], nodes: readonly SliceNode[]): ColumnEdge[] {
  const shown = new Set(columns.map(columnKey));
  return [
    ...columns.flatMap((id) => graph.sourcesOf(id)),
    ...nodes.flatMap((node) => (node.kind === 'dataset' ? graph.dependenciesOf(node.id) : [])),
  ].filter(({ from, state }) => state === 'current' && shown.has(columnKey(from)));
}

/** Those between datasets that no edge between columns joins. */
function wholeEdges({ edges }: Slice, between: readonly ColumnEdge[]): readonly SliceEdge[] {
  const joined = new Set(between.map(({ from, to }) => keyOf(datasetNodeKey(from), datasetNodeKey(to))));
  return edges.filter(({ from, to }) => !joined.has(keyOf(from.node, to.node)));
}
