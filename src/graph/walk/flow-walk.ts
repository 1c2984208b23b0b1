/** Breadth-first walks over datasets and the jobs between them, in arrays that are used again and again. */
import type { FlowLinks } from './flow-table.ts';
import type { Links } from './links.ts';

/** Where a walk begins, and how far that is already. */
export interface Seed {
  readonly dataset: number;
  readonly distance: number;
}

/** Nothing is allocated by a walk; what it met stands until the next one. */
export class FlowWalk {
  /** The datasets that were met, nearest first. */
  readonly order: Uint32Array;
  /** By dataset that was met; in datasets. */
  readonly distance: Uint32Array;
  /** How many of `order` there are. */
  met = 0;
  /** The jobs that were met, nearest first. */
  readonly jobs: Uint32Array;
  /** By job that was met: one more than that of the nearest dataset that leads to it. */
  readonly jobDistance: Uint32Array;
  /** How many of `jobs` there are. */
  metJobs = 0;
  readonly #stamps: Uint32Array;
  readonly #jobStamps: Uint32Array;
  #walk = 0;

  /** @param datasets how many there are @param jobs how many there are */
  constructor(datasets: number, jobs: number) {
    this.order = new Uint32Array(datasets);
    this.distance = new Uint32Array(datasets);
    this.jobs = new Uint32Array(jobs);
    this.jobDistance = new Uint32Array(jobs);
    this.#stamps = new Uint32Array(datasets);
    this.#jobStamps = new Uint32Array(jobs);
  }

  /**
   * @param seeds where it begins; nearest first
   * @param except a dataset that is neither met nor gone through; -1 for none
   */
  from(links: FlowLinks, seeds: readonly Seed[], except = -1): this {
    this.#walk += 1;
    this.met = this.metJobs = 0;
    if (except >= 0) this.#stamps[except] = this.#walk;
    let [at, next] = [0, 0];
    for (let distance = seeds[0]?.distance ?? 0; at < this.met || next < seeds.length; distance++) {
      for (let seed = seeds[next]; seed?.distance === distance; seed = seeds[++next]) {
        this.#meet(seed.dataset, distance);
      }
      const end = this.met;
      for (; at < end; at++) this.#stepFrom(links, this.order[at] ?? 0, distance + 1);
    }
    return this;
  }

  has(dataset: number): boolean {
    return this.#stamps[dataset] === this.#walk;
  }

  hasJob(job: number): boolean {
    return this.#jobStamps[job] === this.#walk;
  }

  #stepFrom({ jobs, beyond, besides }: FlowLinks, dataset: number, distance: number): void {
    const end = jobs.starts[dataset + 1] ?? 0;
    for (let link = jobs.starts[dataset] ?? 0; link < end; link++) {
      this.#through(beyond, jobs.ends[link] ?? 0, distance);
    }
    const last = besides.starts[dataset + 1] ?? 0;
    for (let link = besides.starts[dataset] ?? 0; link < last; link++) {
      this.#meet(besides.ends[link] ?? 0, distance);
    }
  }

  /** A job is gone through once: from the nearest of the datasets that lead to it. */
  #through({ starts, ends }: Links, job: number, distance: number): void {
    if (this.#jobStamps[job] === this.#walk) return;
    this.#jobStamps[job] = this.#walk;
    this.jobDistance[job] = distance;
    this.jobs[this.metJobs++] = job;
    const end = starts[job + 1] ?? 0;
    for (let link = starts[job] ?? 0; link < end; link++) this.#meet(ends[link] ?? 0, distance);
  }

  #meet(dataset: number, distance: number): void {
    if (this.#stamps[dataset] === this.#walk) return;
    this.#stamps[dataset] = this.#walk;
    this.distance[dataset] = distance;
    this.order[this.met++] = dataset;
  }
}
