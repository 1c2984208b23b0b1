/** The slice of one hop around a dataset or a job, with the neighbours that it leaves out counted. */
import { datasetKey, jobKey, type DatasetId, type JobId } from '../model/identity.ts';
import type { Flow } from './flow.ts';
import type { Graph } from './graph.ts';
import type { Slice, SliceEdge, SliceNode } from './slice.ts';
import { datasetNode, datasetNodeKey, jobNode, jobNodeKey } from './slice-node.ts';

/** How many neighbours a diagram shows on each side before it says how many more there are. */
export const MAX_NEIGHBOURS = 12;

/** A dataset, the jobs that write and read it, and the datasets on their other side. */
export function datasetNeighbourhood(graph: Graph, flow: Flow, id: DatasetId): Slice {
  const builder = new Builder(graph, flow);
  const writers = flow.writersOf(id);
  const readers = flow.readersOf(id);
  for (const job of writers.slice(0, MAX_NEIGHBOURS)) {
    builder.write(job, id);
    for (const input of flow.inputsTowards(job, id)) builder.readWithin(input, job, MAX_NEIGHBOURS);
  }
  for (const job of readers.slice(0, MAX_NEIGHBOURS)) {
    builder.read(id, job);
    for (const output of flow.outputsFrom(job, id)) builder.writeWithin(job, output, MAX_NEIGHBOURS);
  }
  for (const source of flow.sourcesOf(id).slice(0, MAX_NEIGHBOURS)) builder.link(source, id);
  for (const target of flow.targetsOf(id).slice(0, MAX_NEIGHBOURS)) builder.link(id, target);
  builder.keepDataset(id);
  return builder.build({ kind: 'dataset', id });
}

/** A job, what it reads and what it writes. */
export function jobNeighbourhood(graph: Graph, flow: Flow, id: JobId): Slice {
  const builder = new Builder(graph, flow);
  for (const input of flow.inputsOf(id)) builder.readWithin(input, id, MAX_NEIGHBOURS);
  for (const output of flow.outputsOf(id)) builder.writeWithin(id, output, MAX_NEIGHBOURS);
  builder.keepJob(id);
  return builder.build({ kind: 'job', id });
}

/** Every dataset and job, each once. */
export function wholeFlow(
  graph: Graph,
  flow: Flow,
  datasets: readonly DatasetId[],
  jobs: readonly JobId[],
): Slice {
  const builder = new Builder(graph, flow);
  for (const dataset of datasets) {
    builder.keepDataset(dataset);
    for (const source of flow.sourcesOf(dataset)) builder.link(source, dataset);
  }
  for (const job of jobs) {
    builder.keepJob(job);
    for (const input of flow.inputsOf(job)) builder.read(input, job);
    for (const output of flow.outputsOf(job)) builder.write(job, output);
  }
  return builder.build(null);
}

type Focus =
  { readonly kind: 'dataset'; readonly id: DatasetId } | { readonly kind: 'job'; readonly id: JobId };

/** Gathers nodes and edges, each once; counts at the end what was left out around each node. */
class Builder {
  readonly #graph: Graph;
  readonly #flow: Flow;
  readonly #datasets = new Map<string, DatasetId>();
  readonly #jobs = new Map<string, JobId>();
  readonly #edges = new Map<string, SliceEdge>();
  readonly #perJob = new Map<string, number>();

  constructor(graph: Graph, flow: Flow) {
    this.#graph = graph;
    this.#flow = flow;
  }

  keepDataset(id: DatasetId): void {
    this.#datasets.set(datasetKey(id), id);
  }

  keepJob(id: JobId): void {
    this.#jobs.set(jobKey(id), id);
  }

  read(dataset: DatasetId, job: JobId): void {
    this.keepDataset(dataset);
    this.keepJob(job);
    this.#edge(datasetNodeKey(dataset), jobNodeKey(job));
  }

  write(job: JobId, dataset: DatasetId): void {
    this.keepDataset(dataset);
    this.keepJob(job);
    this.#edge(jobNodeKey(job), datasetNodeKey(dataset));
  }

  link(from: DatasetId, to: DatasetId): void {
    this.keepDataset(from);
    this.keepDataset(to);
    this.#edge(datasetNodeKey(from), datasetNodeKey(to));
  }

  /** As `read`, unless the job has as many inputs in the slice as it may. */
  readWithin(dataset: DatasetId, job: JobId, most: number): void {
    if (this.#room(`in ${jobKey(job)}`, most)) this.read(dataset, job);
    else this.keepJob(job);
  }

  /** As `write`, unless the job has as many outputs in the slice as it may. */
  writeWithin(job: JobId, dataset: DatasetId, most: number): void {
    if (this.#room(`out ${jobKey(job)}`, most)) this.write(job, dataset);
    else this.keepJob(job);
  }

  build(focus: Focus | null): Slice {
    const datasets = [...this.#datasets.values()].map((id) => this.#datasetNode(id, focus));
    const jobs = [...this.#jobs.values()].map((id) => this.#jobNode(id, focus));
    return { nodes: [...datasets, ...jobs], edges: [...this.#edges.values()], groups: [] };
  }

  #datasetNode(id: DatasetId, focus: Focus | null): SliceNode {
    const isFocus = focus?.kind === 'dataset' && datasetKey(focus.id) === datasetKey(id);
    return datasetNode(this.#graph, id, {
      ...(isFocus ? { emphasis: 'focus' as const } : {}),
      hiddenUpstream: this.#missing(
        [...this.#flow.writersOf(id).map(jobNodeKey), ...this.#flow.sourcesOf(id).map(datasetNodeKey)].map(
          (neighbour) => [neighbour, datasetNodeKey(id)],
        ),
      ),
      hiddenDownstream: this.#missing(
        [...this.#flow.readersOf(id).map(jobNodeKey), ...this.#flow.targetsOf(id).map(datasetNodeKey)].map(
          (neighbour) => [datasetNodeKey(id), neighbour],
        ),
      ),
    });
  }

  #jobNode(id: JobId, focus: Focus | null): SliceNode {
    const isFocus = focus?.kind === 'job' && jobKey(focus.id) === jobKey(id);
    return jobNode(id, {
      ...(isFocus ? { emphasis: 'focus' as const } : {}),
      hiddenUpstream: this.#missing(
        this.#flow.inputsOf(id).map((input) => [datasetNodeKey(input), jobNodeKey(id)]),
      ),
      hiddenDownstream: this.#missing(
        this.#flow.outputsOf(id).map((out) => [jobNodeKey(id), datasetNodeKey(out)]),
      ),
    });
  }

  #missing(pairs: readonly (readonly [string, string])[]): number {
    return pairs.filter(([from, to]) => !this.#edges.has(edgeKey(from, to))).length;
  }

  #room(key: string, most: number): boolean {
    const taken = this.#perJob.get(key) ?? 0;
    this.#perJob.set(key, taken + 1);
    return taken < most;
  }

  #edge(from: string, to: string): void {
    this.#edges.set(edgeKey(from, to), {
      from: { node: from, row: null },
      to: { node: to, row: null },
      kind: 'value',
      label: null,
    });
  }
}

function edgeKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
