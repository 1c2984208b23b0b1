/** How the script of a diagram refers to its nodes and rows: by numbers, which are shorter than names, and safe. */
import { foldName, type SliceEnd } from '../graph/slice.ts';
import type { Drawing, PlacedNode } from '../layout/drawing.ts';

export interface References {
  /** In reading order: a node's place is its number. */
  readonly nodes: readonly PlacedNode[];
  /** `3` for a node, `3.1` for one of its rows, both counted from 0. */
  readonly of: (end: SliceEnd) => string;
  /** The label of a node, or of a row after its node's. */
  readonly nameOf: (end: SliceEnd) => string;
}

export function referencesIn(drawing: Drawing): References {
  const nodes = [...drawing.nodes].sort(byReadingOrder);
  const places = new Map(
    nodes.map(({ node }, number) => [
      node.key,
      {
        number,
        label: node.kind === 'fold' ? foldName(node) : node.label,
        rows: new Map(node.rows.map((row, index) => [row.key, { index, row }])),
      },
    ]),
  );
  const rowOf = ({ node, row }: SliceEnd) => (row === null ? undefined : places.get(node)?.rows.get(row));
  return {
    nodes,
    of: (end) => {
      const row = rowOf(end);
      const number = String(places.get(end.node)?.number ?? '');
      return row === undefined ? number : `${number}.${row.index}`;
    },
    nameOf: (end) => {
      const row = rowOf(end)?.row;
      const label = places.get(end.node)?.label ?? end.node;
      return row === undefined ? label : `${label}.${row.label}`;
    },
  };
}

/** Along the flow, and from top to bottom within one step. */
function byReadingOrder(a: PlacedNode, b: PlacedNode): number {
  return a.x - b.x || a.y - b.y;
}
