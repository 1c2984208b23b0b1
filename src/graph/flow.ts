/**
 * Data flow between datasets: dataset → job → dataset, of current edges. A dataset that a job's column lineage
 * reads from counts as its input, even where the job does not name it as one.
 */
import type { Catalog } from '../model/catalog.ts';
import {
  compareNames,
  datasetKey,
  jobKey,
  keyOf,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';

/** One step: from a dataset to another through a job; `job` is null where lineage names none. */
export interface Step {
  readonly dataset: DatasetId;
  readonly job: JobId | null;
}

export interface Flow {
  readonly inputsOf: (job: JobId) => readonly DatasetId[];
  readonly outputsOf: (job: JobId) => readonly DatasetId[];
  readonly writersOf: (dataset: DatasetId) => readonly JobId[];
  readonly readersOf: (dataset: DatasetId) => readonly JobId[];
  /** Datasets that lineage joins directly to the dataset, by a statement of no job. */
  readonly sourcesOf: (dataset: DatasetId) => readonly DatasetId[];
  readonly targetsOf: (dataset: DatasetId) => readonly DatasetId[];
  readonly upstreamOf: (dataset: DatasetId) => readonly Step[];
  readonly downstreamOf: (dataset: DatasetId) => readonly Step[];
}

export type Direction = 'upstream' | 'downstream';

/** The datasets one step away, each once; not the dataset itself, where a job reads what it writes. */
export function neighboursOf(flow: Flow, id: DatasetId, direction: Direction): DatasetId[] {
  const steps = direction === 'upstream' ? flow.upstreamOf(id) : flow.downstreamOf(id);
  const distinct = new Map(steps.map(({ dataset }) => [datasetKey(dataset), dataset]));
  distinct.delete(datasetKey(id));
  return [...distinct.values()];
}

export function buildFlow(catalog: Catalog): Flow {
  const inputs = new Links<JobId, DatasetId>(jobKey, datasetKey);
  const outputs = new Links<JobId, DatasetId>(jobKey, datasetKey);
  const writers = new Links<DatasetId, JobId>(datasetKey, jobKey);
  const readers = new Links<DatasetId, JobId>(datasetKey, jobKey);
  const sources = new Links<DatasetId, DatasetId>(datasetKey, datasetKey);
  const targets = new Links<DatasetId, DatasetId>(datasetKey, datasetKey);
  const read = (job: JobId, dataset: DatasetId): void => {
    inputs.add(job, dataset);
    readers.add(dataset, job);
  };
  const write = (job: JobId, dataset: DatasetId): void => {
    outputs.add(job, dataset);
    writers.add(dataset, job);
  };
  for (const edge of catalog.ioEdges) {
    if (edge.state === 'past') continue;
    if (edge.direction === 'input') read(edge.job, edge.dataset);
    else write(edge.job, edge.dataset);
  }
  for (const edge of catalog.columnEdges) {
    if (edge.state === 'past') continue;
    if (edge.job !== null) {
      read(edge.job, nameOf(edge.from));
      write(edge.job, nameOf(edge.to));
    } else {
      sources.add(nameOf(edge.to), nameOf(edge.from));
      targets.add(nameOf(edge.from), nameOf(edge.to));
    }
  }
  return {
    inputsOf: (job) => inputs.of(job),
    outputsOf: (job) => outputs.of(job),
    writersOf: (dataset) => writers.of(dataset),
    readersOf: (dataset) => readers.of(dataset),
    sourcesOf: (dataset) => sources.of(dataset),
    targetsOf: (dataset) => targets.of(dataset),
    upstreamOf: (dataset) => steps(writers.of(dataset), inputs, sources.of(dataset)),
    downstreamOf: (dataset) => steps(readers.of(dataset), outputs, targets.of(dataset)),
  };
}

function steps(
  jobs: readonly JobId[],
  beyond: Links<JobId, DatasetId>,
  direct: readonly DatasetId[],
): readonly Step[] {
  return [
    ...jobs.flatMap((job) => beyond.of(job).map((dataset) => ({ dataset, job }))),
    ...direct.map((dataset) => ({ dataset, job: null })),
  ];
}

/** A column's dataset, without the column. */
function nameOf({ namespace, name }: DatasetId): DatasetId {
  return { namespace, name };
}

/** From one identity to several, each once, in the order of their names. */
class Links<From extends DatasetId, To extends DatasetId> {
  readonly #lists = new Map<Key, To[]>();
  readonly #seen = new Set<Key>();
  readonly #sorted = new Set<Key>();
  readonly #from: (id: From) => Key;
  readonly #to: (id: To) => Key;

  constructor(from: (id: From) => Key, to: (id: To) => Key) {
    this.#from = from;
    this.#to = to;
  }

  add(from: From, to: To): void {
    const key = this.#from(from);
    const pair = keyOf(key, this.#to(to));
    if (this.#seen.has(pair)) return;
    this.#seen.add(pair);
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [to]);
    else list.push(to);
    this.#sorted.delete(key);
  }

  of(from: From): readonly To[] {
    const key = this.#from(from);
    const list = this.#lists.get(key);
    if (list === undefined) return [];
    if (!this.#sorted.has(key)) {
      list.sort(compareNames);
      this.#sorted.add(key);
    }
    return list;
  }
}
