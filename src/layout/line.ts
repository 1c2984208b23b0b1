/** The lines to draw: the slice's edges, those between the same two ends taken together. */
import type { Slice, SliceEdge, SliceEnd, SliceNode } from '../graph/slice.ts';
import { compareStrings, keyOf } from '../model/identity.ts';

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
 * The lines of a slice, their ends by the places of the slice's nodes.
 * Throws an Error that names the edge where one of its ends is not in the slice.
 */
export function linesOf(slice: Slice): readonly Line[] {
  const places = new Map(slice.nodes.map((node, index) => [node.key, { node, index }]));
  const lines = new Map<string, [SliceEdge, ...SliceEdge[]]>();
  for (const edge of [...slice.edges].sort(compareEdges)) {
    const ends = keyOf(...endKey(edge.from), ...endKey(edge.to));
    const line = lines.get(ends);
    if (line === undefined) lines.set(ends, [edge]);
    else if (!line.some((other) => other.kind === edge.kind && other.label === edge.label)) line.push(edge);
  }
  return [...lines.values()].map((edges) => ({
    from: lineEnd(edges[0].from, places, edges[0]),
    to: lineEnd(edges[0].to, places, edges[0]),
    edges,
  }));
}

function compareEdges(a: SliceEdge, b: SliceEdge): number {
  return (
    compareStrings(keyOf(...endKey(a.from)), keyOf(...endKey(b.from))) ||
    compareStrings(keyOf(...endKey(a.to)), keyOf(...endKey(b.to))) ||
    RANK[a.kind] - RANK[b.kind] ||
    compareStrings(a.label ?? '', b.label ?? '') ||
    Number(a.label !== null) - Number(b.label !== null) ||
    Number(b.inCycle) - Number(a.inCycle)
  );
}

/** A node's header and a row whose key is empty are different ends. */
function endKey(end: SliceEnd): readonly string[] {
  return [end.node, end.row === null ? 'header' : 'row', end.row ?? ''];
}

function lineEnd(
  end: SliceEnd,
  places: ReadonlyMap<string, { readonly node: SliceNode; readonly index: number }>,
  edge: SliceEdge,
): LineEnd {
  const place = places.get(end.node);
  const row =
    place === undefined || end.row === null
      ? null
      : place.node.rows.findIndex((candidate) => candidate.key === end.row);
  if (place === undefined || row === -1) {
    throw new Error(
      `layout: the edge ${describe(edge)} ends at ${endName(end)}, which the slice does not hold`,
    );
  }
  return { node: place.index, row };
}

function describe({ from, to }: SliceEdge): string {
  return `${endName(from)} → ${endName(to)}`;
}

function endName({ node, row }: SliceEnd): string {
  return row === null ? JSON.stringify(node) : `${JSON.stringify(node)} row ${JSON.stringify(row)}`;
}
