/** Breadth-first walks over columns (Moore, "The shortest path through a maze", 1959), in arrays that are used again and again. */
import type { ColumnLinks } from './column-table.ts';

/** Nothing is allocated by a walk; what it met stands until the next one. */
export class ColumnWalk {
  /** The columns that were met, in order: the starts, and the others, nearest first. */
  readonly order: Uint32Array;
  /** By column that was met; in edges. */
  readonly distance: Uint32Array;
  /** How many of `order` are starts. */
  starts = 0;
  /** How many of `order` there are. */
  met = 0;
  readonly #columns: number;
  /** By column, and after them by dataset as a whole: the walk that met it last. */
  readonly #stamps: Uint32Array;
  #walk = 0;

  /** @param columns how many there are @param datasets how many there are */
  constructor(columns: number, datasets: number) {
    this.#columns = columns;
    this.order = new Uint32Array(columns);
    this.distance = new Uint32Array(columns);
    this.#stamps = new Uint32Array(columns + datasets);
  }

  /** @param directly along links alone whose values flow */
  from(links: ColumnLinks, starts: Iterable<number>, directly: boolean): this {
    this.#walk += 1;
    this.met = 0;
    for (const start of starts) this.#meet(start, 0);
    this.starts = this.met;
    for (let at = 0; at < this.met; at++) {
      const column = this.order[at] ?? 0;
      const distance = (this.distance[column] ?? 0) + 1;
      const end = links.starts[column + 1] ?? 0;
      for (let link = links.starts[column] ?? 0; link < end; link++) {
        if (directly && links.direct[link] === 0) continue;
        const target = links.ends[link] ?? 0;
        if (target < this.#columns) this.#meet(target, distance);
        else this.#pass(links, target, distance);
      }
    }
    return this;
  }

  has(column: number): boolean {
    return this.#stamps[column] === this.#walk;
  }

  #meet(column: number, distance: number): void {
    if (this.#stamps[column] === this.#walk) return;
    this.#stamps[column] = this.#walk;
    this.distance[column] = distance;
    this.order[this.met++] = column;
  }

  /** A dataset whose rows depend on many columns is gone through once, and not once for each; that is no step. */
  #pass(links: ColumnLinks, dataset: number, distance: number): void {
    if (this.#stamps[dataset] === this.#walk) return;
    this.#stamps[dataset] = this.#walk;
    const end = links.starts[dataset + 1] ?? 0;
    for (let link = links.starts[dataset] ?? 0; link < end; link++)
      this.#meet(links.ends[link] ?? 0, distance);
  }
}
