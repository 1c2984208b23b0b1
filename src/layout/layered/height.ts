/**
 * How high each cell stands: the order of a layer is kept, and lines are as level as that allows. Each layer in turn is
 * put where the sum of its lines' rises is least, exactly, by isotonic regression with medians (pooling of adjacent
 * violators: Ayer, Brunk, Ewing, Reid and Silverman, 1955; for medians: Robertson and Wright, 1973).
 */
import { distanceBetween } from './spacing.ts';
import { linksOf } from './order.ts';
import type { Contact, Net } from './net.ts';

/** Lines that cross a layer had rather be level than those that begin or end in it. */
const PASSING = 8;
const HALF_PASSING = 2;
/** Sweeps over all layers, to and fro; most nets come to rest after a few. */
const SWEEPS = 6;

/** The upper borders of all cells, in whole pixels, the uppermost at 0. */
export function heightsOf(net: Net, layers: readonly (readonly number[])[]): number[] {
  const heights = new Heights(net, layers);
  heights.sweep(['left']);
  heights.sweep(['right']);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    if (!heights.sweep(sweep % 2 === 0 ? ['left', 'right'] : ['right', 'left'])) break;
  }
  return heights.fromTop();
}

type Side = 'left' | 'right';

interface Joint {
  readonly own: number;
  readonly other: Contact;
  readonly weight: number;
}

function jointsOf(net: Net): Readonly<Record<Side, readonly (readonly Joint[])[]>> {
  const left: Joint[][] = net.cells.map(() => []);
  const right: Joint[][] = net.cells.map(() => []);
  const isPassage = ({ cell }: Contact): number => (net.cells[cell]?.node === null ? 1 : 0);
  for (const link of net.wires.flatMap(linksOf)) {
    const weight = [1, HALF_PASSING, PASSING][isPassage(link.left) + isPassage(link.right)] ?? 1;
    right[link.left.cell]?.push({ own: link.left.offset, other: link.right, weight });
    left[link.right.cell]?.push({ own: link.right.offset, other: link.left, weight });
  }
  return { left, right };
}

interface Wish {
  readonly height: number;
  readonly weight: number;
}

/** Cells that touch, and stand where the median of their wishes has the first of them. */
interface Block {
  readonly cells: readonly number[];
  /** How far below the first each of them stands. */
  readonly offsets: readonly number[];
  readonly wishes: readonly Wish[];
  readonly top: number;
}

class Heights {
  readonly #net: Net;
  readonly #layers: readonly (readonly number[])[];
  readonly #joints: Readonly<Record<Side, readonly (readonly Joint[])[]>>;
  readonly #tops: number[];

  constructor(net: Net, layers: readonly (readonly number[])[]) {
    this.#net = net;
    this.#layers = layers;
    this.#joints = jointsOf(net);
    this.#tops = new Array<number>(net.cells.length).fill(0);
  }

  /** Puts each layer where its joints on these sides want it, from the side that is named first; false if all stays. */
  sweep(sides: readonly [Side, ...Side[]]): boolean {
    let isMoved = false;
    for (const layer of sides[0] === 'left' ? this.#layers : this.#layers.toReversed()) {
      for (const { cells, offsets, top } of this.#blocks(layer, sides)) {
        for (const [index, cell] of cells.entries()) {
          const own = top + (offsets[index] ?? 0);
          isMoved ||= own !== this.#tops[cell];
          this.#tops[cell] = own;
        }
      }
    }
    return isMoved;
  }

  fromTop(): number[] {
    const least = Math.min(...this.#tops);
    return this.#tops.map((top) => top - least);
  }

  /** The cells of a layer where they are wished, in their order and apart from one another. */
  #blocks(layer: readonly number[], sides: readonly Side[]): readonly Block[] {
    const blocks: Block[] = [];
    for (const cell of layer) {
      const wishes = this.#wishes(cell, sides);
      let below: Block = {
        cells: [cell],
        offsets: [0],
        wishes,
        top: median(wishes) ?? this.#tops[cell] ?? 0,
      };
      for (let above = blocks.at(-1); above !== undefined; above = blocks.at(-1)) {
        const distance = heightOfBlock(above, below, this.#net);
        if (above.top + distance <= below.top) break;
        blocks.pop();
        below = merged(above, below, distance);
      }
      blocks.push(below);
    }
    return blocks;
  }

  #wishes(cell: number, sides: readonly Side[]): readonly Wish[] {
    const wishes: Wish[] = [];
    for (const side of sides) {
      for (const { own, other, weight } of this.#joints[side][cell] ?? []) {
        wishes.push({ height: (this.#tops[other.cell] ?? 0) + other.offset - own, weight });
      }
    }
    return wishes;
  }
}

/** From the top of a block to where the next one may begin. */
function heightOfBlock(above: Block, below: Block, net: Net): number {
  const last = net.cells[above.cells.at(-1) ?? 0];
  const next = net.cells[below.cells[0] ?? 0];
  if (last === undefined || next === undefined) return 0;
  return (above.offsets.at(-1) ?? 0) + last.height + distanceBetween(last, next);
}

function merged(above: Block, below: Block, distance: number): Block {
  const wishes = [
    ...above.wishes,
    ...below.wishes.map(({ height, weight }) => ({ height: height - distance, weight })),
  ];
  return {
    cells: [...above.cells, ...below.cells],
    offsets: [...above.offsets, ...below.offsets.map((offset) => offset + distance)],
    wishes,
    top: median(wishes) ?? above.top,
  };
}

/** The weighted median, in whole pixels; the middle between two where both are; null of nothing. */
function median(wishes: readonly Wish[]): number | null {
  if (wishes.length === 0) return null;
  const sorted = wishes.toSorted((a, b) => a.height - b.height);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  for (const [index, { height, weight }] of sorted.entries()) {
    below += weight;
    if (below > half) return height;
    if (below === half) return Math.round((height + (sorted[index + 1]?.height ?? height)) / 2);
  }
  return null;
}
