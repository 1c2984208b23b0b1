/** Everything upstream or downstream of a dataset or a column, nearest first. Breadth-first, so distances are least. */
import type { Dataset } from '../model/catalog.ts';
import { endsAtColumn, isDirect, type ColumnEdge } from '../model/catalog.ts';
import {
  columnKey,
  compareColumns,
  compareNames,
  datasetKey,
  keyOf,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';
import type { Direction, Flow, Step } from './flow.ts';
import type { Graph } from './graph.ts';

export interface ReachedDataset {
  readonly id: DatasetId;
  /** In datasets: 1 is a direct neighbour. */
  readonly distance: number;
  /** The jobs of the last step towards it, on shortest ways. */
  readonly jobs: readonly JobId[];
}

/** All datasets on one side of a dataset; itself only where it lies on a cycle is left out. */
export function reachDatasets(flow: Flow, start: DatasetId, direction: Direction): ReachedDataset[] {
  const next = direction === 'upstream' ? flow.upstreamOf : flow.downstreamOf;
  const reached = new Map<Key, { id: DatasetId; distance: number; jobs: Map<Key, JobId> }>();
  const startKey = datasetKey(start);
  let frontier: readonly DatasetId[] = [start];
  for (let distance = 1; frontier.length > 0; distance++) {
    const beyond: DatasetId[] = [];
    for (const { dataset, job } of frontier.flatMap((id): readonly Step[] => next(id))) {
      const key = datasetKey(dataset);
      if (key === startKey) continue;
      let entry = reached.get(key);
      if (entry === undefined) {
        reached.set(key, (entry = { id: dataset, distance, jobs: new Map() }));
        beyond.push(dataset);
      }
      if (job !== null && entry.distance === distance) entry.jobs.set(keyOf(job.namespace, job.name), job);
    }
    frontier = beyond;
  }
  return [...reached.values()]
    .map(({ id, distance, jobs }) => ({ id, distance, jobs: [...jobs.values()].sort(compareNames) }))
    .sort((a, b) => a.distance - b.distance || compareNames(a.id, b.id));
}

/**
 * `value`: its values flow into the column (or from it) along direct edges alone. `influence`: somewhere on the
 * way it only decides which rows there are, or their order or grouping.
 */
export type ReachKind = 'value' | 'influence';

export interface ReachedColumn {
  readonly id: ColumnId;
  /** In edges, along a shortest way of its kind. */
  readonly distance: number;
  readonly kind: ReachKind;
}

interface Visit {
  readonly id: ColumnId;
  readonly kind: ReachKind;
}

/** All columns on one side of a column; a column reached by value is not listed again as an influence. */
export function reachColumns(graph: Graph, start: ColumnId, direction: Direction): ReachedColumn[] {
  const next = direction === 'upstream' ? stepsUp : stepsDown;
  const reached = { value: new Map<Key, ReachedColumn>(), influence: new Map<Key, ReachedColumn>() };
  const startKey = columnKey(start);
  let frontier: readonly Visit[] = [{ id: start, kind: 'value' }];
  for (let distance = 1; frontier.length > 0; distance++) {
    const beyond: Visit[] = [];
    for (const visit of frontier) {
      for (const { id, kind } of next(graph, visit)) {
        const key = columnKey(id);
        if (key === startKey || reached.value.has(key) || reached[kind].has(key)) continue;
        reached[kind].set(key, { id, kind, distance });
        beyond.push({ id, kind });
      }
    }
    frontier = beyond;
  }
  const influences = [...reached.influence].filter(([key]) => !reached.value.has(key));
  return [...reached.value.values(), ...influences.map(([, column]) => column)].sort(
    (a, b) => a.distance - b.distance || compareColumns(a.id, b.id),
  );
}

function stepsUp(graph: Graph, { id, kind }: Visit): Visit[] {
  const edges = [...graph.sourcesOf(id), ...graph.dependenciesOf(id)].filter(isCurrent);
  return edges.map((edge) => ({ id: edge.from, kind: along(edge, kind) }));
}

function stepsDown(graph: Graph, { id, kind }: Visit): Visit[] {
  return graph
    .usesOf(id)
    .filter(isCurrent)
    .flatMap((edge) =>
      targetsOf(edge, graph.dataset(edge.to)).map((target) => ({ id: target, kind: along(edge, kind) })),
    );
}

/** What a whole dataset depends on, each of its columns does. */
function targetsOf(edge: ColumnEdge, dataset: Dataset | null): readonly ColumnId[] {
  if (endsAtColumn(edge)) return [edge.to];
  return (dataset?.columns ?? []).filter((column) => column.state !== 'past').map((column) => column.id);
}

function along(edge: ColumnEdge, kind: ReachKind): ReachKind {
  return kind === 'value' && isDirect(edge) ? 'value' : 'influence';
}

function isCurrent(edge: ColumnEdge): boolean {
  return edge.state === 'current';
}
