/** Datasets as nodes, joined by hubs: a job, or what a job says outright that it makes one output of. */
import type { Digraph } from '../../graph/digraph/digraph.ts';
import { Pairs } from '../../graph/digraph/pairs.ts';
import type { NumberedFlow } from '../../site/path-index/lineage.ts';

export interface FlowDigraph {
  readonly digraph: Digraph;
  /** The job of each hub; hubs are counted from 0 here. */
  readonly jobs: readonly number[];
}

/** @param datasets how many there are */
export function flowDigraph(flow: NumberedFlow, datasets: number): FlowDigraph {
  const pairs = new Pairs();
  const jobs: number[] = [];
  const join = (job: number, sources: readonly number[], outputs: readonly number[]): void => {
    const hub = datasets + jobs.push(job) - 1;
    for (const source of sources) pairs.add(source, hub);
    for (const output of outputs) pairs.add(hub, output);
  };
  for (const [job, { inputs, outputs }] of flow.entries()) {
    const ofAll = outputs.filter(({ sources }) => sources === null);
    join(
      job,
      inputs,
      Array.from(ofAll, ({ dataset }) => dataset),
    );
    for (const { dataset, sources } of outputs) if (sources !== null) join(job, sources, [dataset]);
  }
  return { digraph: pairs.digraph(datasets, jobs.length), jobs };
}
