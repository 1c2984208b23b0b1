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
  /** A list of the job's own, the same each time where it has any members; so is that of `inputsTowards`. */
  readonly inputsOf: (job: JobId) => readonly DatasetId[];
  readonly outputsOf: (job: JobId) => readonly DatasetId[];
  /** What the job makes the output of: its inputs, or, where it says so outright, those that it names. */
  readonly inputsTowards: (job: JobId, output: DatasetId) => readonly DatasetId[];
  /** What the job makes of the input. */
  readonly outputsFrom: (job: JobId, input: DatasetId) => readonly DatasetId[];
  readonly writersOf: (dataset: DatasetId) => readonly JobId[];
  readonly readersOf: (dataset: DatasetId) => readonly JobId[];
  /** Datasets that lineage joins directly to the dataset, by a statement of no job. */
  readonly sourcesOf: (dataset: DatasetId) => readonly DatasetId[];
  readonly targetsOf: (dataset: DatasetId) => readonly DatasetId[];
  readonly reads: (job: JobId, input: DatasetId) => boolean;
  readonly writes: (job: JobId, output: DatasetId) => boolean;
  /** Whether lineage joins the two directly, by a statement of no job. */
  readonly isSource: (source: DatasetId, target: DatasetId) => boolean;
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
  const explicit = new ExplicitOutputs();
  for (const edge of catalog.ioEdges) {
    if (edge.state === 'past') continue;
    if (edge.explicit) explicit.add(edge.job, edge.dataset);
    if (edge.direction === 'input') read(edge.job, edge.dataset);
    else write(edge.job, edge.dataset);
  }
  for (const edge of [...catalog.datasetEdges, ...catalog.columnEdges]) {
    if (edge.state === 'past') continue;
    if (edge.job !== null) {
      explicit.addSource(edge.job, nameOf(edge.to), nameOf(edge.from));
      read(edge.job, nameOf(edge.from));
      write(edge.job, nameOf(edge.to));
    } else {
      sources.add(nameOf(edge.to), nameOf(edge.from));
      targets.add(nameOf(edge.from), nameOf(edge.to));
    }
  }
  const inputsTowards = (job: JobId, output: DatasetId): readonly DatasetId[] =>
    explicit.sourcesOf(job, output) ?? inputs.of(job);
  const outputsFrom = (job: JobId, input: DatasetId): readonly DatasetId[] =>
    outputs.of(job).filter((output) => explicit.allows(job, output, input));
  return {
    inputsTowards,
    outputsFrom,
    inputsOf: (job) => inputs.of(job),
    outputsOf: (job) => outputs.of(job),
    writersOf: (dataset) => writers.of(dataset),
    readersOf: (dataset) => readers.of(dataset),
    sourcesOf: (dataset) => sources.of(dataset),
    targetsOf: (dataset) => targets.of(dataset),
    reads: (job, input) => inputs.has(job, input),
    writes: (job, output) => outputs.has(job, output),
    isSource: (source, target) => targets.has(source, target),
    upstreamOf: (dataset) =>
      steps(writers.of(dataset), (job) => inputsTowards(job, dataset), sources.of(dataset)),
    downstreamOf: (dataset) =>
      steps(readers.of(dataset), (job) => outputsFrom(job, dataset), targets.of(dataset)),
  };
}

function steps(
  jobs: readonly JobId[],
  beyond: (job: JobId) => readonly DatasetId[],
  direct: readonly DatasetId[],
): readonly Step[] {
  return [
    ...jobs.flatMap((job) => beyond(job).map((dataset) => ({ dataset, job }))),
    ...direct.map((dataset) => ({ dataset, job: null })),
  ];
}

/** The outputs of which their jobs say outright what they are made of, with what that is. */
class ExplicitOutputs {
  readonly #sources = new Map<Key, Map<Key, DatasetId>>();
  readonly #sorted = new Map<Key, readonly DatasetId[]>();

  add(job: JobId, output: DatasetId): void {
    this.#sources.set(outputKey(job, output), new Map());
  }

  /** Counts where the output is one of these. */
  addSource(job: JobId, output: DatasetId, source: DatasetId): void {
    this.#sources.get(outputKey(job, output))?.set(datasetKey(source), source);
  }

  /** Sorted, and each time the same list; null where nothing is said outright. Asked once all are added. */
  sourcesOf(job: JobId, output: DatasetId): readonly DatasetId[] | null {
    if (this.#sources.size === 0) return null;
    const key = outputKey(job, output);
    const sources = this.#sources.get(key);
    if (sources === undefined) return null;
    const sorted = this.#sorted.get(key) ?? [...sources.values()].sort(compareNames);
    this.#sorted.set(key, sorted);
    return sorted;
  }

  allows(job: JobId, output: DatasetId, source: DatasetId): boolean {
    if (this.#sources.size === 0) return true;
    return this.#sources.get(outputKey(job, output))?.has(datasetKey(source)) ?? true;
  }
}

function outputKey(job: JobId, output: DatasetId): Key {
  return keyOf(jobKey(job), datasetKey(output));
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

  has(from: From, to: To): boolean {
    return this.#seen.has(keyOf(this.#from(from), this.#to(to)));
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
