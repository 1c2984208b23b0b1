/**
 * Lays a neighbourhood out in layers, from left to right, with right-angled lines, each phase by a published method: the
 * time is a small part of what ELK takes for any graph, and there are as many neighbourhoods as there are columns.
 */
import { ROW_HEIGHT } from '../metrics.ts';
import type { Shape } from '../shape.ts';
import { isConnected } from './connected.ts';
import { heightsOf } from './height.ts';
import { layersOf } from './layer.ts';
import { netOf, type Contact, type Net, type Way, type Wire } from './net.ts';
import { orderOf } from './order.ts';
import type { Plan } from './plan.ts';
import { LANE_INSET, LANE_STEP } from './spacing.ts';
import { tracksOf, type Tracks, type Trunk } from './track.ts';

/** Null where the shape has groups or falls into parts, or lines would run over each other: ELK lays those out. */
export function planOf(shape: Shape): Plan | null {
  const { nodes, lines, groups } = shape;
  if (groups.length > 0 || nodes.length === 0 || !isConnected(nodes.length, lines)) return null;
  const layers = layersOf(nodes.length, lines);
  const net = netOf(shape, layers);
  const tops = heightsOf(net, orderOf(net));
  const gaps = gapsOf(net, tops);
  if (gaps === null) return null;
  const bottom = Math.max(...net.cells.map(({ height }, cell) => (tops[cell] ?? 0) + height));
  const laneRoom = net.lanes === 0 ? 0 : LANE_INSET + (net.lanes - 1) * LANE_STEP;
  return {
    height: bottom + laneRoom,
    layers: layers.of,
    tops: tops.slice(0, nodes.length),
    tracks: gaps.map(({ count }) => count),
    ways: net.ways.map((way) => turns(way, net, tops, gaps, bottom)),
  };
}

/** The tracks of each gap, with the wires of the net by their places in it. */
interface Gap extends Tracks {
  readonly wires: ReadonlyMap<number, number>;
}

const NO_TRACKS: Gap = { of: [], count: 0, wires: new Map() };

/** Lowers those of the tops that must be. Null where some lines run over each other all the same. */
function gapsOf(net: Net, tops: number[]): readonly Gap[] | null {
  const gaps: Gap[] = [];
  const byGap = Map.groupBy(net.wires.keys(), (wire) => net.wires[wire]?.gap ?? 0);
  for (let gap = 0; gap <= net.layers; gap++) {
    const wires = byGap.get(gap) ?? [];
    const fitted = fittedTracks(wires.flatMap((wire) => trunkOf(net.wires[wire], tops)));
    if (fitted === null) return null;
    if (fitted.lowered > 0) lower(net, tops, gap, fitted.lowered);
    gaps.push({ ...fitted.tracks, wires: new Map(wires.map((wire, place) => [wire, place])) });
  }
  return gaps;
}

function trunkOf(wire: Wire | undefined, tops: readonly number[]): readonly Trunk[] {
  if (wire === undefined) return [];
  const heights = (contacts: readonly Contact[]): number[] => contacts.map((one) => heightAt(one, tops));
  return [{ lefts: heights(wire.left), rights: heights(wire.right), isOpen: wire.lane !== null }];
}

/**
 * Rows stand at equal distances, so that rows of two layers are often at one height; two lines that each begin where
 * the other ends cannot both turn then. What is to the right is lowered by one of these, until they can.
 */
const LOWERED = [0, ROW_HEIGHT / 2, 6, 16, 3];

function fittedTracks(
  trunks: readonly Trunk[],
): { readonly tracks: Tracks; readonly lowered: number } | null {
  for (const lowered of LOWERED) {
    const tracks = tracksOf(
      trunks.map((trunk) => ({ ...trunk, rights: trunk.rights.map((y) => y + lowered) })),
    );
    if (tracks !== null) return { tracks, lowered };
  }
  return null;
}

/** All that stands in a layer and to the right of it. */
function lower(net: Net, tops: number[], layer: number, by: number): void {
  for (const [cell, { layer: own }] of net.cells.entries()) {
    if (own >= layer) tops[cell] = (tops[cell] ?? 0) + by;
  }
}

/** A line as its beginning's height, and for each turn the gap, the track and the height that it goes to. */
function turns(way: Way, net: Net, tops: readonly number[], gaps: readonly Gap[], bottom: number): number[] {
  const found = [heightAt(way.contacts[0], tops)];
  for (const [index, wire] of way.wires.entries()) {
    const gap = net.wires[wire]?.gap ?? 0;
    const { of: tracks, wires } = gaps[gap] ?? NO_TRACKS;
    const track = tracks[wires.get(wire) ?? 0] ?? null;
    const next = way.lane === null ? index + 1 : index;
    const height =
      way.lane !== null && index === 0
        ? bottom + LANE_INSET + way.lane * LANE_STEP
        : heightAt(way.contacts[next], tops);
    // A level stretch needs no turn.
    if (track !== null && height !== found.at(-1)) found.push(gap, track, height);
  }
  return found;
}

function heightAt(contact: Contact | undefined, tops: readonly number[]): number {
  return contact === undefined ? 0 : (tops[contact.cell] ?? 0) + contact.offset;
}
