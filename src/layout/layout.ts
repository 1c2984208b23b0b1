/** Slice → Drawing: measured, put in order, laid out, and put together again. */
import type { Slice } from '../graph/slice.ts';
import type { Drawing, PlacedNode, PlacedRow, Point } from './drawing.ts';
import type { Layouts } from './layouts.ts';
import type { MeasuredNode } from './measure.ts';
import { MARGIN, ROW_HEIGHT } from './metrics.ts';
import { orderSlice, shapeOf, type OrderedSlice } from './ordered-slice.ts';
import { sharedLayouts } from './shared.ts';
import type { Geometry } from './shape.ts';

/**
 * Gives everything in the slice its place. The order of the slice's nodes, edges and groups changes nothing; the
 * order of a node's rows is kept. Edges between the same ends become one line. Slices that differ in names alone are
 * laid out once, which takes a fraction of a millisecond; where there are groups, milliseconds, or seconds for a
 * thousand nodes.
 *
 * Rejects with an Error that names the edge or node that refers to something the slice does not hold.
 */
export async function layout(slice: Slice, layouts: Layouts = sharedLayouts()): Promise<Drawing> {
  const start = performance.now();
  const ordered = orderSlice(slice);
  if (ordered.nodes.length === 0) {
    return { width: 2 * MARGIN, height: 2 * MARGIN, groups: [], nodes: [], edges: [] };
  }
  const geometry = layouts.geometryOf(shapeOf(ordered));
  if (geometry instanceof Promise) return draw(ordered, await geometry);
  const drawing = draw(ordered, geometry);
  layouts.spent(performance.now() - start);
  return drawing;
}

export function draw({ nodes, groups, lines }: OrderedSlice, geometry: Geometry): Drawing {
  return {
    width: geometry.width,
    height: geometry.height,
    groups: zip(groups, geometry.groups).map(([{ group, label }, box]) => ({ group, label, ...box })),
    nodes: zip(nodes, geometry.nodes).map(([node, corner]) => placeNode(node, corner)),
    edges: zip(lines, geometry.lines).map(([{ edges }, points]) => ({ points, edges })),
  };
}

function placeNode(measured: MeasuredNode, { x, y }: Point): PlacedNode {
  const { node, lines, caption, width, height, headerHeight } = measured;
  const rows = measured.rows.map((row, index): PlacedRow => ({
    ...row,
    x,
    y: y + headerHeight + index * ROW_HEIGHT,
    width,
    height: ROW_HEIGHT,
  }));
  return { node, lines, caption, headerHeight, rows, x, y, width, height };
}

function zip<A, B>(left: readonly A[], right: readonly B[]): readonly (readonly [A, B])[] {
  return left.flatMap((a, index) => {
    const b = right[index];
    return b === undefined ? [] : [[a, b] as const];
  });
}
