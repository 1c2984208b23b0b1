/** The flow between datasets as arrays of integers, in both directions. Every page walks them: here no key is made on the way. */
import {
  compareNames,
  datasetKey,
  jobKey,
  type DatasetId,
  type JobId,
  type Key,
} from '../../model/identity.ts';
import { memoryOf } from '../../model/memory.ts';
import type { Direction, Flow } from '../flow.ts';
import type { Network } from '../network.ts';
import { linksOf, type Links } from './links.ts';

/** Steps from dataset to dataset in one direction. */
export interface FlowLinks {
  /** From a dataset to jobs. */
  readonly jobs: Links;
  /** From a job to datasets: steps from each of those that lead to it. */
  readonly beyond: Links;
  /** From a dataset to datasets: steps that no job makes, or that one names outright. */
  readonly besides: Links & {
    /** By link: its job; -1 where there is none. */
    readonly jobOf: Int32Array;
  };
}

export interface FlowTable {
  /** By number, sorted. */
  readonly datasets: readonly DatasetId[];
  readonly datasetNumber: (id: DatasetId) => number | null;
  /** By number, sorted. */
  readonly jobs: readonly JobId[];
  readonly jobNumber: (id: JobId) => number | null;
  /**
   * Downstream `jobs` are all that read a dataset; upstream, all that make it of all that they read. `beyond` are the
   * others of these two.
   */
  readonly links: Readonly<Record<Direction, FlowLinks>>;
  /** All that a job writes. */
  readonly outputs: Links;
}

const memory = memoryOf<Flow, FlowTable>('graph/walk/flow-table');

export function flowTable(network: Network): FlowTable {
  const known = memory.get(network.flow) ?? buildTable(network);
  memory.set(network.flow, known);
  return known;
}

function buildTable({ catalog, flow }: Network): FlowTable {
  const datasets = catalog.datasets.map(({ id }) => id).sort(compareNames);
  const jobs = catalog.jobs.map(({ id }) => id).sort(compareNames);
  const datasetNumbers = new Map<Key, number>(datasets.map((id, number) => [datasetKey(id), number]));
  const jobNumbers = new Map<Key, number>(jobs.map((id, number) => [jobKey(id), number]));
  const datasetNumber = (id: DatasetId): number | null => datasetNumbers.get(datasetKey(id)) ?? null;
  const [reads, writes, makes] = [new Pairs(), new Pairs(), new Pairs()];
  const outright = new Pairs();
  const outrightJobs: number[] = [];
  const step = (source: DatasetId, target: number, job: number): void => {
    const from = datasetNumber(source);
    if (from === null) return;
    outright.add(from, target);
    outrightJobs.push(job);
  };
  for (const [job, id] of jobs.entries()) {
    const inputs = flow.inputsOf(id);
    for (const input of inputs) reads.add(datasetNumber(input), job);
    for (const output of flow.outputsOf(id)) {
      const target = datasetNumber(output);
      if (target === null) continue;
      writes.add(job, target);
      const sources = flow.inputsTowards(id, output);
      if (sources.length === inputs.length) makes.add(job, target);
      else for (const source of sources) step(source, target, job);
    }
  }
  for (const [target, id] of datasets.entries())
    for (const source of flow.sourcesOf(id)) step(source, target, -1);
  return {
    datasets,
    datasetNumber,
    jobs,
    jobNumber: (id) => jobNumbers.get(jobKey(id)) ?? null,
    links: {
      downstream: {
        jobs: reads.links(datasets.length),
        beyond: makes.links(jobs.length),
        besides: withJobs(datasets.length, outright, outrightJobs),
      },
      upstream: {
        jobs: makes.turned().links(datasets.length),
        beyond: reads.turned().links(jobs.length),
        besides: withJobs(datasets.length, outright.turned(), outrightJobs),
      },
    },
    outputs: writes.links(jobs.length),
  };
}

class Pairs {
  readonly from: number[];
  readonly to: number[];

  constructor(from: number[] = [], to: number[] = []) {
    this.from = from;
    this.to = to;
  }

  /** @param from none is added where it is null */
  add(from: number | null, to: number): void {
    if (from === null) return;
    this.from.push(from);
    this.to.push(to);
  }

  turned(): Pairs {
    return new Pairs(this.to, this.from);
  }

  links(size: number): Links {
    return linksOf(size, this.from, this.to);
  }
}

function withJobs(size: number, { from, to }: Pairs, jobs: readonly number[]): FlowLinks['besides'] {
  const places = linksOf(
    size,
    from,
    from.map((_, pair) => pair),
  );
  return {
    starts: places.starts,
    ends: places.ends.map((pair) => to[pair] ?? 0),
    jobOf: Int32Array.from(places.ends, (pair) => jobs[pair] ?? -1),
  };
}
