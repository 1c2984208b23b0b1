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
import { ColumnMap } from '../model/column-map.ts';
import {
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
  const ioByJob = Map.groupBy(catalog.ioEdges, (edge) => jobKey(edge.job));
  const ioByDataset = Map.groupBy(catalog.ioEdges, (edge) => datasetKey(edge.dataset));
  const { columns, toDataset, byJob } = joinColumns(catalog);
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
    column: (id) => columns.get(id)?.column ?? null,
    edgesOfJob: (id) => ioByJob.get(jobKey(id)) ?? [],
    edgesOfDataset: (id) => ioByDataset.get(datasetKey(id)) ?? [],
    sourcesOf: (id) => columns.get(id)?.sources ?? [],
    usesOf: (id) => columns.get(id)?.uses ?? [],
    dependenciesOf: (id) => toDataset.get(datasetKey(id)) ?? [],
    datasetEdgesOfJob: (id) => explicitByJob.get(jobKey(id)) ?? [],
    datasetEdgesOf: (id) => [
      ...(explicitTo.get(datasetKey(id)) ?? []),
      ...(explicitFrom.get(datasetKey(id)) ?? []),
    ],
    columnEdgesOfJob: (id) => byJob.get(jobKey(id)) ?? [],
  };
}

interface JoinedColumn {
  /** Null where edges name it, and no dataset has it. */
  column: Column | null;
  /** Those that end at it. */
  sources: readonly ColumnEdge[];
  /** Those that begin at it. */
  uses: readonly ColumnEdge[];
}

/** There are more columns, and edges between them, than of all else: no key is made of them, and no list has room to spare. */
function joinColumns({ datasets, columnEdges }: Catalog) {
  const columns = new ColumnMap<JoinedColumn>();
  const joined = (id: ColumnId): JoinedColumn =>
    columns.at(id, () => ({ column: null, sources: NO_EDGES, uses: NO_EDGES }));
  for (const dataset of datasets) for (const column of dataset.columns) joined(column.id).column = column;
  const [toColumn, fromColumn] = [
    new Map<JoinedColumn, ColumnEdge[]>(),
    new Map<JoinedColumn, ColumnEdge[]>(),
  ];
  const [toDataset, byJob] = [groups(), groups()];
  for (const edge of columnEdges) {
    addTo(fromColumn, joined(edge.from), edge);
    if (endsAtColumn(edge)) addTo(toColumn, joined(edge.to), edge);
    else addTo(toDataset, datasetKey(edge.to), edge);
    if (edge.job !== null) addTo(byJob, jobKey(edge.job), edge);
  }
  for (const [column, edges] of toColumn) column.sources = edges.slice();
  for (const [column, edges] of fromColumn) column.uses = edges.slice();
  return { columns, toDataset, byJob };
}

const NO_EDGES: readonly ColumnEdge[] = [];

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

function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
