/** What has been found to be affected, each thing once. */
import type { DatasetId } from '../../model/identity.ts';
import { KINDS, type ImpactKind } from './effect.ts';

/** A dataset or a job that an effect gets to. */
export interface Mark {
  readonly id: DatasetId;
  /** The least of all ways there, in steps from one dataset to the next; 1 is a direct neighbour. */
  readonly distance: number;
  /** The first, in the order of {@link KINDS}, by which any way leads there. */
  readonly kind: ImpactKind;
}

/** Marks by number, in arrays that are used again and again. */
export class Marks {
  /** Those that are marked, in the order of their first marks. */
  readonly order: Uint32Array;
  /** How many of `order` there are. */
  met = 0;
  /** By number that is marked: how often. */
  readonly times: Uint32Array;
  /** By number that is marked, as in {@link Mark}. */
  readonly distance: Uint32Array;
  /** The same of its kind: its place in {@link KINDS}. */
  readonly rank: Uint8Array;
  readonly #stamps: Uint32Array;
  #stamp = 1;

  /** @param size how many numbers there are */
  constructor(size: number) {
    this.order = new Uint32Array(size);
    this.times = new Uint32Array(size);
    this.distance = new Uint32Array(size);
    this.rank = new Uint8Array(size);
    this.#stamps = new Uint32Array(size);
  }

  clear(): this {
    this.met = 0;
    this.#stamp += 1;
    return this;
  }

  has(number: number): boolean {
    return this.#stamps[number] === this.#stamp;
  }

  add(number: number, distance: number, rank: number): void {
    if (this.#stamps[number] === this.#stamp) {
      this.times[number] = (this.times[number] ?? 0) + 1;
      if (distance < (this.distance[number] ?? 0)) this.distance[number] = distance;
      if (rank < (this.rank[number] ?? 0)) this.rank[number] = rank;
      return;
    }
    this.#stamps[number] = this.#stamp;
    this.order[this.met++] = number;
    this.times[number] = 1;
    this.distance[number] = distance;
    this.rank[number] = rank;
  }

  addAll(others: Marks): void {
    for (let at = 0; at < others.met; at++) {
      const number = others.order[at] ?? 0;
      this.add(number, others.distance[number] ?? 0, others.rank[number] ?? 0);
    }
  }

  kindOf(number: number): ImpactKind {
    return KINDS[this.rank[number] ?? 0] ?? 'unknown';
  }

  /** Nearest first; of those as near, by their kinds, and then by number. */
  sorted(): readonly number[] {
    return Array.from(this.order.subarray(0, this.met)).sort(
      (a, b) =>
        (this.distance[a] ?? 0) - (this.distance[b] ?? 0) ||
        (this.rank[a] ?? 0) - (this.rank[b] ?? 0) ||
        a - b,
    );
  }
}
