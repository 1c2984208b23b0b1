/**
 * The current column edges as arrays of integers, those of each column together. Every page walks them: here no key
 * is made on the way.
 */
import { endsAtColumn, isDirect, type Catalog, type ColumnEdge } from '../../model/catalog.ts';
import {
  columnKey,
  compareColumns,
  compareNames,
  jobKey,
  type ColumnId,
  type DatasetId,
  type JobId,
} from '../../model/identity.ts';
import type { Graph } from '../graph.ts';
import type { Network } from '../network.ts';

export interface ColumnTable {
  /** By number; in the order of `compareColumns`. */
  readonly columns: readonly ColumnId[];
  readonly numberOf: (id: ColumnId) => number | null;
  /** By number, in the order of the catalog. */
  readonly datasets: readonly DatasetId[];
  /** By a column's number: its dataset's. */
  readonly datasetOf: Uint32Array;
  /** By a dataset's number: the columns that are made anew with its rows, and so depend on what the whole depends on. */
  readonly members: readonly (readonly number[])[];
  /** By number, and sorted. */
  readonly jobs: readonly JobId[];
  /** By a column's number: where in the lists of edges those begin that begin at it; and last of all, where they end. */
  readonly starts: Uint32Array;
  /** By edge: the number of the column at its end; of a whole dataset, the dataset's number beyond all columns'. */
  readonly ends: Uint32Array;
  /** By edge: 1 where values flow. */
  readonly direct: Uint8Array;
  /** By edge: 1 where values flow, and all of them masked. */
  readonly masked: Uint8Array;
  /** By edge; -1 where it names none. */
  readonly jobOf: Int32Array;
}

const memory = new WeakMap<Graph, ColumnTable>();

export function columnTable({ catalog, graph }: Network): ColumnTable {
  const known = memory.get(graph) ?? buildTable(catalog, graph);
  memory.set(graph, known);
  return known;
}

function buildTable({ datasets: entries }: Catalog, graph: Graph): ColumnTable {
  const datasets = entries.map(({ id }) => id);
  const columns = entries
    .flatMap((dataset, number) => dataset.columns.map((column) => ({ ...column, dataset: number })))
    .sort((a, b) => compareColumns(a.id, b.id));
  const numbers = new Map(columns.map(({ id }, number) => [columnKey(id), number]));
  const members = datasets.map((): number[] => []);
  for (const [number, { dataset, state }] of columns.entries()) {
    if (state !== 'past') members[dataset]?.push(number);
  }
  const uses = columns.map(({ id }) => graph.usesOf(id));
  return {
    columns: columns.map(({ id }) => id),
    numberOf: (id) => numbers.get(columnKey(id)) ?? null,
    datasets,
    datasetOf: Uint32Array.from(columns, ({ dataset }) => dataset),
    members,
    ...edgesOf(uses, endsOf(graph, columns, datasets)),
  };
}

type Edges = Pick<ColumnTable, 'jobs' | 'starts' | 'ends' | 'direct' | 'masked' | 'jobOf'>;

/** One loop for all of them, since each look at an edge is a look into far memory. */
function edgesOf(uses: readonly (readonly ColumnEdge[])[], endOf: ReadonlyMap<ColumnEdge, number>): Edges {
  const jobs = new Jobs(uses);
  const size = uses.reduce((sum, edges) => sum + edges.length, 0);
  const starts = new Uint32Array(uses.length + 1);
  const [ends, jobOf] = [new Uint32Array(size), new Int32Array(size)];
  const [direct, masked] = [new Uint8Array(size), new Uint8Array(size)];
  let count = 0;
  for (const [column, edges] of uses.entries()) {
    for (const edge of edges) {
      if (edge.state === 'past') continue;
      ends[count] = endOf.get(edge) ?? -1;
      jobOf[count] = edge.job === null ? -1 : jobs.numberOf(edge.job);
      direct[count] = Number(isDirect(edge));
      masked[count] = Number(masksAll(edge));
      count += 1;
    }
    starts[column + 1] = count;
  }
  return { jobs: jobs.ids, starts, ends, direct, masked, jobOf };
}

function masksAll(edge: ColumnEdge): boolean {
  if (!edge.transformations.some((one) => one.masking === true)) return false;
  const direct = edge.transformations.filter((one) => one.type !== 'INDIRECT');
  return endsAtColumn(edge) && direct.length > 0 && direct.every((one) => one.masking === true);
}

/** Asked of the graph from the other end, so that no edge needs a key. */
function endsOf(
  graph: Graph,
  columns: readonly { readonly id: ColumnId }[],
  datasets: readonly DatasetId[],
): ReadonlyMap<ColumnEdge, number> {
  const ends = new Map<ColumnEdge, number>();
  for (const [number, { id }] of columns.entries()) {
    for (const edge of graph.sourcesOf(id)) ends.set(edge, number);
  }
  for (const [number, id] of datasets.entries()) {
    for (const edge of graph.dependenciesOf(id)) ends.set(edge, columns.length + number);
  }
  return ends;
}

/** The edges of a job share its identity, as a rule as one object: of each object a key is made once. */
class Jobs {
  /** Sorted. */
  readonly ids: readonly JobId[];
  readonly #numbers = new Map<JobId, number>();

  constructor(uses: readonly (readonly ColumnEdge[])[]) {
    const objects = new Set<JobId>();
    for (const edges of uses) for (const { job } of edges) if (job !== null) objects.add(job);
    const distinct = new Map([...objects].map((job) => [jobKey(job), job]));
    this.ids = [...distinct.values()].sort(compareNames);
    const numbers = new Map(this.ids.map((job, number) => [jobKey(job), number]));
    for (const job of objects) this.#numbers.set(job, numbers.get(jobKey(job)) ?? -1);
  }

  numberOf(job: JobId): number {
    return this.#numbers.get(job) ?? -1;
  }
}
