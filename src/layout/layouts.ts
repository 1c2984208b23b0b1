/** Lays each shape out once, and remembers how, as far as what was kept of builds before. */
import { hash } from 'node:crypto';
import type { Point } from './drawing.ts';
import { arrange } from './elk.ts';
import { planOf } from './layered/layered.ts';
import { unfolded, type Plan } from './layered/plan.ts';
import { Packer, Unpacker } from './packed.ts';
import type { Geometry, Shape } from './shape.ts';

/** How a shape is laid out that the layered method does not take. */
export type Arrange = (shape: Shape) => Promise<Geometry>;

export interface LayoutFigures {
  /** How many diagrams were asked for. */
  readonly diagrams: number;
  /** How many shapes these have that no widths tell apart. */
  readonly shapes: number;
  /** Of the shapes, how many were laid out; the others were kept of builds before. */
  readonly laidOut: number;
  /** What all diagrams took, measured, ordered, laid out and put together. */
  readonly milliseconds: number;
}

export class Layouts {
  readonly #arrange: Arrange;
  readonly #before: ReadonlyMap<string, string>;
  /** By the key of the shape, as {@link Packer} packs it. */
  readonly #known = new Map<string, string>();
  readonly #underway = new Map<string, Promise<Geometry>>();
  #diagrams = 0;
  #milliseconds = 0;

  /** @param before what {@link Layouts.known} gave at the end of another build, by the same code */
  constructor(arrangeShape: Arrange = arrange, before: ReadonlyMap<string, string> = new Map()) {
    this.#arrange = arrangeShape;
    this.#before = before;
  }

  /** Where everything in a shape goes; the same shape always gives the same. A promise where ELK has to be asked. */
  geometryOf(shape: Shape): Geometry | Promise<Geometry> {
    this.#diagrams += 1;
    if (shape.groups.length > 0) return this.#arranged(shape);
    const key = keyOf(shape, false);
    const known = this.#recall(key);
    if (known !== null) return unfolded(unpackedPlan(known, shape), shape);
    const plan = planOf(shape);
    if (plan === null) return this.#arranged(shape);
    this.#known.set(key, packedPlan(plan));
    return unfolded(plan, shape);
  }

  spent(milliseconds: number): void {
    this.#milliseconds += milliseconds;
  }

  figures(): LayoutFigures {
    let laidOut = 0;
    for (const key of this.#known.keys()) if (!this.#before.has(key)) laidOut += 1;
    return {
      diagrams: this.#diagrams,
      shapes: this.#known.size,
      laidOut,
      milliseconds: this.#milliseconds,
    };
  }

  /** What was kept of builds before. */
  before(): ReadonlyMap<string, string> {
    return this.#before;
  }

  /** Takes over what other layouts, with the same before them, came to know in another thread. */
  adopt(known: ReadonlyMap<string, string>, { diagrams, milliseconds }: LayoutFigures): void {
    for (const [key, packed] of known) this.#known.set(key, packed);
    this.#diagrams += diagrams;
    this.#milliseconds += milliseconds;
  }

  /** All layouts that were asked for, packed, by the keys of their shapes. */
  known(): ReadonlyMap<string, string> {
    return this.#known;
  }

  /** Asks once, also where it is asked again before there is an answer; failures are not kept. */
  #arranged(shape: Shape): Geometry | Promise<Geometry> {
    const key = keyOf(shape, true);
    const known = this.#recall(key);
    if (known !== null) return unpackedGeometry(known, shape);
    const underway = this.#underway.get(key);
    if (underway !== undefined) return underway;
    const start = performance.now();
    const asked = this.#arrange(shape)
      .then((geometry) => {
        this.#known.set(key, packedGeometry(geometry));
        return geometry;
      })
      .finally(() => {
        this.spent(performance.now() - start);
        this.#underway.delete(key);
      });
    this.#underway.set(key, asked);
    return asked;
  }

  #recall(key: string): string | null {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const before = this.#before.get(key);
    if (before === undefined) return null;
    this.#known.set(key, before);
    return before;
  }
}

/** Of 22 characters, 132 bits: shapes with the same key are the same. */
export const KEY_LENGTH = 22;
const KINDS = { value: 0, influence: 1, past: 2 } as const;

/** @param withWidths whether boxes of other widths make another shape */
function keyOf({ nodes, groups, lines }: Shape, withWidths: boolean): string {
  const text = [nodes.length, groups.length];
  for (const { headerHeight, rows, width, group } of nodes) {
    text.push(headerHeight, rows);
    if (withWidths) text.push(width, group ?? -1);
  }
  for (const { minimumWidth } of groups) text.push(minimumWidth);
  for (const { from, to, kind } of lines) {
    text.push(from.node, from.row ?? -1, to.node, to.row ?? -1, KINDS[kind]);
  }
  return hash('sha256', `${withWidths ? 'elk' : 'layered'} ${text.join(' ')}`, 'base64url').slice(
    0,
    KEY_LENGTH,
  );
}

function packedPlan({ height, tracks, layers, tops, ways }: Plan): string {
  const packer = new Packer();
  packer.add(height);
  for (const numbers of [tracks, layers, tops, ...ways]) packer.addAll(numbers);
  return packer.text();
}

function unpackedPlan(packed: string, { lines }: Shape): Plan {
  const unpacker = new Unpacker(packed);
  return {
    height: unpacker.next(),
    tracks: unpacker.nextAll(),
    layers: unpacker.nextAll(),
    tops: unpacker.nextAll(),
    ways: lines.map(() => unpacker.nextAll()),
  };
}

function packedGeometry({ width, height, nodes, groups, lines }: Geometry): string {
  const packer = new Packer();
  packer.addAll([width, height]);
  packer.addAll(coordinates(nodes));
  packer.addAll(groups.flatMap((box) => [box.x, box.y, box.width, box.height]));
  for (const line of lines) packer.addAll(coordinates(line));
  return packer.text();
}

function unpackedGeometry(packed: string, shape: Shape): Geometry {
  const unpacker = new Unpacker(packed);
  const [width = 0, height = 0] = unpacker.nextAll();
  const nodes = points(unpacker.nextAll());
  const boxes = unpacker.nextAll();
  return {
    width,
    height,
    nodes,
    groups: shape.groups.map((_, index) => {
      const [x = 0, y = 0, width = 0, height = 0] = boxes.slice(4 * index, 4 * index + 4);
      return { x, y, width, height };
    }),
    lines: shape.lines.map(() => points(unpacker.nextAll())),
  };
}

function coordinates(of: readonly Point[]): readonly number[] {
  return of.flatMap(({ x, y }) => [x, y]);
}

function points(coordinates: readonly number[]): readonly Point[] {
  const found: Point[] = [];
  for (let at = 0; at < coordinates.length; at += 2) {
    found.push({ x: coordinates[at] ?? 0, y: coordinates[at + 1] ?? 0 });
  }
  return found;
}
