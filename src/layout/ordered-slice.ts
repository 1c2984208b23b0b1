/** A slice's parts, measured, in an order that the order of the slice itself does not change. */
import type { Slice, SliceEdge } from '../graph/slice.ts';
import { canonicalOrder, type Arc, type Vertex } from './canonical-order.ts';
import { linesOf, type Line, type LineEnd } from './line.ts';
import { measureGroup, measureNodes, type MeasuredGroup, type MeasuredNode } from './measure.ts';
import type { Shape } from './shape.ts';

export interface OrderedNode extends MeasuredNode {
  /** The place of its group among the groups. */
  readonly groupIndex: number | null;
}

export interface OrderedSlice {
  readonly nodes: readonly OrderedNode[];
  readonly groups: readonly MeasuredGroup[];
  readonly lines: readonly Line[];
}

/**
 * Measures a slice and puts it in order; groups without nodes are left out.
 * Throws an Error that names the edge or node that refers to something the slice does not hold.
 */
export function orderSlice(slice: Slice): OrderedSlice {
  const nodes = measureNodes(slice.nodes);
  const groups = usedGroups(slice).map(measureGroup);
  const lines = linesOf(slice);
  const groupPlaces = new Map(groups.map(({ group }, index) => [group.key, index]));
  const order = canonicalOrder(
    [...nodes.map(nodeVertex), ...groups.map(groupVertex)],
    [...lines.map(lineArc), ...memberArcs(nodes, groupPlaces)],
  );
  const nodeOrder = order.filter((index) => index < nodes.length);
  const groupOrder = order.filter((index) => index >= nodes.length).map((index) => index - nodes.length);
  const orderedGroups = pick(groups, groupOrder);
  const places = new Map(orderedGroups.map(({ group }, index) => [group.key, index]));
  return {
    nodes: pick(nodes, nodeOrder).map((node) => ({
      ...node,
      groupIndex: node.node.group === null ? null : (places.get(node.node.group) ?? null),
    })),
    groups: orderedGroups,
    lines: renumber(lines, nodeOrder),
  };
}

/** What the layout of an ordered slice depends on. */
export function shapeOf({ nodes, groups, lines }: OrderedSlice): Shape {
  return {
    nodes: nodes.map(({ width, headerHeight, rows, groupIndex }) => ({
      width,
      headerHeight,
      rows: rows.length,
      group: groupIndex,
    })),
    groups: groups.map(({ minimumWidth }) => ({ minimumWidth })),
    lines: lines.map(({ from, to, edges }) => ({ from, to, kind: edges[0].kind })),
  };
}

function usedGroups(slice: Slice): Slice['groups'] {
  const used = new Set(slice.nodes.map(({ group }) => group));
  const known = new Set(slice.groups.map(({ key }) => key));
  for (const { key, group } of slice.nodes) {
    if (group !== null && !known.has(group)) {
      throw new Error(
        `layout: the node ${JSON.stringify(key)} is in the group ${JSON.stringify(group)}, which the slice does not hold`,
      );
    }
  }
  return slice.groups.filter(({ key }) => used.has(key));
}

/** What stands for the rest comes after those that stand alone, and groups after all. */
const COLOURS = { node: 0, fold: 1e9, group: 2e9 } as const;
const ROWS = 1e5;
const MEMBER = -1;
const KINDS: Readonly<Record<SliceEdge['kind'], number>> = { value: 0, influence: 1, past: 2 };

function nodeVertex({ node, headerHeight, rows }: MeasuredNode): Vertex {
  const colour = node.kind === 'fold' ? COLOURS.fold : COLOURS.node;
  return { colour: colour + headerHeight * ROWS + rows.length, name: node.key };
}

function groupVertex({ group }: MeasuredGroup): Vertex {
  return { colour: COLOURS.group, name: group.key };
}

function lineArc({ from, to, edges }: Line): Arc {
  const rows = ((from.row ?? -1) + 1) * 4096 + (to.row ?? -1) + 1;
  return { from: from.node, to: to.node, colour: rows * 3 + KINDS[edges[0].kind] };
}

function memberArcs(
  nodes: readonly MeasuredNode[],
  groupPlaces: ReadonlyMap<string, number>,
): readonly Arc[] {
  return nodes.flatMap(({ node }, index) => {
    const place = node.group === null ? undefined : groupPlaces.get(node.group);
    return place === undefined ? [] : [{ from: index, to: nodes.length + place, colour: MEMBER }];
  });
}

function pick<T>(items: readonly T[], order: readonly number[]): readonly T[] {
  return order.flatMap((index) => items[index] ?? []);
}

/** The lines with their ends by the nodes' new places, in the order of these. */
function renumber(lines: readonly Line[], nodeOrder: readonly number[]): readonly Line[] {
  const places = new Map(nodeOrder.map((index, place) => [index, place]));
  const moved = (end: LineEnd): LineEnd => ({ ...end, node: places.get(end.node) ?? end.node });
  return lines
    .map((line) => ({ ...line, from: moved(line.from), to: moved(line.to) }))
    .sort((a, b) => compareEnds(a.from, b.from) || compareEnds(a.to, b.to));
}

function compareEnds(a: LineEnd, b: LineEnd): number {
  return a.node - b.node || (a.row ?? -1) - (b.row ?? -1);
}
