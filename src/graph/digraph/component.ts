/** Strongly connected components (Tarjan, "Depth-first search and linear graph algorithms", 1972), without recursion. */
import { targetsOf, type Digraph } from './digraph.ts';

/**
 * The nodes that lie on cycles, those that share one together: each component of more than one node, and each node that
 * leads to itself. Ascending, and the components by their least node.
 */
export function cyclicComponents(digraph: Digraph): number[][] {
  const components = strongComponents(digraph)
    .filter((members) => members.length > 1 || leadsToItself(digraph, members[0] ?? 0))
    // A node that leads to itself through a hub is in one component with the hub.
    .map((members) => members.filter((node) => node < digraph.nodes).sort((a, b) => a - b));
  return components.sort(([a = 0], [b = 0]) => a - b);
}

function leadsToItself(digraph: Digraph, node: number): boolean {
  return targetsOf(digraph, node).includes(node);
}

/** Every node and hub in its component; each component after those that it leads to. */
function strongComponents(digraph: Digraph): number[][] {
  const walk = new Walk(digraph);
  for (let root = 0; root < digraph.nodes + digraph.hubs; root++) walk.from(root);
  return walk.components;
}

const UNSEEN = 0;

class Walk {
  readonly components: number[][] = [];
  readonly #digraph: Digraph;
  /** When each was first come to, counted from 1. */
  readonly #order: Uint32Array;
  /** The first come to of the open ones that each leads back to. */
  readonly #least: Uint32Array;
  /** Which edge of each is next. */
  readonly #next: Uint32Array;
  readonly #isOpen: Uint8Array;
  /** Those whose component is not known yet. */
  readonly #open: number[] = [];
  #seen = 0;

  constructor(digraph: Digraph) {
    const size = digraph.nodes + digraph.hubs;
    this.#digraph = digraph;
    this.#order = new Uint32Array(size);
    this.#least = new Uint32Array(size);
    this.#next = digraph.starts.slice(0, size);
    this.#isOpen = new Uint8Array(size);
  }

  from(root: number): void {
    if (this.#order[root] !== UNSEEN) return;
    this.#enter(root);
    const way = [root];
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const target = this.#nextTarget(node);
      if (target === null) {
        way.pop();
        this.#leave(node, way.at(-1));
      } else if (this.#order[target] === UNSEEN) {
        this.#enter(target);
        way.push(target);
      } else if (this.#isOpen[target] === 1) {
        this.#lower(node, this.#order[target] ?? 0);
      }
    }
  }

  #enter(node: number): void {
    this.#order[node] = this.#least[node] = ++this.#seen;
    this.#isOpen[node] = 1;
    this.#open.push(node);
  }

  #nextTarget(node: number): number | null {
    const { starts, targets } = this.#digraph;
    const edge = this.#next[node] ?? 0;
    if (edge >= (starts[node + 1] ?? 0)) return null;
    this.#next[node] = edge + 1;
    return targets[edge] ?? null;
  }

  #leave(node: number, parent: number | undefined): void {
    if (parent !== undefined) this.#lower(parent, this.#least[node] ?? 0);
    if (this.#least[node] !== this.#order[node]) return;
    const members = this.#open.splice(this.#open.lastIndexOf(node));
    for (const member of members) this.#isOpen[member] = 0;
    this.components.push(members);
  }

  #lower(node: number, order: number): void {
    this.#least[node] = Math.min(this.#least[node] ?? 0, order);
  }
}
