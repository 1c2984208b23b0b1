/** Lays a shape out with the Eclipse Layout Kernel: layered, left to right, with right-angled lines. */
import ELK, { type ElkExtendedEdge, type ElkNode, type ElkPort } from 'elkjs/lib/elk.bundled.js';
import type { Box, Point } from './drawing.ts';
import { GROUP_PADDING, GROUP_TOP, MARGIN } from './metrics.ts';
import { bundlePorts, type LinePorts, type Port } from './port.ts';
import { anchorOf, heightOf, type Geometry, type NodeShape, type Shape } from './shape.ts';

/** See https://eclipse.dev/elk/reference/options.html; what is given in pixels is chosen by eye. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': padding(MARGIN, MARGIN),
  'elk.aspectRatio': '2.5',
  'elk.randomSeed': '1',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
  'elk.spacing.nodeNode': '20',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '9',
  'elk.spacing.componentComponent': '28',
} as const;

/** Alike nodes then stand in the order of their names. */
const MODEL_ORDER = { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' } as const;
/** Keeping that order takes ELK a time that is quadratic in a layer's nodes: 30 s for a tree of 1,000, against 0.4 s. */
const MODEL_ORDER_NODES = 60;

const elk = new ELK();

/** Where everything goes; the same shape always gives the same geometry. */
export async function arrange(shape: Shape): Promise<Geometry> {
  const lines = bundlePorts(shape.lines);
  const laidOut = await elk.layout(elkGraph(shape, lines));
  const boxes = new Map<string, Box>();
  collectBoxes(laidOut, boxes);
  const routes = new Map((laidOut.edges ?? []).map((edge) => [edge.id, route(edge)]));
  return {
    width: Math.ceil(laidOut.width ?? 0),
    height: Math.ceil(laidOut.height ?? 0),
    nodes: shape.nodes.map((_, index) => found(boxes, nodeId(index))),
    groups: shape.groups.map((_, index) => found(boxes, groupId(index))),
    lines: shape.lines.map((_, index) => found(routes, lineId(index))),
  };
}

function elkGraph(shape: Shape, lines: readonly LinePorts[]): ElkNode {
  const ports = portsByNode(shape.nodes, lines);
  const nodes = shape.nodes.map((node, index) => elkNode(node, index, ports.get(index) ?? []));
  const within = (group: number | null): ElkNode[] =>
    nodes.filter((_, index) => (shape.nodes[index]?.group ?? null) === group);
  return {
    id: 'root',
    layoutOptions: shape.nodes.length <= MODEL_ORDER_NODES ? { ...OPTIONS, ...MODEL_ORDER } : OPTIONS,
    children: [
      ...shape.groups.map(({ minimumWidth }, index) => ({
        id: groupId(index),
        layoutOptions: {
          'elk.padding': padding(GROUP_TOP, GROUP_PADDING),
          'elk.nodeSize.constraints': 'MINIMUM_SIZE',
          'elk.nodeSize.minimum': `(${minimumWidth},0)`,
        },
        children: within(index),
      })),
      ...within(null),
    ],
    edges: lines.map(({ from, to }, index) => ({ id: lineId(index), sources: [from.id], targets: [to.id] })),
  };
}

function elkNode(node: NodeShape, index: number, ports: readonly ElkPort[]): ElkNode {
  return {
    id: nodeId(index),
    width: node.width,
    height: heightOf(node),
    ports: [...ports],
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
  };
}

function portsByNode(
  nodes: readonly NodeShape[],
  lines: readonly LinePorts[],
): ReadonlyMap<number, readonly ElkPort[]> {
  const byNode = new Map<number, Map<string, ElkPort>>();
  for (const port of lines.flatMap(({ from, to }) => [from, to])) {
    const shape = nodes[port.end.node];
    if (shape === undefined) continue;
    const own = byNode.get(port.end.node) ?? new Map<string, ElkPort>();
    byNode.set(port.end.node, own.set(port.id, elkPort(port, shape)));
  }
  return new Map([...byNode].map(([node, ports]) => [node, [...ports.values()]]));
}

function elkPort({ id, side, end }: Port, node: NodeShape): ElkPort {
  return {
    id,
    x: side === 'EAST' ? node.width : 0,
    y: anchorOf(node, end.row),
    width: 0,
    height: 0,
    layoutOptions: { 'elk.port.side': side },
  };
}

function collectBoxes(parent: ElkNode, boxes: Map<string, Box>): void {
  for (const child of parent.children ?? []) {
    boxes.set(child.id, box(child));
    collectBoxes(child, boxes);
  }
}

function box({ x = 0, y = 0, width = 0, height = 0 }: ElkNode): Box {
  return {
    x: rounded(x),
    y: rounded(y),
    width: rounded(x + width) - rounded(x),
    height: rounded(y + height) - rounded(y),
  };
}

function route(edge: ElkExtendedEdge): readonly Point[] {
  const section = edge.sections?.[0];
  if (section === undefined) return [];
  return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({
    x: rounded(x),
    y: rounded(y),
  }));
}

function found<T>(map: ReadonlyMap<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`layout: elkjs returned no place for ${id}`);
  return value;
}

function padding(top: number, others: number): string {
  return `[top=${top},left=${others},bottom=${others},right=${others}]`;
}

/**
 * To whole pixels: hairlines stay sharp, and every digit is written into every page. Sizes and anchors are whole, so
 * what lay on a border or in a line still does.
 */
function rounded(length: number): number {
  return Math.round(length);
}

function nodeId(index: number): string {
  return `node ${index}`;
}

function groupId(index: number): string {
  return `group ${index}`;
}

function lineId(index: number): string {
  return `line ${index}`;
}
