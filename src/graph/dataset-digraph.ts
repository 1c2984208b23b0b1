/** Datasets as a digraph of integers: by current edges, a hub for each job. */
import { datasetKey, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import type { Digraph } from './digraph/digraph.ts';
import { Pairs } from './digraph/pairs.ts';
import type { Network } from './network.ts';

export interface DatasetDigraph {
  /** By number, in the order of the catalog. */
  readonly datasets: readonly DatasetId[];
  readonly digraph: Digraph;
  readonly numberOf: (id: DatasetId) => number | null;
}

export function datasetDigraph({ catalog, flow }: Network): DatasetDigraph {
  const datasets = catalog.datasets.map(({ id }) => id);
  const numbers = new Map<Key, number>(datasets.map((id, number) => [datasetKey(id), number]));
  const numberOf = (id: DatasetId): number | null => numbers.get(datasetKey(id)) ?? null;
  const pairs = new Pairs();
  const add = (from: number | null, to: number | null): void => {
    if (from !== null && to !== null) pairs.add(from, to);
  };
  for (const [index, { id }] of catalog.jobs.entries()) addJob(id, datasets.length + index);
  for (const id of datasets) for (const source of flow.sourcesOf(id)) add(numberOf(source), numberOf(id));
  return { datasets, digraph: pairs.digraph(datasets.length, catalog.jobs.length), numberOf };

  /** Of what a job says outright what it is made of, the job's other inputs are no source. */
  function addJob(job: JobId, hub: number): void {
    const inputs = flow.inputsOf(job);
    for (const input of inputs) add(numberOf(input), hub);
    for (const output of flow.outputsOf(job)) {
      const sources = flow.inputsTowards(job, output);
      if (sources.length === inputs.length) add(hub, numberOf(output));
      else for (const source of sources) add(numberOf(source), numberOf(output));
    }
  }
}
