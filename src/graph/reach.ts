/** Everything upstream or downstream of a dataset or a column, nearest first. Breadth-first, so distances are least. */
import type { Dataset } from '../model/catalog.ts';
import { endsAtColumn, isDirect, type ColumnEdge } from '../model/catalog.ts';
import {
  columnKey,
  compareColumns,
  compareNames,
  datasetKey,
  jobKey,
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

/**
 * All datasets on one side of a dataset; itself only where it lies on a cycle is left out.
 * @param depth the greatest distance
 */
export function reachDatasets(
  flow: Flow,
  start: DatasetId,
  direction: Direction,
  depth = Infinity,
): ReachedDataset[] {
  const next = direction === 'upstream' ? flow.upstreamOf : flow.downstreamOf;
  const reached = new Map<Key, { id: DatasetId; distance: number; jobs: Map<Key, JobId> }>();
  const startKey = datasetKey(start);
  let frontier: readonly DatasetId[] = [start];
  for (let distance = 1; frontier.length > 0 && distance <= depth; distance++) {
    const beyond: DatasetId[] = [];
    for (const { dataset, job } of frontier.flatMap((id): readonly Step[] => next(id))) {
      const key = datasetKey(dataset);
      if (key === startKey) continue;
      let entry = reached.get(key);
      if (entry === undefined) {
        reached.set(key, (entry = { id: dataset, distance, jobs: new Map() }));
        beyond.push(dataset);
      }
      if (job !== null && entry.distance === distance) entry.jobs.set(jobKey(job), job);
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

export interface ReachedColumnByJobs extends ReachedColumn {
  /** The jobs of the last step towards it, on shortest ways of its kind. */
  readonly jobs: readonly JobId[];
}

interface Visit {
  readonly id: ColumnId;
  readonly kind: ReachKind;
}

interface ColumnStep extends Visit {
  readonly job: JobId | null;
}

interface ReachedEntry extends ReachedColumn {
  readonly jobs: Map<Key, JobId>;
}

/**
 * All columns on one side of a column; a column reached by value is not listed again as an influence.
 * @param depth the greatest distance
 */
export function reachColumns(
  graph: Graph,
  start: ColumnId,
  direction: Direction,
  depth = Infinity,
): ReachedColumnByJobs[] {
  const steps = direction === 'upstream' ? stepsUp(graph) : stepsDown(graph);
  const reached = { value: new Map<Key, ReachedEntry>(), influence: new Map<Key, ReachedEntry>() };
  const startKey = columnKey(start);
  let frontier: readonly Visit[] = [{ id: start, kind: 'value' }];
  for (let distance = 1; frontier.length > 0 && distance <= depth; distance++) {
    const beyond: Visit[] = [];
    for (const visit of frontier) {
      for (const { id, kind, job } of steps(visit)) {
        const key = columnKey(id);
        if (key === startKey || (kind === 'influence' && reached.value.has(key))) continue;
        let entry = reached[kind].get(key);
        if (entry === undefined) {
          reached[kind].set(key, (entry = { id, kind, distance, jobs: new Map() }));
          beyond.push({ id, kind });
        }
        if (job !== null && entry.distance === distance) entry.jobs.set(jobKey(job), job);
      }
    }
    frontier = beyond;
  }
  const influences = [...reached.influence].filter(([key]) => !reached.value.has(key));
  return [...reached.value.values(), ...influences.map(([, column]) => column)]
    .map((column) => ({ ...column, jobs: [...column.jobs.values()].sort(compareNames) }))
    .sort((a, b) => a.distance - b.distance || compareColumns(a.id, b.id));
}

/** What a whole dataset depends on is the same for each of its columns: it is walked once. One that is gone depends on it no longer. */
function stepsUp(graph: Graph): (visit: Visit) => readonly ColumnStep[] {
  const walked = new Set<Key>();
  return ({ id, kind }) => {
    const key = datasetKey(id);
    const isGone = graph.column(id)?.state === 'past';
    const dependencies = isGone || walked.has(key) ? [] : graph.dependenciesOf(id);
    if (!isGone) walked.add(key);
    return [...graph.sourcesOf(id), ...dependencies]
      .filter(isCurrent)
      .map((edge) => ({ id: edge.from, kind: along(edge, kind), job: edge.job }));
  };
}

/** What a whole dataset depends on, each of its columns does; by way of one job they are walked once. */
function stepsDown(graph: Graph): (visit: Visit) => readonly ColumnStep[] {
  const walked = new Set<Key>();
  const targetsOf = (edge: ColumnEdge): readonly ColumnId[] => {
    if (endsAtColumn(edge)) return [edge.to];
    const key = keyOf(datasetKey(edge.to), edge.job === null ? '' : jobKey(edge.job));
    if (walked.has(key)) return [];
    walked.add(key);
    return columnsOf(graph.dataset(edge.to));
  };
  return ({ id, kind }) =>
    graph
      .usesOf(id)
      .filter(isCurrent)
      .flatMap((edge) =>
        targetsOf(edge).map((target) => ({ id: target, kind: along(edge, kind), job: edge.job })),
      );
}

/** Those that are made anew with the dataset's rows. */
function columnsOf(dataset: Dataset | null): readonly ColumnId[] {
  return (dataset?.columns ?? []).filter((column) => column.state !== 'past').map((column) => column.id);
}

function along(edge: ColumnEdge, kind: ReachKind): ReachKind {
  return kind === 'value' && isDirect(edge) ? 'value' : 'influence';
}

function isCurrent(edge: ColumnEdge): boolean {
  return edge.state === 'current';
}
