/** The next step from a dataset or a job, for diagrams that are opened in the browser, where no path can be made. */
import { neighboursOf, type Direction, type Flow } from '../graph/flow.ts';
import type { Graph } from '../graph/graph.ts';
import { datasetKey, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import { memoryOf } from '../model/memory.ts';
import { datasetPath, jobPath, type SitePath } from './path.ts';

export interface NeighbourRecord {
  readonly kind: 'dataset' | 'job';
  readonly namespace: string;
  readonly name: string;
  readonly url: SitePath;
  /** Present of a dataset that lineage alone names. */
  readonly undeclared?: true;
  /** How many neighbours it has itself on that side. */
  readonly upstream: number;
  readonly downstream: number;
}

interface Surroundings {
  readonly graph: Graph;
  readonly flow: Flow;
}

export type NeighboursRecord = Readonly<Record<Direction, readonly NeighbourRecord[]>>;

/** The jobs that write and read a dataset, and the datasets that lineage joins to it without a job. */
export function datasetNeighbours(around: Surroundings, id: DatasetId): NeighboursRecord {
  const { flow } = around;
  return {
    upstream: [...flow.writersOf(id).map(jobIn(flow)), ...flow.sourcesOf(id).map(datasetIn(around))],
    downstream: [...flow.readersOf(id).map(jobIn(flow)), ...flow.targetsOf(id).map(datasetIn(around))],
  };
}

/** The datasets that a job reads and writes. */
export function jobNeighbours(around: Surroundings, id: JobId): NeighboursRecord {
  const { flow } = around;
  return {
    upstream: flow.inputsOf(id).map(datasetIn(around)),
    downstream: flow.outputsOf(id).map(datasetIn(around)),
  };
}

/** The datasets that a dataset is made of, and that are made of it, whatever the jobs between. */
export function neighbouringDatasets({ graph, flow }: Surroundings, id: DatasetId): NeighboursRecord {
  const side = (direction: Direction): readonly NeighbourRecord[] =>
    neighboursOf(flow, id, direction).map((one) => datasetRecord(graph, one, degrees(flow, one)));
  return { upstream: side('upstream'), downstream: side('downstream') };
}

type Degrees = Readonly<Record<Direction, number>>;

function jobIn(flow: Flow): (id: JobId) => NeighbourRecord {
  return ({ namespace, name }) => {
    const id = { namespace, name };
    return {
      kind: 'job',
      ...id,
      url: jobPath(id),
      upstream: flow.inputsOf(id).length,
      downstream: flow.outputsOf(id).length,
    };
  };
}

function datasetIn({ graph, flow }: Surroundings): (id: DatasetId) => NeighbourRecord {
  return (id) =>
    datasetRecord(graph, id, {
      upstream: flow.writersOf(id).length + flow.sourcesOf(id).length,
      downstream: flow.readersOf(id).length + flow.targetsOf(id).length,
    });
}

function datasetRecord(graph: Graph, { namespace, name }: DatasetId, counts: Degrees): NeighbourRecord {
  const id = { namespace, name };
  return {
    kind: 'dataset',
    ...id,
    url: datasetPath(id),
    ...(graph.dataset(id)?.declared === false ? { undeclared: true } : {}),
    ...counts,
  };
}

const COUNTED = memoryOf<Flow, Map<Key, Degrees>>('site/neighbour-record');

/** Counted once for each dataset: the neighbours of a hub would each count all of the hub's others. */
function degrees(flow: Flow, id: DatasetId): Degrees {
  const counted = COUNTED.get(flow) ?? new Map<Key, Degrees>();
  COUNTED.set(flow, counted);
  const before = counted.get(datasetKey(id));
  if (before !== undefined) return before;
  const found = {
    upstream: neighboursOf(flow, id, 'upstream').length,
    downstream: neighboursOf(flow, id, 'downstream').length,
  };
  counted.set(datasetKey(id), found);
  return found;
}
