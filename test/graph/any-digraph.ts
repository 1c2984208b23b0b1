/** Small digraphs made up by fast-check, with cycles, edges from a node to itself, edges given twice, and hubs. */
import fc from 'fast-check';
import { digraphOf, type Digraph } from '../../src/graph/digraph/digraph.ts';

export interface AnyDigraph {
  readonly digraph: Digraph;
  /** The nodes that each leads to, hubs resolved, in ascending order: the same said plainly. */
  readonly next: ReadonlyMap<number, readonly number[]>;
}

const NODES = 7;
const HUBS = 2;

const node = fc.nat({ max: NODES - 1 });
const hub = fc.integer({ min: NODES, max: NODES + HUBS - 1 });
const plain = fc.tuple(node, node);
const throughHub = fc.oneof(fc.tuple(node, hub), fc.tuple(hub, node));

export const anyDigraph: fc.Arbitrary<AnyDigraph> = fc
  .array(fc.oneof({ weight: 3, arbitrary: plain }, throughHub), { maxLength: 16 })
  .map((pairs) => made(NODES, HUBS, pairs));

/** Some of its nodes, perhaps one of them twice. */
export const anyNodes = fc.array(node, { minLength: 1, maxLength: 3 });

export function made(nodes: number, hubs: number, pairs: readonly (readonly [number, number])[]): AnyDigraph {
  const digraph = digraphOf(
    nodes,
    hubs,
    pairs.map(([from]) => from),
    pairs.map(([, to]) => to),
  );
  const edges = pairs.flatMap(([from, to]) => {
    if (from >= nodes) return [];
    if (to < nodes) return [[from, to] as const];
    return pairs.filter(([source]) => source === to).map(([, beyond]) => [from, beyond] as const);
  });
  const next = Array.from(
    { length: nodes },
    (_, at) =>
      [
        at,
        [...new Set(edges.filter(([from]) => from === at).map(([, to]) => to))].sort((a, b) => a - b),
      ] as const,
  );
  return { digraph, next: new Map(next) };
}

/** Every path of one edge or more between them, by trying all: shorter ones first, then in the order of their nodes. */
export function everyPath(
  next: AnyDigraph['next'],
  from: readonly number[],
  to: readonly number[],
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const follow = (path: readonly number[]): void => {
    for (const target of next.get(path.at(-1) ?? -1) ?? []) {
      if (to.includes(target)) found.push([...path, target]);
      else if (!from.includes(target) && !path.includes(target)) follow([...path, target]);
    }
  };
  for (const start of new Set(from)) follow([start]);
  return found.sort(comparePaths);
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((node, at) => node !== b[at]);
  return a.length - b.length || (a[differing] ?? 0) - (b[differing] ?? 0);
}
