/**
 * All simple paths between nodes, shorter ones first: depth-first search to one length after another, which never enters
 * what is too far from the end (Korf, "Depth-first iterative-deepening", 1985, where exact distances guide it).
 */
import { reversed, successorsOf, type Digraph } from './digraph.ts';
import { distancesFrom, UNREACHED } from './distance.ts';

export interface PathBounds {
  /** How many paths are listed. */
  readonly count: number;
  /** In edges, of each path. */
  readonly length: number;
  /** How many edges the search looks at, one as often as it comes to it. */
  readonly work: number;
}

export interface SimplePaths {
  /** Each as its nodes; shorter ones first, then in the order of their nodes' numbers. */
  readonly paths: readonly (readonly number[])[];
  /** The bound that ended the search; null where these are all. */
  readonly cut: keyof PathBounds | null;
  /** All paths of up to so many edges are among them; Infinity where these are all. */
  readonly completeTo: number;
}

/** Which of the paths are asked for. */
export interface PathChoice {
  /** Those with more edges than this alone; 0 if not given. */
  readonly longerThan?: number;
  /** Those alone of which it is true. */
  readonly wanted?: (path: readonly number[]) => boolean;
}

/**
 * The paths of one edge or more from any of `from` to any of `to` that go through no node twice, and through none of
 * `from` and `to` on their way. Where a node is among both, the ways back to it are paths too.
 */
export function simplePaths(
  digraph: Digraph,
  from: readonly number[],
  to: readonly number[],
  bounds: PathBounds,
  choice: PathChoice = {},
): SimplePaths {
  const search = new Search(digraph, from, to, bounds, choice);
  let length = Math.max(1, (choice.longerThan ?? 0) + 1);
  for (;;) {
    if (length > bounds.length) return search.outcome('length', bounds.length);
    const { cut, next } = search.listOf(length);
    if (cut !== null) return search.outcome(cut, length - 1);
    if (next === Infinity) return search.outcome(null, Infinity);
    length = next;
  }
}

/** What became of the search for the paths of one length. */
interface Pass {
  readonly cut: 'count' | 'work' | null;
  /** The least length that a longer path may have; Infinity where there can be none. */
  readonly next: number;
}

class Search {
  readonly #digraph: Digraph;
  readonly #bounds: PathBounds;
  readonly #wanted: (path: readonly number[]) => boolean;
  readonly #starts: readonly number[];
  readonly #isEnd: Uint8Array;
  /** Of nodes that a path does not go on through: those that it may begin at, and those that it has come through. */
  readonly #isClosed: Uint8Array;
  /** How many edges are left from each node to the nearest end. */
  readonly #left: Int32Array;
  readonly #paths: number[][] = [];
  #work = 0;

  constructor(
    digraph: Digraph,
    from: readonly number[],
    to: readonly number[],
    bounds: PathBounds,
    { wanted = () => true }: PathChoice,
  ) {
    this.#digraph = digraph;
    this.#bounds = bounds;
    this.#wanted = wanted;
    this.#starts = [...new Set(from)].sort((a, b) => a - b);
    this.#isEnd = marksOf(digraph.nodes, to);
    this.#isClosed = marksOf(digraph.nodes, from);
    this.#left = distancesFrom(reversed(digraph), to);
  }

  outcome(cut: SimplePaths['cut'], completeTo: number): SimplePaths {
    return { paths: this.#paths, cut, completeTo };
  }

  /** Lists the paths of exactly `length` edges. */
  listOf(length: number): Pass {
    let next = Infinity;
    const path: number[] = [];
    /** What may follow each node of the path, the next one last; the first of all are the starts. */
    const pending: number[][] = [this.#starts.toReversed()];
    while (pending.length > 0) {
      const node = pending.at(-1)?.pop();
      if (node === undefined) {
        pending.pop();
        this.#leave(path);
      } else if (path.length > 0 && this.#isEnd[node] === 1) {
        if (path.length === length && !this.#keep([...path, node])) return { cut: 'count', next };
      } else if (path.length === 0 || this.#isClosed[node] !== 1) {
        const left = this.#left[node] ?? UNREACHED;
        if (left === UNREACHED) continue;
        if (path.length + left > length) {
          next = Math.min(next, path.length + left);
          continue;
        }
        this.#isClosed[node] = 1;
        path.push(node);
        pending.push([...successorsOf(this.#digraph, node)].reverse());
        this.#work += pending.at(-1)?.length ?? 0;
        if (this.#work > this.#bounds.work) return { cut: 'work', next };
      }
    }
    return { cut: null, next };
  }

  /** Takes the last node off the path; a start stays closed. */
  #leave(path: number[]): void {
    const node = path.pop();
    if (node !== undefined && path.length > 0) this.#isClosed[node] = 0;
  }

  /** @returns false where there is no room for it */
  #keep(path: number[]): boolean {
    if (!this.#wanted(path)) return true;
    if (this.#paths.length >= this.#bounds.count) return false;
    this.#paths.push(path);
    return true;
  }
}

function marksOf(nodes: number, marked: readonly number[]): Uint8Array {
  const marks = new Uint8Array(nodes);
  for (const node of marked) marks[node] = 1;
  return marks;
}
