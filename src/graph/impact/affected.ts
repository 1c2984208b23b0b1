/** The datasets and the jobs that a change gets to, in arrays that are used again and again. */
import { memoryOf } from '../../model/memory.ts';
import type { Network } from '../network.ts';
import { flowTable, type FlowTable } from '../walk/flow-table.ts';
import { FlowWalk, type Seed } from '../walk/flow-walk.ts';
import type { Crossing } from './crossing.ts';
import { Marks } from './mark.ts';

export class Affected {
  readonly datasets: Marks;
  readonly jobs: Marks;
  readonly #flow: FlowTable;
  readonly #walk: FlowWalk;

  constructor(flow: FlowTable) {
    this.#flow = flow;
    this.#walk = new FlowWalk(flow.datasets.length, flow.jobs.length);
    this.datasets = new Marks(flow.datasets.length);
    this.jobs = new Marks(flow.jobs.length);
  }

  clear(): this {
    this.datasets.clear();
    this.jobs.clear();
    return this;
  }

  /** What column lineage leads to. */
  cross({ datasets, jobs }: Crossing): void {
    this.datasets.addAll(datasets);
    this.jobs.addAll(jobs);
  }

  /**
   * How an effect on whole datasets spreads: to them, to the jobs that read them, and to what these make of them.
   * @param seeds nearest first @param except a dataset that is neither marked nor gone through; -1 for none
   */
  spread(seeds: readonly Seed[], except: number, rank: number): void {
    if (seeds.length === 0) return;
    const walk = this.#walk.from(this.#flow.links.downstream, seeds, except);
    for (let at = 0; at < walk.met; at++) {
      const dataset = walk.order[at] ?? 0;
      this.datasets.add(dataset, walk.distance[dataset] ?? 0, rank);
    }
    for (let at = 0; at < walk.metJobs; at++) {
      const job = walk.jobs[at] ?? 0;
      this.jobs.add(job, walk.jobDistance[job] ?? 0, rank);
    }
  }
}

const memory = memoryOf<FlowTable, Affected>('graph/impact/affected');

/** Stands until it is asked for again. */
export function nothingAffected(network: Network): Affected {
  const table = flowTable(network);
  const known = memory.get(table) ?? new Affected(table);
  memory.set(table, known);
  return known.clear();
}
