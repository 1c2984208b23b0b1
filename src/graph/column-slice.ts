/** The slice of everything that flows into a column and out of it, column by column, up to a bound. */
import { endsAtColumn, isDirect, type ColumnEdge } from '../model/catalog.ts';
import type { ColumnId, DatasetId } from '../model/identity.ts';
import { columnFoldNode, columnFolds, type ColumnFold, type SidedColumn } from './column-fold.ts';
import type { Direction } from './flow.ts';
import type { Graph } from './graph.ts';
import type { Network } from './network.ts';
import type { Surroundings } from './slice-builder.ts';
import type { Slice, SliceEdge, SliceEnd } from './slice.ts';
import { columnRows, datasetNode, datasetNodeKey } from './slice-node.ts';
import { columnReach } from './walk/column-reach.ts';
import { columnTable, type ColumnTable } from './walk/column-table.ts';
import { endsOf } from './walk/links.ts';

/** How many columns a diagram of a column's lineage shows one by one: the nearest. */
export const MAX_COLUMNS = 16;

export interface ColumnSlice {
  readonly slice: Slice;
  /** How many columns the lineage has and the slice neither shows nor folds; a dataset drawn as a whole counts as one. */
  readonly hidden: number;
}

/**
 * Columns that values come from and go to, and what influences the column itself, or is influenced by it, at one
 * remove: columns, and whole datasets where it decides on all their rows. Farther influences are in the page's
 * table alone, since they would join nearly everything to everything. Of the columns beyond the bound those of one
 * dataset are folded, where what is shown is made of them or they of it.
 */
export function columnSlice(around: Surroundings, focus: ColumnId): ColumnSlice {
  const table = columnTable(around);
  const start = table.numberOf(focus);
  if (start === null) return { slice: { nodes: [], edges: [], groups: [] }, hidden: 0 };
  const { kept, beyond, all } = membersOf(around, table, start);
  const statements = statementsAround(around.graph, table, { kept, beyond, focus: start });
  const folds = columnFolds(joinedBeyond(table, statements, beyond));
  const nodes = nodesOf(around.graph, table, kept, focus);
  const shown = new Set(nodes.map(({ key }) => key));
  const foldNodes = folds.map((fold) =>
    columnFoldNode(fold, fold.dataset !== null && shown.has(datasetNodeKey(fold.dataset))),
  );
  return {
    slice: {
      nodes: [...nodes, ...foldNodes],
      edges: edgesOf(around, table, { statements, kept, folds }),
      groups: [],
    },
    hidden: all - kept.size - folds.reduce((sum, { columns }) => sum + columns.length, 0),
  };
}

/** One end of an edge by its number in the table: a column's, or, beyond all of these, that of a dataset as a whole. */
type End = number;

interface Members {
  /** The nearest. */
  readonly kept: ReadonlySet<End>;
  /** The others, which are columns, each with its side. */
  readonly beyond: ReadonlyMap<End, Direction>;
  /** How many there are, with whole datasets beyond the bound. */
  readonly all: number;
}

/** The column itself, and what the slice is to hold of what is around it. */
function membersOf(network: Network, table: ColumnTable, focus: End): Members {
  const candidates = [
    ...onSide(network, table, focus, 'upstream'),
    ...onSide(network, table, focus, 'downstream'),
  ].sort(compareMembers);
  const kept = new Set([focus]);
  const beyond = new Map<End, Direction>();
  const others = new Set<End>();
  for (const { end, side } of candidates) {
    if (kept.has(end) || others.has(end)) continue;
    if (kept.size < MAX_COLUMNS) kept.add(end);
    else {
      others.add(end);
      if (end < table.columns.length) beyond.set(end, side);
    }
  }
  return { kept, beyond, all: kept.size + others.size };
}

interface Member {
  readonly end: End;
  readonly distance: number;
  /** Of those as near, the less the sooner it is shown. */
  readonly rank: number;
  readonly side: Direction;
}

/** Numbers are in the order of names. */
function compareMembers(a: Member, b: Member): number {
  return a.distance - b.distance || a.rank - b.rank || a.end - b.end;
}

/** Of columns that values lead to all, and what takes part without its values at one remove. */
function onSide(network: Network, table: ColumnTable, focus: End, side: Direction): Member[] {
  const { values, all } = columnReach(network, [focus], side);
  const members: Member[] = [];
  for (let at = values.starts; at < values.met; at++) {
    const end = values.order[at] ?? 0;
    members.push({ end, distance: values.distance[end] ?? 0, rank: 0, side });
  }
  if (side === 'upstream') {
    for (let at = all.starts; at < all.met && all.distance[all.order[at] ?? 0] === 1; at++) {
      const end = all.order[at] ?? 0;
      if (!values.has(end)) members.push({ end, distance: 1, rank: 1, side });
    }
    return members;
  }
  const own = table.columns.length + (table.datasetOf[focus] ?? 0);
  for (const end of endsOf(table.links.downstream, focus)) {
    // The dataset of the column shows it on its row.
    if (end === own || values.has(end)) continue;
    members.push({ end, distance: 1, rank: end < table.columns.length ? 1 : 2, side });
  }
  return members;
}

