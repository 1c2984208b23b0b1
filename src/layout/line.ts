/** The lines to draw: the slice's edges, those between the same two ends taken together. */
import type { Slice, SliceEdge, SliceEnd, SliceNode } from '../graph/slice.ts';
import { compareStrings } from '../model/identity.ts';

/** One end of a line: a node by its place in the list of nodes, and a row by its place in the node. */
export interface LineEnd {
  readonly node: number;
  readonly row: number | null;
}

export interface Line {
  readonly from: LineEnd;
  readonly to: LineEnd;
  /** Without repetitions; first the one whose kind the line is drawn in. */
  readonly edges: readonly [SliceEdge, ...SliceEdge[]];
}

/** What flows outranks what only influences, and what is outranks what was. */
const RANK: Readonly<Record<SliceEdge['kind'], number>> = { value: 0, influence: 1, past: 2 };

/**
 * The lines of a slice, their ends by the places of the slice's nodes, in no order of their own.
 * Throws an Error that names the edge where one of its ends is not in the slice.
 */
export function linesOf(slice: Slice): readonly Line[] {
  const places = new Places(slice.nodes);
  const lines = new Map<number, { from: LineEnd; to: LineEnd; edges: [SliceEdge, ...SliceEdge[]] }>();
  for (const edge of slice.edges) {
    const from = places.endOf(edge.from, edge);
    const to = places.endOf(edge.to, edge);
    const ends = places.numberOf(from) * places.count + places.numberOf(to);
    const line = lines.get(ends);
    if (line === undefined) lines.set(ends, { from, to, edges: [edge] });
    else line.edges.push(edge);
  }
  return [...lines.values()].map(({ from, to, edges }) => ({ from, to, edges: strongestFirst(edges) }));
}

type Edges = Line['edges'];

function strongestFirst(edges: Edges): Edges {
  if (edges.length === 1) return edges;
  const [first, ...others] = [...edges].sort(compareEdges);
  if (first === undefined) return edges;
  const kept: [SliceEdge, ...SliceEdge[]] = [first];
  for (const edge of others) {
    if (!kept.some((other) => other.kind === edge.kind && other.label === edge.label)) kept.push(edge);
  }
  return kept;
}

function compareEdges(a: SliceEdge, b: SliceEdge): number {
  return (
    RANK[a.kind] - RANK[b.kind] ||
    compareStrings(a.label ?? '', b.label ?? '') ||
    Number(a.label !== null) - Number(b.label !== null) ||
    Number(b.inCycle) - Number(a.inCycle)
  );
}

/** Finds the ends of edges among the nodes, and numbers them. */
class Places {
  readonly #nodes: ReadonlyMap<string, { readonly node: SliceNode; readonly place: number }>;
  readonly #rows = new Map<string, ReadonlyMap<string, number>>();
  /** The number of each node's header; those of its rows follow. */
  readonly #first: readonly number[];
  readonly count: number;

  constructor(nodes: readonly SliceNode[]) {
    this.#nodes = new Map(nodes.map((node, place) => [node.key, { node, place }]));
    const first: number[] = [];
    let count = 0;
    for (const { rows } of nodes) {
      first.push(count);
      count += rows.length + 1;
    }
    this.#first = first;
    this.count = count;
  }

  numberOf({ node, row }: LineEnd): number {
    return (this.#first[node] ?? 0) + (row === null ? 0 : row + 1);
  }

  endOf(end: SliceEnd, edge: SliceEdge): LineEnd {
    const found = this.#nodes.get(end.node);
    if (found === undefined) throw missing(end, edge);
    if (end.row === null) return { node: found.place, row: null };
    const row = this.#rowsOf(found.node).get(end.row);
    if (row === undefined) throw missing(end, edge);
    return { node: found.place, row };
  }

  #rowsOf({ key, rows }: SliceNode): ReadonlyMap<string, number> {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const places = new Map(rows.map((row, place) => [row.key, place]));
    this.#rows.set(key, places);
    return places;
  }
}

function missing(end: SliceEnd, edge: SliceEdge): Error {
  return new Error(
    `layout: the edge ${describe(edge)} ends at ${endName(end)}, which the slice does not hold`,
  );
}

function describe({ from, to }: SliceEdge): string {
  return `${endName(from)} → ${endName(to)}`;
}

function endName({ node, row }: SliceEnd): string {
  return row === null ? JSON.stringify(node) : `${JSON.stringify(node)} row ${JSON.stringify(row)}`;
}
