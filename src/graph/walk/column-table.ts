/**
 * The current column edges as arrays of integers, those of each column together, in both directions. Every page walks
 * them: here no key is made on the way.
 */
import { endsAtColumn, isDirect, type Catalog, type ColumnEdge } from '../../model/catalog.ts';
import { ColumnMap } from '../../model/column-map.ts';
import {
  compareStrings,
  jobKey,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../../model/identity.ts';
import { memoryOf } from '../../model/memory.ts';
import type { Direction } from '../flow.ts';
import type { Graph } from '../graph.ts';
import type { Network } from '../network.ts';
import { flowTable } from './flow-table.ts';
import { linksOf, type Links } from './links.ts';

/**
 * From columns, and after their numbers from datasets as wholes, to the same. What decides the rows of a dataset leads
 * to the dataset, and that to the columns that are made anew with its rows; the same the other way round.
 */
export interface ColumnLinks extends Links {
  /** By link: 1 where values flow. */
  readonly direct: Uint8Array;
}

export interface ColumnTable {
  /** By number; in the order of `compareColumns`. */
  readonly columns: readonly ColumnId[];
  readonly numberOf: (id: ColumnId) => number | null;
  /** By number, sorted: as in the table of the flow. */
  readonly datasets: readonly DatasetId[];
  /** By a column's number: its dataset's. */
  readonly datasetOf: Uint32Array;
  /** By number, sorted: as in the table of the flow. */
  readonly jobs: readonly JobId[];
  /** The links of columns in the direction of the data come first, and are the edges. */
  readonly links: Readonly<Record<Direction, ColumnLinks>>;
  /** By edge. */
  readonly edges: readonly ColumnEdge[];
  /** By edge: 1 where values flow, and all of them masked. */
  readonly masked: Uint8Array;
  /** By edge; -1 where it names none. */
  readonly jobOf: Int32Array;
}

const memory = memoryOf<Graph, ColumnTable>('graph/walk/column-table');

export function columnTable(network: Network): ColumnTable {
  const known = memory.get(network.graph) ?? buildTable(network);
  memory.set(network.graph, known);
  return known;
}

interface NumberedColumn {
  readonly id: ColumnId;
  readonly dataset: number;
  readonly isPast: boolean;
}

function buildTable(network: Network): ColumnTable {
  const { graph, catalog } = network;
  const flow = flowTable(network);
  const columns = columnsOf(catalog, flow.datasetNumber);
  const numbers = new ColumnMap<number>();
  for (const [number, { id }] of columns.entries()) numbers.set(id, number);
  const edges: ColumnEdge[] = [];
  const from: number[] = [];
  for (const [number, { id }] of columns.entries()) {
    for (const edge of graph.usesOf(id)) {
      if (edge.state === 'past') continue;
      edges.push(edge);
      from.push(number);
    }
  }
  const endOf = endNumbers(graph, columns, flow.datasets);
  const to = edges.map((edge) => endOf.get(edge) ?? 0);
  const jobNumber = jobNumbers(edges, flow.jobNumber);
  return {
    columns: columns.map(({ id }) => id),
    numberOf: (id) => numbers.get(id) ?? null,
    datasets: flow.datasets,
    datasetOf: Uint32Array.from(columns, ({ dataset }) => dataset),
    jobs: flow.jobs,
    links: bothWays(columns, flow.datasets.length, { edges, from, to }),
    edges,
    masked: Uint8Array.from(edges, (edge) => Number(masksAll(edge))),
    jobOf: Int32Array.from(edges, ({ job }) => (job === null ? -1 : (jobNumber.get(job) ?? -1))),
  };
}

function columnsOf({ datasets }: Catalog, numberOf: (id: DatasetId) => number | null): NumberedColumn[] {
  const lists: NumberedColumn[][] = [];
  for (const { id, columns } of datasets) {
    const dataset = numberOf(id) ?? 0;
    lists[dataset] = columns
      .map((column) => ({ id: column.id, dataset, isPast: column.state === 'past' }))
      .sort((a, b) => compareStrings(a.id.column, b.id.column));
  }
  return lists.flat();
}

/** Edges with the numbers that they lead between. */
interface NumberedEdges {
  readonly edges: readonly ColumnEdge[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function bothWays(
  columns: readonly NumberedColumn[],
  datasets: number,
  { edges, from, to }: NumberedEdges,
): ColumnTable['links'] {
  const [hub, size] = [columns.length, columns.length + datasets];
  const decided = new Set(to.filter((end) => end >= hub));
  const [wholes, members]: [number[], number[]] = [[], []];
  for (const [number, { dataset, isPast }] of columns.entries()) {
    if (isPast || !decided.has(hub + dataset)) continue;
    wholes.push(hub + dataset);
    members.push(number);
  }
  const [starts, ends] = [
    [...from, ...wholes],
    [...to, ...members],
  ];
  const direct = Uint8Array.from([...edges.map((edge) => Number(isDirect(edge))), ...wholes.map(() => 0)]);
  const place = Uint32Array.from(starts, (_, pair) => pair);
  const linked = (one: readonly number[], other: readonly number[]): ColumnLinks => {
    const order = linksOf(size, one, place);
    return {
      starts: order.starts,
      ends: order.ends.map((pair) => other[pair] ?? 0),
      direct: Uint8Array.from(order.ends, (pair) => direct[pair] ?? 0),
    };
  };
  return { downstream: linked(starts, ends), upstream: linked(ends, starts) };
}

function masksAll(edge: ColumnEdge): boolean {
  if (!edge.transformations.some((one) => one.masking === true)) return false;
  const direct = edge.transformations.filter((one) => one.type !== 'INDIRECT');
  return endsAtColumn(edge) && direct.length > 0 && direct.every((one) => one.masking === true);
}

/** Asked of the graph from the other end, so that no edge needs a key. */
function endNumbers(
  graph: Graph,
  columns: readonly NumberedColumn[],
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
function jobNumbers(
  edges: readonly ColumnEdge[],
  numberOf: (id: JobId) => number | null,
): ReadonlyMap<JobId, number> {
  const objects = new Set<JobId>();
  for (const { job } of edges) if (job !== null) objects.add(job);
  const numbers = new Map<Key, number>();
  return new Map(
    [...objects].map((job) => {
      const key = jobKey(job);
      const number = numbers.get(key) ?? numberOf(job) ?? -1;
      numbers.set(key, number);
      return [job, number];
    }),
  );
}
