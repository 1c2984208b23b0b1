/** Where everything in an enlarged net goes: layered, left to right, by dagre (github.com/dagrejs/dagre). */
import { Graph, layout } from '@dagrejs/dagre';
import type { Point } from '../../layout/drawing.ts';
import { nodeOf } from '../diagram/part.ts';
import type { Net } from './net.ts';
import { routes, type Passage } from './route.ts';

/** In pixels; as in the drawings that are laid out with the site. */
const SPACING = { rankdir: 'LR', nodesep: 20, edgesep: 14, ranksep: 44, marginx: 12, marginy: 12 } as const;

export interface Arrangement {
  readonly width: number;
  readonly height: number;
  /** The boxes' upper left corners. */
  readonly places: ReadonlyMap<string, Point>;
  /** In the order of the net's lines. */
  readonly routes: readonly (readonly Point[])[];
}

/** @param sequences boxes from top to bottom: those of a sequence that come to stand above one another keep its order */
export function arrange(net: Net, sequences: readonly (readonly string[])[]): Arrangement {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...SPACING });
  for (const { number, width, height } of net.boxes) graph.setNode(number, { width, height });
  for (const [index, { from, to }] of net.lines.entries()) {
    if (nodeOf(from) !== nodeOf(to)) graph.setEdge(nodeOf(from), nodeOf(to), {}, `${index}`);
  }
  layout(graph, {
    customOrder: (ranked, order) => {
      order(ranked);
      for (const sequence of sequences) keepOrder(ranked, sequence);
    },
  });
  const ways = net.lines.map(({ from, to }, index) =>
    pointsOf(graph.edge(nodeOf(from), nodeOf(to), `${index}`)),
  );
  // A line may pass above all boxes: dagre's own margins leave those out.
  const lift = Math.max(0, SPACING.marginy - Math.min(...ways.flat().map(({ y }) => y), SPACING.marginy));
  const places = new Map(
    net.boxes.map(({ number, width, height }) => {
      const { x = 0, y = 0 } = graph.node(number) as Partial<Point>;
      return [number, { x: Math.round(x - width / 2), y: Math.round(y + lift - height / 2) }] as const;
    }),
  );
  const passages = net.lines.map((ends, index): Passage => ({
    ...ends,
    through: (ways[index] ?? []).map(({ x, y }) => ({ x, y: y + lift })),
  }));
  return { places, ...routes(net.boxes, places, passages) };
}

interface Ranked {
  rank?: number;
  order?: number;
}

/** Of one rank's places, those that a sequence's boxes have taken are theirs in the sequence's order. */
function keepOrder(
  graph: { readonly nodes: () => string[]; readonly node: (name: string) => unknown },
  sequence: readonly string[],
): void {
  const known = sequence.filter((name) => graph.node(name) !== undefined);
  const ranks = Map.groupBy(known, (name) => (graph.node(name) as Ranked).rank ?? 0);
  for (const names of ranks.values()) {
    const orders = names.map((name) => (graph.node(name) as Ranked).order ?? 0).sort((a, b) => a - b);
    for (const [index, name] of names.entries()) {
      const order = orders[index];
      if (order !== undefined) (graph.node(name) as Ranked).order = order;
    }
  }
}

function pointsOf(edge: unknown): readonly Point[] {
  return (edge as { points?: readonly Point[] } | undefined)?.points ?? [];
}
