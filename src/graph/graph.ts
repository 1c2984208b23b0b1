/** Catalog → graph: what is joined to what, each question answered by one look-up. Only current edges are walked. */
import {
  endsAtColumn,
  type Catalog,
  type Column,
  type ColumnEdge,
  type Dataset,
  type DatasetEdge,
  type IoEdge,
  type Job,
  type Run,
  type Stated,
} from '../model/catalog.ts';
import {
  columnKey,
  datasetKey,
  jobKey,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';

export interface Graph {
  /** By any of its identities. */
  dataset(id: DatasetId): Dataset | null;
  /** Datasets that were once called so, with the event that renamed them. */
  renamedFrom(id: DatasetId): readonly Stated<DatasetId>[];
  job(id: JobId): Job | null;
  column(id: ColumnId): Column | null;
  run(id: string): Run | null;
  /** The runs whose parent it is, newest first. */
  childrenOf(run: string): readonly Run[];
  /** Edges to and from a job, current and past: inputs, then outputs. */
  edgesOfJob(id: JobId): readonly IoEdge[];
  /** Edges to and from a dataset, current and past. */
  edgesOfDataset(id: DatasetId): readonly IoEdge[];
  /** Edges that end at the column. */
  sourcesOf(id: ColumnId): readonly ColumnEdge[];
  /** Edges that begin at the column. */
  usesOf(id: ColumnId): readonly ColumnEdge[];
  /** Edges that end at the dataset as a whole: what its rows, their order or their grouping depend on. */
  dependenciesOf(id: DatasetId): readonly ColumnEdge[];
  /** Those that a job says outright, current and past. */
  datasetEdgesOfJob(id: JobId): readonly DatasetEdge[];
  /** Those that begin or end at the dataset. */
  datasetEdgesOf(id: DatasetId): readonly DatasetEdge[];
  /** Every column edge that a job states. */
  columnEdgesOfJob(id: JobId): readonly ColumnEdge[];
}

export function buildGraph(catalog: Catalog): Graph {
  const datasets = new Map(
    catalog.datasets.flatMap((dataset) =>
      [dataset.id, ...dataset.aliases].map((id) => [datasetKey(id), dataset] as const),
    ),
  );
  const renamed = Map.groupBy(
    catalog.datasets.flatMap(({ id, formerly }) =>
      formerly.map(({ value, evidence }) => ({ from: value, to: { value: id, evidence } })),
    ),
    ({ from }) => datasetKey(from),
  );
  const jobs = new Map(catalog.jobs.map((job) => [jobKey(job.id), job]));
  const columns = new Map<Key, Column>();
  for (const dataset of catalog.datasets) {
    for (const column of dataset.columns) columns.set(columnKey(column.id), column);
  }
  const ioByJob = Map.groupBy(catalog.ioEdges, (edge) => jobKey(edge.job));
  const ioByDataset = Map.groupBy(catalog.ioEdges, (edge) => datasetKey(edge.dataset));
  const { toColumn, toDataset, fromColumn, byJob } = groupColumnEdges(catalog.columnEdges);
  const explicitByJob = groupDefined(catalog.datasetEdges, (edge) => edge.job && jobKey(edge.job));
  const explicitFrom = Map.groupBy(catalog.datasetEdges, (edge) => datasetKey(edge.from));
  const explicitTo = Map.groupBy(catalog.datasetEdges, (edge) => datasetKey(edge.to));
  const runs = new Map(catalog.runs.map((run) => [run.id, run]));
  const children = groupDefined(catalog.runs, (run) => run.facets.known.parent?.value.run.runId ?? null);
  return {
    dataset: (id) => datasets.get(datasetKey(id)) ?? null,
    renamedFrom: (id) => (renamed.get(datasetKey(id)) ?? []).map(({ to }) => to),
    job: (id) => jobs.get(jobKey(id)) ?? null,
    run: (id) => runs.get(id) ?? null,
    childrenOf: (run) => children.get(run) ?? [],
    column: (id) => columns.get(columnKey(id)) ?? null,
    edgesOfJob: (id) => ioByJob.get(jobKey(id)) ?? [],
    edgesOfDataset: (id) => ioByDataset.get(datasetKey(id)) ?? [],
    sourcesOf: (id) => toColumn.get(columnKey(id)) ?? [],
    usesOf: (id) => fromColumn.get(columnKey(id)) ?? [],
    dependenciesOf: (id) => toDataset.get(datasetKey(id)) ?? [],
    datasetEdgesOfJob: (id) => explicitByJob.get(jobKey(id)) ?? [],
    datasetEdgesOf: (id) => [
      ...(explicitTo.get(datasetKey(id)) ?? []),
      ...(explicitFrom.get(datasetKey(id)) ?? []),
    ],
    columnEdgesOfJob: (id) => byJob.get(jobKey(id)) ?? [],
  };
}

/** There are more of them than of all else: each key is made once, and no list on the way. */
function groupColumnEdges(edges: readonly ColumnEdge[]) {
  const [toColumn, toDataset, fromColumn, byJob] = [groups(), groups(), groups(), groups()];
  for (const edge of edges) {
    addTo(fromColumn, columnKey(edge.from), edge);
    if (endsAtColumn(edge)) addTo(toColumn, columnKey(edge.to), edge);
    else addTo(toDataset, datasetKey(edge.to), edge);
    if (edge.job !== null) addTo(byJob, jobKey(edge.job), edge);
  }
  return { toColumn, toDataset, fromColumn, byJob };
}

function groups(): Map<Key, ColumnEdge[]> {
  return new Map();
}

function groupDefined<T>(items: readonly T[], key: (item: T) => Key | null): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name !== null) addTo(groups, name, item);
  }
  return groups;
}

function addTo<T>(groups: Map<Key, T[]>, key: Key, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
