/** Nodes of a slice, from datasets and jobs. */
import type { ColumnState, Dataset } from '../model/catalog.ts';
import { memoryOf } from '../model/memory.ts';
import { visible } from '../model/visible.ts';
import {
  columnKey,
  compareColumns,
  datasetKey,
  jobKey,
  type ColumnId,
  type DatasetId,
  type JobId,
} from '../model/identity.ts';
import type { Graph } from './graph.ts';
import type { Emphasis, SliceFold, SliceNode, SliceRow } from './slice.ts';

export interface NodeExtras {
  readonly emphasis?: Emphasis;
  readonly rows?: readonly SliceRow[];
  readonly group?: string | null;
  readonly hiddenUpstream?: number;
  readonly hiddenDownstream?: number;
}

/** Datasets and jobs may share a name: their keys within a slice do not. */
export function datasetNodeKey(id: DatasetId): string {
  return `d${datasetKey(id)}`;
}

export function jobNodeKey(id: JobId): string {
  return `j${jobKey(id)}`;
}

export function datasetNode(graph: Graph, id: DatasetId, extras: NodeExtras = {}): SliceNode {
  return {
    kind: 'dataset',
    key: datasetNodeKey(id),
    id,
    label: visible(id.name),
    caption: visible(id.namespace),
    rows: extras.rows ?? [],
    emphasis: extras.emphasis ?? emphasisOf(graph.dataset(id)),
    group: extras.group ?? null,
    hiddenUpstream: extras.hiddenUpstream ?? 0,
    hiddenDownstream: extras.hiddenDownstream ?? 0,
  };
}

export function jobNode(id: JobId, extras: NodeExtras = {}): SliceNode {
  return {
    kind: 'job',
    key: jobNodeKey(id),
    id,
    label: visible(id.name),
    caption: visible(id.namespace),
    rows: [],
    emphasis: extras.emphasis ?? 'normal',
    group: extras.group ?? null,
    hiddenUpstream: extras.hiddenUpstream ?? 0,
    hiddenDownstream: extras.hiddenDownstream ?? 0,
  };
}

interface FoldFacts extends Pick<SliceFold, 'of' | 'count' | 'leadsTo'> {
  readonly key: string;
}

export interface FoldExtras extends FoldFacts {
  /** What they share, in words; null where they share nothing. */
  readonly shared: string | null;
  /** True where others of the kind are shown one by one. */
  readonly isRest: boolean;
}

/** `14 datasets`, `3 more jobs`. */
export function foldNode({ key, of, count, shared, leadsTo, isRest }: FoldExtras): SliceNode {
  return {
    kind: 'fold',
    key,
    of,
    count,
    leadsTo,
    label: `${count}${isRest ? ' more' : ''} ${of}${count === 1 ? '' : 's'}`,
    caption: shared,
    ...NOTHING_MORE,
  };
}

/** A group that stands by its name, with its number below it: `Finance`, `14 datasets`. */
export function namedFold(name: string, facts: FoldFacts): SliceNode {
  const { of, count } = facts;
  return {
    kind: 'fold',
    ...facts,
    label: name,
    caption: `${count} ${of}${count === 1 ? '' : 's'}`,
    ...NOTHING_MORE,
  };
}

const NOTHING_MORE = {
  rows: [],
  emphasis: 'normal',
  group: null,
  hiddenUpstream: 0,
  hiddenDownstream: 0,
} as const;

/**
 * Rows for some of a dataset's columns, in the order of its schema.
 * @param focus the one that the page is about, if any
 */
export function columnRows(
  graph: Graph,
  dataset: DatasetId,
  columns: readonly ColumnId[],
  focus: ColumnId | null = null,
): SliceRow[] {
  const order = orderIn(graph.dataset(dataset));
  return (
    columns.length < 2
      ? columns
      : [...columns].sort(
          (a, b) => (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0) || compareColumns(a, b),
        )
  ).map((id) => columnRow(graph, id, focus !== null && columnKey(id) === columnKey(focus)));
}

/** By dataset: the place of each column in its schema. Every picture with rows of it asks. */
const orders = memoryOf<Dataset, ReadonlyMap<string, number>>('graph/slice-node');

function orderIn(dataset: Dataset | null): ReadonlyMap<string, number> {
  if (dataset === null) return new Map();
  const known = orders.get(dataset) ?? new Map(dataset.columns.map(({ id }, place) => [id.column, place]));
  orders.set(dataset, known);
  return known;
}

function columnRow(graph: Graph, id: ColumnId, isFocus: boolean): SliceRow {
  const column = graph.column(id);
  return {
    key: id.column,
    label: visible(id.column),
    detail: column?.type ?? null,
    emphasis: isFocus ? 'focus' : rowEmphasisOf(column?.state ?? 'undeclared'),
  };
}

function rowEmphasisOf(state: ColumnState): Emphasis {
  return state === 'current' ? 'normal' : state;
}

function emphasisOf(dataset: Dataset | null): Emphasis {
  return dataset?.declared === false ? 'undeclared' : 'normal';
}
