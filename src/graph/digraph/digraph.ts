/** Digraphs of integers as compressed adjacency, which the algorithms beside this file walk. */

/**
 * Nodes are numbered from 0, and hubs after them. A hub stands for an edge from each node that leads to it to each node
 * that it leads to: what joins many to many takes the room of their sum and not of their product (Feder and Motwani,
 * "Clique partitions, graph compression and speeding-up algorithms", 1995). No hub leads to another.
 */
export interface Digraph {
  readonly nodes: number;
  readonly hubs: number;
  /** Where in `targets` those of each node and hub begin, and, last of all, where they end. */
  readonly starts: Uint32Array;
  /** Of each node and hub in ascending order, each once: hubs come last. */
  readonly targets: Uint32Array;
}

/** The digraph whose edges lead from `from[i]` to `to[i]`; an edge that is given twice is one. */
export function digraphOf(
  nodes: number,
  hubs: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Digraph {
  const size = nodes + hubs;
  // By target and then by source: since the second sort keeps the order of the first, each source's targets ascend.
  const order = sortBy(
    from,
    size,
    sortBy(
      to,
      size,
      Uint32Array.from(from, (_, pair) => pair),
    ),
  );
  const targets = new Uint32Array(order.length);
  const starts = new Uint32Array(size + 1);
  let end = 0;
  let last = -1;
  for (const pair of order) {
    const source = from[pair] ?? 0;
    const target = to[pair] ?? 0;
    if (source === last && targets[end - 1] === target) continue;
    targets[end++] = target;
    starts[source + 1] = end;
    last = source;
  }
  // Where nothing leads from a node, its targets end where those before it do.
  for (let node = 1; node <= size; node++) {
    starts[node] = Math.max(starts[node] ?? 0, starts[node - 1] ?? 0);
  }
  return { nodes, hubs, starts, targets: targets.slice(0, end) };
}

/** Counting sort (Knuth, The Art of Computer Programming, volume 3, section 5.2). */
function sortBy(keys: ArrayLike<number>, size: number, order: Uint32Array): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (const item of order) bump(next, (keys[item] ?? 0) + 1);
  for (let key = 1; key <= size; key++) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const item of order) sorted[bump(next, keys[item] ?? 0)] = item;
  return sorted;
}

/** @returns the count before */
function bump(counts: Uint32Array, key: number): number {
  const before = counts[key] ?? 0;
  counts[key] = before + 1;
  return before;
}

/** The same with every edge turned round. */
export function reversed({ nodes, hubs, starts, targets }: Digraph): Digraph {
  const sources = new Uint32Array(targets.length);
  for (let node = 0; node < nodes + hubs; node++) sources.fill(node, starts[node], starts[node + 1]);
  return digraphOf(nodes, hubs, targets, sources);
}

/** What a node or a hub leads to as it is stored: nodes, and then hubs. */
export function targetsOf({ starts, targets }: Digraph, node: number): Uint32Array {
  return targets.subarray(starts[node], starts[node + 1]);
}

/** The nodes that a node leads to, through hubs too, in ascending order, each once. */
export function successorsOf(digraph: Digraph, node: number): Uint32Array {
  const targets = targetsOf(digraph, node);
  if ((targets.at(-1) ?? 0) < digraph.nodes) return targets;
  const found = new Set<number>();
  for (const target of targets) {
    if (target < digraph.nodes) found.add(target);
    else for (const beyond of targetsOf(digraph, target)) found.add(beyond);
  }
  return Uint32Array.from(found).sort();
}

/** True of an edge that is stored as such, and not of one that a hub stands for. By binary search. */
export function hasEdge({ starts, targets }: Digraph, from: number, to: number): boolean {
  let first = starts[from] ?? 0;
  let last = starts[from + 1] ?? 0;
  while (first < last) {
    const middle = (first + last) >>> 1;
    if ((targets[middle] ?? 0) < to) first = middle + 1;
    else last = middle;
  }
  return first < (starts[from + 1] ?? 0) && targets[first] === to;
}