function nodesOf(graph: Graph, table: ColumnTable, kept: Iterable<End>, focus: ColumnId): Slice['nodes'] {
  const byDataset = Map.groupBy(kept, (end) => datasetAt(table, end));
  return [...byDataset].flatMap(([dataset, members]) => {
    const id = table.datasets[dataset];
    if (id === undefined) return [];
    const columns = members.flatMap((end) => table.columns[end] ?? []);
    return [datasetNode(graph, id, { rows: columnRows(graph, id, columns, focus) })];
  });
}

function datasetAt({ columns, datasetOf }: ColumnTable, end: End): number {
  return end < columns.length ? (datasetOf[end] ?? 0) : end - columns.length;
}

/** An edge, and where the diagram has it begin and end. */
interface Statement {
  readonly edge: ColumnEdge;
  readonly from: End;
  readonly to: End;
}

/** Those among what is kept, and between it and what is beyond. */
function statementsAround(
  graph: Graph,
  table: ColumnTable,
  { kept, beyond, focus }: Pick<Members, 'kept' | 'beyond'> & { readonly focus: End },
): Statement[] {
  const { starts, ends, direct } = table.links.downstream;
  const own = table.columns.length + (table.datasetOf[focus] ?? 0);
  const statements: Statement[] = [];
  for (const from of kept) {
    if (from >= table.columns.length) continue;
    const last = starts[from + 1] ?? 0;
    for (let link = starts[from] ?? 0; link < last; link++) {
      const [end, edge] = [ends[link] ?? 0, table.edges[link]];
      // An edge to the whole dataset of the focus ends at the focus.
      const to = end === own ? focus : end;
      if (edge === undefined || !(kept.has(to) || beyond.has(to))) continue;
      if (direct[link] === 1 || from === focus || to === focus) statements.push({ edge, from, to });
    }
    const id = table.columns[from];
    if (beyond.size === 0 || id === undefined) continue;
    for (const edge of graph.sourcesOf(id)) {
      const source = edge.state === 'past' ? null : table.numberOf(edge.from);
      if (source === null || !beyond.has(source)) continue;
      if (isDirect(edge) || from === focus) statements.push({ edge, from: source, to: from });
    }
  }
  return statements;
}

function joinedBeyond(
  table: ColumnTable,
  statements: readonly Statement[],
  beyond: Members['beyond'],
): SidedColumn[] {
  const ends = new Set(statements.flatMap(({ from, to }) => [from, to]));
  return [...ends].flatMap((end) => {
    const [id, side] = [table.columns[end], beyond.get(end)];
    return id === undefined || side === undefined ? [] : [{ id, side }];
  });
}

function edgesOf(
  { loops }: Surroundings,
  table: ColumnTable,
  {
    statements,
    kept,
    folds,
  }: {
    readonly statements: readonly Statement[];
    readonly kept: Members['kept'];
    readonly folds: readonly ColumnFold[];
  },
): SliceEdge[] {
  const places = new Map<End, SliceEnd>();
  for (const { key, columns } of folds) {
    for (const id of columns) places.set(table.numberOf(id) ?? 0, { node: key, row: null });
  }
  const placeOf = (end: End): SliceEnd => {
    const place = places.get(end) ?? placeAt(table, end);
    places.set(end, place);
    return place;
  };
  const edges = new Map<string, SliceEdge>();
  for (const { edge, from: start, to: end } of statements) {
    const [from, to] = [placeOf(start), placeOf(end)];
    const isFolded = !kept.has(start) || !kept.has(end);
    // What is folded shares its place with others; else each end has its own.
    const key = isFolded ? JSON.stringify([from, to]) : `${start} ${end}`;
    if (edges.get(key)?.kind === 'value') continue;
    edges.set(key, {
      from,
      to,
      kind: isDirect(edge) ? 'value' : 'influence',
      label: isFolded ? null : labelOf(edge),
      inCycle: isDirect(edge) && endsAtColumn(edge) && loops.joinColumns(edge.from, edge.to),
    });
  }
  return [...edges.values()];
}

function placeAt(table: ColumnTable, end: End): SliceEnd {
  const id = table.columns[end] ?? table.datasets[end - table.columns.length];
  return id === undefined ? { node: '', row: null } : sliceEnd(id);
}

/** Where an edge to a column, or to a whole dataset, ends. */
export function sliceEnd(id: ColumnId | DatasetId): SliceEnd {
  return { node: datasetNodeKey(id), row: 'column' in id ? id.column : null };
}

/** The kinds of transformation, each once: `AGGREGATION`, `JOIN, FILTER`. */
export function labelOf(edge: ColumnEdge): string | null {
  const [only, ...others] = edge.transformations;
  if (only !== undefined && others.length === 0) return only.subtype ?? only.type;
  const kinds = new Set(edge.transformations.map((one) => one.subtype ?? one.type));
  return kinds.size === 0 ? null : [...kinds].join(', ');
}
