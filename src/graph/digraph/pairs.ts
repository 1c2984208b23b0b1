/** The edges of a digraph, gathered one by one. */
import { digraphOf, type Digraph } from './digraph.ts';

export class Pairs {
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  add(from: number, to: number): void {
    this.#from.push(from);
    this.#to.push(to);
  }

  digraph(nodes: number, hubs: number): Digraph {
    return digraphOf(nodes, hubs, this.#from, this.#to);
  }
}
