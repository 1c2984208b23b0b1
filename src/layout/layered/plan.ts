/** A layered layout without the widths of its boxes: neighbourhoods that differ in these alone share it. */
import type { Point } from '../drawing.ts';
import { MARGIN } from '../metrics.ts';
import type { Geometry, Shape } from '../shape.ts';
import { gapWidth, TRACK_STEP } from './spacing.ts';

/** Heights are in pixels from the uppermost box. */
export interface Plan {
  readonly height: number;
  /** Of each node. */
  readonly layers: readonly number[];
  readonly tops: readonly number[];
  /** How many tracks each gap has; the first lies left of the first layer, the last right of the last. */
  readonly tracks: readonly number[];
  /** Of each line: the height of its beginning, and for each turn the gap, the track and the height that it goes to. */
  readonly ways: readonly (readonly number[])[];
}

/** The plan with the widths that the shape's nodes have. */
export function unfolded(plan: Plan, { nodes, lines }: Shape): Geometry {
  const widths = new Array<number>(plan.tracks.length - 1).fill(0);
  for (const [index, { width }] of nodes.entries()) {
    const layer = plan.layers[index] ?? 0;
    widths[layer] = Math.max(widths[layer] ?? 0, width);
  }
  const { layerLefts, gapLefts, width } = stretches(plan, widths);
  const corners = nodes.map((node, index): Point => {
    const layer = plan.layers[index] ?? 0;
    const slack = (widths[layer] ?? 0) - node.width;
    return { x: (layerLefts[layer] ?? 0) + Math.floor(slack / 2), y: MARGIN + (plan.tops[index] ?? 0) };
  });
  const trackAt = (gap: number, track: number): number => {
    const tracks = plan.tracks[gap] ?? 0;
    const inset = gapWidth(tracks, isOuter(plan, gap)) - TRACK_STEP * (tracks - 1);
    return (gapLefts[gap] ?? 0) + Math.floor(inset / 2) + TRACK_STEP * track;
  };
  return {
    width,
    height: plan.height + 2 * MARGIN,
    nodes: corners,
    groups: [],
    lines: lines.map(({ from, to }, index) => {
      const [height = 0, ...turns] = plan.ways[index] ?? [];
      const start = (corners[from.node]?.x ?? 0) + (nodes[from.node]?.width ?? 0);
      return wayOf(start, corners[to.node]?.x ?? 0, height + MARGIN, turns, trackAt);
    }),
  };
}

function wayOf(
  start: number,
  end: number,
  height: number,
  turns: readonly number[],
  trackAt: (gap: number, track: number) => number,
): readonly Point[] {
  const points = [{ x: start, y: height }];
  let y = height;
  for (let at = 0; at < turns.length; at += 3) {
    const x = trackAt(turns[at] ?? 0, turns[at + 1] ?? 0);
    points.push({ x, y });
    y = MARGIN + (turns[at + 2] ?? 0);
    points.push({ x, y });
  }
  points.push({ x: end, y });
  return points;
}

function stretches(
  plan: Plan,
  widths: readonly number[],
): { readonly layerLefts: readonly number[]; readonly gapLefts: readonly number[]; readonly width: number } {
  const layerLefts: number[] = [];
  const gapLefts: number[] = [];
  let left = MARGIN;
  for (const [gap, tracks] of plan.tracks.entries()) {
    gapLefts.push(left);
    left += gapWidth(tracks, isOuter(plan, gap));
    layerLefts.push(left);
    left += widths[gap] ?? 0;
  }
  return { layerLefts, gapLefts, width: left + MARGIN };
}

function isOuter({ tracks }: Plan, gap: number): boolean {
  return gap === 0 || gap === tracks.length - 1;
}
