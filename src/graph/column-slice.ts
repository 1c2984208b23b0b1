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
import { columnFoldNode, columnFolds, type ColumnFold, type SidedColumn } from './column-fold.ts';
import type { Direction } from './flow.ts';
import type { Graph } from './graph.ts';
import { reachColumns, type ReachedColumn } from './reach.ts';
import type { Loops } from './loop.ts';
import type { Surroundings } from './slice-builder.ts';
import type { Slice, SliceEdge, SliceEnd } from './slice.ts';
import { columnRows, datasetNode, datasetNodeKey } from './slice-node.ts';

/** How many columns a diagram of a column's lineage shows one by one: the nearest. */
export const MAX_COLUMNS = 48;

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
export function columnSlice({ graph, loops }: Surroundings, focus: ColumnId): ColumnSlice {
  const all = new Map<Key, Member>();
  const candidates = [...upstream(graph, focus), ...downstream(graph, focus), ...wholes(graph, focus)];
  const itself: Member = { id: focus, distance: 0, rank: 0, side: 'upstream' };
  for (const member of [itself, ...candidates.sort(compareMembers)]) {
    const key = keyOfEnd(member.id);
    if (!all.has(key)) all.set(key, member);
  }
  const kept = new Map([...all].slice(0, MAX_COLUMNS).map(([key, { id }]) => [key, id]));
  const beyond = new Map([...all].slice(MAX_COLUMNS).flatMap(([key, member]) => sided(key, member)));
  const statements = statementsAround(graph, kept, beyond, focus);
  const folds = columnFolds(joinedBeyond(statements, beyond));
  const nodes = nodesOf(graph, kept.values(), focus);
  const shown = new Set(nodes.map(({ key }) => key));
  const foldNodes = folds.map((fold) =>
    columnFoldNode(fold, fold.dataset !== null && shown.has(datasetNodeKey(fold.dataset))),
  );
  return {
    slice: {
      nodes: [...nodes, ...foldNodes],
      edges: edgesOf(statements, loops, kept, folds),
      groups: [],
    },
    hidden: all.size - kept.size - folds.reduce((sum, { columns }) => sum + columns.length, 0),
  };
}

/** One end of an edge: a column, or a dataset as a whole. */
type End = ColumnId | DatasetId;

interface Member {
  readonly id: End;
  readonly distance: number;
  /** Of those as near, the less the sooner it is shown. */
  readonly rank: number;
  readonly side: Direction;
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
    .map((column) => memberOf(column, 'upstream'));
}

function downstream(graph: Graph, focus: ColumnId): Member[] {
  const next = new Set(currentUses(graph, focus).map((edge) => keyOfEnd(edge.to)));
  return reachColumns(graph, focus, 'downstream')
    .filter((column) => column.kind === 'value' || next.has(keyOfEnd(column.id)))
    .map((column) => memberOf(column, 'downstream'));
}

function memberOf({ id, distance, kind }: ReachedColumn, side: Direction): Member {
  return { id, distance, rank: kind === 'value' ? 0 : 1, side };
}

/** The datasets whose rows, their order or their grouping depend on the column; its own shows it on its row. */
function wholes(graph: Graph, focus: ColumnId): Member[] {
  return currentUses(graph, focus)
    .filter((edge) => !endsAtColumn(edge) && !sameName(edge.to, focus))
    .map((edge) => ({ id: edge.to, distance: 1, rank: 2, side: 'downstream' }));
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
    const columns = members.filter((member) => 'column' in member);
    return [datasetNode(graph, id, { rows: columnRows(graph, id, columns, focus) })];
  });
}

/** A whole dataset is not folded. */
function sided(key: Key, { id, side }: Member): (readonly [Key, SidedColumn])[] {
  return 'column' in id ? [[key, { id, side }]] : [];
}

/** An edge, and where the diagram has it end. */
interface Statement {
  readonly edge: ColumnEdge;
  readonly end: End;
}

/** Those among what is kept, and between it and what is beyond. */
function statementsAround(
  graph: Graph,
  kept: ReadonlyMap<Key, End>,
  beyond: ReadonlyMap<Key, SidedColumn>,
  focus: ColumnId,
): Statement[] {
  const isMember = (id: End): boolean => kept.has(keyOfEnd(id)) || beyond.has(keyOfEnd(id));
  return [...kept.values()].flatMap((id) => {
    if (!('column' in id)) return [];
    const fromBeyond = graph
      .sourcesOf(id)
      .filter((edge) => edge.state !== 'past' && beyond.has(keyOfEnd(edge.from)));
    return [...currentUses(graph, id), ...fromBeyond]
      .map((edge) => ({ edge, end: whereItEnds(edge, focus) }))
      .filter(({ edge, end }) => isMember(end) && (isDirect(edge) || touches(edge, end, focus)));
  });
}

function joinedBeyond(
  statements: readonly Statement[],
  beyond: ReadonlyMap<Key, SidedColumn>,
): SidedColumn[] {
  const ends = statements.flatMap(({ edge, end }) => [keyOfEnd(edge.from), keyOfEnd(end)]);
  return [...new Set(ends)].flatMap((key) => beyond.get(key) ?? []);
}

function edgesOf(
  statements: readonly Statement[],
  loops: Loops,
  kept: ReadonlyMap<Key, End>,
  folds: readonly ColumnFold[],
): SliceEdge[] {
  const folded = new Map(folds.flatMap(({ key, columns }) => columns.map((id) => [columnKey(id), key])));
  const placeOf = (id: End): SliceEnd =>
    kept.has(keyOfEnd(id)) || !('column' in id)
      ? sliceEnd(id)
      : { node: folded.get(columnKey(id)) ?? '', row: null };
  const edges = new Map<string, SliceEdge>();
  for (const { edge, end } of statements) {
    const [from, to] = [placeOf(edge.from), placeOf(end)];
    const key = JSON.stringify([from, to]);
    if (edges.get(key)?.kind === 'value') continue;
    const isFolded = [edge.from, end].some((id) => !kept.has(keyOfEnd(id)));
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

/** An edge to the focus's whole dataset ends at the focus. */
function whereItEnds(edge: ColumnEdge, focus: ColumnId): End {
  return !endsAtColumn(edge) && sameName(edge.to, focus) ? focus : edge.to;
}

function touches(edge: ColumnEdge, end: End, focus: ColumnId): boolean {
  return [edge.from, end].some((id) => keyOfEnd(id) === keyOfEnd(focus));
}

/** Where an edge to a column, or to a whole dataset, ends. */
export function sliceEnd(id: End): SliceEnd {
  return { node: datasetNodeKey(id), row: 'column' in id ? id.column : null };
}

/** The kinds of transformation, each once: `AGGREGATION`, `JOIN, FILTER`. */
export function labelOf(edge: ColumnEdge): string | null {
  const kinds = new Set(edge.transformations.map((one) => one.subtype ?? one.type));
  return kinds.size === 0 ? null : [...kinds].join(', ');
}
