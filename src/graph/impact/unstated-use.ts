/** Uses of a dataset of which no column lineage says which columns they are of. By number. */
import type { ColumnEdge } from '../../model/catalog.ts';
import { datasetKey, jobKey, keyOf, type DatasetId, type JobId, type Key } from '../../model/identity.ts';
import { memoryOf } from '../../model/memory.ts';
import type { Graph } from '../graph.ts';
import type { Network } from '../network.ts';
import { flowTable, type FlowTable } from '../walk/flow-table.ts';

export interface UnstatedUses {
  /** Jobs that read the dataset and have no column lineage from it, or none to something that they make of it. */
  readonly jobs: readonly number[];
  /** What is made of the dataset, by these jobs or by a statement of none, without column lineage from it or to that. */
  readonly outputs: readonly number[];
}

/** Every page on the way asks the same: each answer is found once. */
const memory = memoryOf<FlowTable, { readonly uses: UnstatedUses[]; readonly stated: Map<Key, Stated> }>(
  'graph/impact/unstated-use',
);

function knownOf(table: FlowTable) {
  const known = memory.get(table) ?? { uses: [], stated: new Map<Key, Stated>() };
  memory.set(table, known);
  return known;
}

/** @param dataset its number in the table of the flow */
export function unstatedUses(network: Network, dataset: number): UnstatedUses {
  const table = flowTable(network);
  const { uses } = knownOf(table);
  const id = table.datasets[dataset];
  if (id === undefined) return { jobs: [], outputs: [] };
  return (uses[dataset] ??= findUses(network, table, id));
}

function findUses({ flow, graph }: Network, table: FlowTable, id: DatasetId): UnstatedUses {
  const key = datasetKey(id);
  const statedBy = (job: JobId | null): Stated =>
    job === null ? statedOf(graph, table, id) : statedByJob(graph, table, job);
  const steps = flow.downstreamOf(id).filter(({ dataset, job }) => {
    const { from, to } = statedBy(job);
    return !from.has(key) || !to.has(datasetKey(dataset));
  });
  const unstated = new Set(steps.map(({ job }) => job && jobKey(job)));
  const jobs = flow.readersOf(id).filter((job) => unstated.has(jobKey(job)) || !statedBy(job).from.has(key));
  return {
    jobs: jobs.flatMap((job) => table.jobNumber(job) ?? []),
    outputs: [...new Set(steps.flatMap(({ dataset }) => table.datasetNumber(dataset) ?? []))],
  };
}

/** The datasets at which column lineage begins and ends. */
interface Stated {
  readonly from: ReadonlySet<Key>;
  readonly to: ReadonlySet<Key>;
}

/** Of a job. */
function statedByJob(graph: Graph, table: FlowTable, job: JobId): Stated {
  return remembered(knownOf(table).stated, keyOf('job', jobKey(job)), () =>
    statedIn(graph.columnEdgesOfJob(job)),
  );
}

/** From a dataset, by no job. */
function statedOf(graph: Graph, table: FlowTable, id: DatasetId): Stated {
  return remembered(knownOf(table).stated, keyOf('dataset', datasetKey(id)), () => {
    const edges = (graph.dataset(id)?.columns ?? []).flatMap((column) => graph.usesOf(column.id));
    return statedIn(edges.filter((edge) => edge.job === null));
  });
}

function statedIn(edges: readonly ColumnEdge[]): Stated {
  const current = edges.filter((edge) => edge.state === 'current');
  return {
    from: new Set(current.map(({ from }) => datasetKey(from))),
    to: new Set(current.map(({ to }) => datasetKey(to))),
  };
}

function remembered<T>(known: Map<Key, T>, key: Key, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
