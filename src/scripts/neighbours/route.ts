/**
 * The ways of lines, by upright and level stretches. The boxes stand in layers; between two layers each line has a
 * track, which it shares with the others of one of its ends, so that every bundle is a star and shows nothing that is
 * not so (as `src/layout/port.ts` has it).
 */
import type { Point } from '../../layout/drawing.ts';
import { nodeOf, type Ends } from '../diagram/part.ts';
import type { Box } from './net.ts';

export interface Passage extends Ends {
  /** Where it passes the layers between, from its beginning to its end. */
  readonly through: readonly Point[];
}

interface Layer {
  readonly left: number;
  readonly right: number;
}

export interface Routes {
  readonly width: number;
  readonly height: number;
  readonly routes: readonly (readonly Point[])[];
}

const MARGIN = 12;
/** Between the lines that lead back, below all boxes. */
const LANE = 10;
/** Between a box and the line that leads back from it, or to it. */
const DETOUR = 10;

export function routes(
  boxes: readonly Box[],
  places: ReadonlyMap<string, Point>,
  passages: readonly Passage[],
): Routes {
  const layers = layersOf(boxes, places);
  const width = Math.max(0, ...layers.map(({ right }) => right)) + MARGIN;
  const byNumber = new Map(boxes.map((box) => [box.number, box]));
  const courses = passages.map((passage) => courseOf(passage, byNumber, places, layers));
  const tracks = tracksOf(courses, layers);
  const floor = Math.max(
    0,
    ...boxes.map((box) => placeOf(places, box.number).y + box.height),
    ...courses.flatMap(({ levels }) => levels),
  );
  let lanes = 0;
  const found = courses.map((course, index) => {
    if (course.levels.length > 0) return alongTracks(course, tracks[index] ?? []);
    lanes += 1;
    return backwards(course, floor + lanes * LANE, layers);
  });
  return { width, height: floor + lanes * LANE + MARGIN, routes: found };
}

/** One line: its ends, and how high it is in each layer that it crosses, the two of its ends included. */
interface Course {
  readonly from: Point;
  readonly to: Point;
  readonly first: number;
  /** One less than these is how many gaps it crosses; none where it leads back. */
  readonly levels: readonly number[];
  readonly ends: Ends;
}

function courseOf(
  { from, to, through }: Passage,
  boxes: ReadonlyMap<string, Box>,
  places: ReadonlyMap<string, Point>,
  layers: readonly Layer[],
): Course {
  const start = portOf(from, 'right', boxes, places);
  const end = portOf(to, 'left', boxes, places);
  const first = layers.findIndex((layer) => layer === layerAt(layers, start));
  const last = layers.findIndex((layer) => layer === layerAt(layers, end));
  const between = layers
    .slice(first + 1, Math.max(last, first + 1))
    .map((layer) => Math.round(levelWithin(layer, through) ?? (start.y + end.y) / 2));
  return {
    from: start,
    to: end,
    first,
    levels: last > first ? [start.y, ...between, end.y] : [],
    ends: { from, to },
  };
}

function levelWithin({ left, right }: Layer, through: readonly Point[]): number | null {
  return through.find(({ x }) => left <= x && x <= right)?.y ?? null;
}

function portOf(
  part: string,
  side: 'left' | 'right',
  boxes: ReadonlyMap<string, Box>,
  places: ReadonlyMap<string, Point>,
): Point {
  const box = boxes.get(nodeOf(part));
  const { x, y } = placeOf(places, nodeOf(part));
  return {
    x: x + (side === 'right' ? (box?.width ?? 0) : 0),
    y: y + (box?.anchors.get(part) ?? box?.anchor ?? 0),
  };
}

