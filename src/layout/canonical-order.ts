/**
 * Puts the vertices of a graph into an order that follows from its structure: graphs that differ in their names
 * alone come out alike, which is what lets them share one layout.
 *
 * Colour refinement (the one-dimensional Weisfeiler–Leman algorithm) with individualisation: vertices are sorted by
 * what they are, then by what they are connected to, until nothing changes; of those that are still alike, one is set
 * apart by name and the sorting goes on. What a vertex is connected to is summed up in a number of 32 bits: should two
 * sums coincide, the names decide a little sooner, and the order is as good.
 */
import { compareStrings } from '../model/identity.ts';

export interface Vertex {
  /** What it is, apart from its connections. */
  readonly colour: number;
  /** Unique; decides between vertices that the structure does not tell apart. */
  readonly name: string;
}

/** A connection, by the places of its ends in the list of vertices. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly colour: number;
}

/** Above this many vertices what is alike goes by name at once: shapes of that size are hardly ever shared. */
const INDIVIDUALISED = 40;

/** The vertices' places in the list, in canonical order. */
export function canonicalOrder(vertices: readonly Vertex[], arcs: readonly Arc[]): readonly number[] {
  const sorting = new Sorting(vertices, arcs);
  sorting.refine();
  if (vertices.length <= INDIVIDUALISED) while (sorting.setOneApart()) sorting.refine();
  return sorting.byName();
}

class Sorting {
  readonly #vertices: readonly Vertex[];
  readonly #arcs: readonly Arc[];
  /** The vertices' places, sorted as far as is known. */
  readonly #order: number[];
  /** Of each vertex: those that are alike so far have the same, the place of the first of them in the order. */
  readonly #rank: number[];
  #ranks = 0;

  constructor(vertices: readonly Vertex[], arcs: readonly Arc[]) {
    this.#vertices = vertices;
    this.#arcs = arcs;
    this.#order = vertices.map((_, index) => index);
    this.#rank = vertices.map(() => 0);
    this.#sort(vertices.map(({ colour }) => colour));
  }

  /** Splits what is alike by what it is connected to, until that splits no further. */
  refine(): void {
    for (let before = 0; before < this.#ranks && this.#ranks < this.#order.length;) {
      before = this.#ranks;
      this.#sort(this.#connections());
    }
  }

  /** Puts the first by name before those that it is alike to; false where all are told apart. */
  setOneApart(): boolean {
    if (this.#ranks === this.#order.length) return false;
    const first = this.#order.findIndex(
      (vertex, place) => this.#rankOf(vertex) === this.#rankOf(this.#order[place + 1]),
    );
    const rank = this.#rankOf(this.#order[first]);
    const alike = this.#order.filter((vertex) => this.#rankOf(vertex) === rank);
    const least = alike.reduce((a, b) => (compareStrings(this.#nameOf(a), this.#nameOf(b)) < 0 ? a : b));
    this.#order.splice(first, alike.length, least, ...alike.filter((vertex) => vertex !== least));
    for (const vertex of alike) if (vertex !== least) this.#rank[vertex] = rank + 1;
    this.#ranks += 1;
    return true;
  }

  byName(): readonly number[] {
    return this.#order.sort(
      (a, b) => this.#rankOf(a) - this.#rankOf(b) || compareStrings(this.#nameOf(a), this.#nameOf(b)),
    );
  }

  #connections(): number[] {
    const sums = new Array<number>(this.#order.length).fill(0);
    for (const { from, to, colour } of this.#arcs) {
      sums[from] = ((sums[from] ?? 0) + mixed(2 * this.#rankOf(to), colour)) | 0;
      sums[to] = ((sums[to] ?? 0) + mixed(2 * this.#rankOf(from) + 1, colour)) | 0;
    }
    return sums;
  }

  #sort(by: readonly number[]): void {
    const compare = (a: number, b: number): number =>
      this.#rankOf(a) - this.#rankOf(b) || (by[a] ?? 0) - (by[b] ?? 0);
    this.#order.sort(compare);
    const ranks: number[] = [];
    this.#ranks = 0;
    for (const [place, vertex] of this.#order.entries()) {
      const before = this.#order[place - 1];
      const isAlike = before !== undefined && compare(before, vertex) === 0;
      if (!isAlike) this.#ranks += 1;
      ranks.push(isAlike ? (ranks[place - 1] ?? 0) : place);
    }
    for (const [place, vertex] of this.#order.entries()) this.#rank[vertex] = ranks[place] ?? 0;
  }

  #rankOf(vertex: number | undefined): number {
    return vertex === undefined ? -1 : (this.#rank[vertex] ?? 0);
  }

  #nameOf(vertex: number): string {
    return this.#vertices[vertex]?.name ?? '';
  }
}

/** Two numbers as one of 32 bits that neighbours do not share: the finaliser of MurmurHash3 (Appleby, 2011). */
function mixed(a: number, b: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