/** Boxes that overlap from left to right are in one layer. */
function layersOf(boxes: readonly Box[], places: ReadonlyMap<string, Point>): readonly Layer[] {
  const layers: Layer[] = [];
  const stretches = boxes
    .map(({ number, width }) => ({ left: placeOf(places, number).x, width }))
    .sort((a, b) => a.left - b.left);
  for (const { left, width } of stretches) {
    const layer = layers.at(-1);
    if (layer === undefined || left > layer.right) layers.push({ left, right: left + width });
    else layers[layers.length - 1] = { left: layer.left, right: Math.max(layer.right, left + width) };
  }
  return layers;
}

interface Rise {
  readonly course: number;
  readonly bundle: string;
  readonly low: number;
  readonly high: number;
}

/** For each line, the place from left to right of its upright stretch in each gap that it crosses. */
function tracksOf(courses: readonly Course[], layers: readonly Layer[]): readonly (readonly number[])[] {
  const tracks: number[][] = courses.map(() => []);
  const leaving = countBy(courses.map(({ ends }) => ends.from));
  const arriving = countBy(courses.map(({ ends }) => ends.to));
  for (let gap = 0; gap + 1 < layers.length; gap += 1) {
    const rises = courses.flatMap(({ levels, first, ends }, course): Rise[] => {
      const [a, b] = [levels[gap - first], levels[gap - first + 1]];
      if (a === undefined || b === undefined) return [];
      const joinsTarget = (arriving.get(ends.to) ?? 0) > (leaving.get(ends.from) ?? 0);
      const atStart = gap === first;
      const atEnd = gap - first === levels.length - 2;
      const bundle =
        joinsTarget && atEnd ? `to ${ends.to}` : !joinsTarget && atStart ? `from ${ends.from}` : `${course}`;
      return [{ course, bundle, low: Math.min(a, b), high: Math.max(a, b) }];
    });
    const places = placesInGap(rises, layers[gap]?.right ?? 0, layers[gap + 1]?.left ?? 0);
    for (const { course, bundle } of rises) tracks[course]?.push(places.get(bundle) ?? 0);
  }
  return tracks;
}

/** Bundles whose upright stretches would overlap lie side by side. */
function placesInGap(rises: readonly Rise[], left: number, right: number): ReadonlyMap<string, number> {
  const bundles = [...Map.groupBy(rises, ({ bundle }) => bundle)]
    .map(([bundle, members]) => ({
      bundle,
      low: Math.min(...members.map(({ low }) => low)),
      high: Math.max(...members.map(({ high }) => high)),
    }))
    .sort((a, b) => a.low - b.low || a.high - b.high);
  const ends: number[] = [];
  const track = new Map<string, number>();
  for (const { bundle, low, high } of bundles) {
    const free = ends.findIndex((end) => end < low);
    const index = free === -1 ? ends.length : free;
    ends[index] = high;
    track.set(bundle, index);
  }
  const step = (right - left) / (ends.length + 1);
  return new Map([...track].map(([bundle, index]) => [bundle, Math.round(left + (index + 1) * step)]));
}

function alongTracks({ from, to, levels }: Course, tracks: readonly number[]): readonly Point[] {
  return [
    from,
    ...tracks.flatMap((x, index) => [
      { x, y: levels[index] ?? from.y },
      { x, y: levels[index + 1] ?? to.y },
    ]),
    to,
  ];
}

/** To a box that is not farther on: below all others. */
function backwards({ from, to }: Course, lane: number, layers: readonly Layer[]): readonly Point[] {
  const right = (layerAt(layers, from)?.right ?? from.x) + DETOUR;
  const left = (layerAt(layers, to)?.left ?? to.x) - DETOUR;
  return [
    from,
    { x: right, y: from.y },
    { x: right, y: lane },
    { x: left, y: lane },
    { x: left, y: to.y },
    to,
  ];
}

function layerAt(layers: readonly Layer[], { x }: Point): Layer | undefined {
  return layers.find(({ left, right }) => left <= x && x <= right);
}

function placeOf(places: ReadonlyMap<string, Point>, number: string): Point {
  return places.get(number) ?? { x: 0, y: 0 };
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
