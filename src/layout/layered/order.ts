/**
 * The order of the cells in their layers, from top to bottom, with few crossings: sweeps by barycentres (Sugiyama, Tagawa
 * and Toda, 1981), then exchanges of neighbours (Gansner, Koutsofios, North and Vo, "A technique for drawing directed
 * graphs", 1993). Cells that their lines do not tell apart keep the order of the net.
 */
import { distanceBetween } from './spacing.ts';
import type { Contact, Net, Wire } from './net.ts';

/** After so many sweeps without a better order there is hardly one to be found. */
const PATIENCE = 3;
const SWEEPS = 12;
const EXCHANGES = 6;

/** For each layer, its cells from top to bottom. */
export function orderOf(net: Net): readonly (readonly number[])[] {
  const stacks = new Stacks(net);
  let best = { layers: stacks.copy(), crossings: Infinity };
  const compare = (): boolean => {
    const crossings = stacks.crossings();
    if (crossings >= best.crossings) return false;
    best = { layers: stacks.copy(), crossings };
    return true;
  };
  for (const start of ['left', 'right'] as const) {
    stacks.reset();
    let idle = 0;
    for (let sweep = 0; sweep < SWEEPS && idle < PATIENCE && best.crossings > 0; sweep++) {
      stacks.sweep((sweep % 2 === 0) === (start === 'left') ? 'left' : 'right');
      idle = compare() ? 0 : idle + 1;
      if (best.crossings > 0 && stacks.exchange() && compare()) idle = 0;
    }
  }
  return best.layers;
}

/** A wire from one contact to another. */
interface Link {
  readonly left: Contact;
  readonly right: Contact;
}

/** What a cell is joined to on each side: its own contact, and the other's. */
interface Joint {
  readonly own: number;
  readonly other: Contact;
}

type Side = 'left' | 'right';

/** Layers of cells stacked upon one another, each around the middle. */
class Stacks {
  readonly #net: Net;
  readonly #joints: Readonly<Record<Side, readonly (readonly Joint[])[]>>;
  readonly #links: readonly (readonly Link[])[];
  readonly #top: number[];
  #layers: number[][] = [];

  constructor(net: Net) {
    this.#net = net;
    this.#top = new Array<number>(net.cells.length).fill(0);
    const links: Link[][] = Array.from({ length: net.layers + 1 }, () => []);
    const left: Joint[][] = net.cells.map(() => []);
    const right: Joint[][] = net.cells.map(() => []);
    for (const wire of net.wires) {
      for (const link of linksOf(wire)) {
        links[wire.gap]?.push(link);
        right[link.left.cell]?.push({ own: link.left.offset, other: link.right });
        left[link.right.cell]?.push({ own: link.right.offset, other: link.left });
      }
    }
    this.#links = links;
    this.#joints = { left, right };
    this.reset();
  }

  reset(): void {
    this.set(
      Array.from({ length: this.#net.layers }, (_, layer) =>
        [...this.#net.cells.keys()].filter((cell) => this.#net.cells[cell]?.layer === layer),
      ),
    );
  }

  set(layers: readonly (readonly number[])[]): void {
    this.#layers = layers.map((layer) => [...layer]);
    for (const layer of this.#layers) this.#stack(layer);
  }

  copy(): readonly (readonly number[])[] {
    return this.#layers.map((layer) => [...layer]);
  }

  /** Sorts each layer by what its cells are joined to on one side, beginning there. */
  sweep(side: Side): void {
    for (const layer of side === 'left' ? this.#layers : this.#layers.toReversed()) {
      const wanted = new Map(layer.map((cell) => [cell, this.#wanted(cell, side)]));
      layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a - b);
      this.#stack(layer);
    }
  }

  /** Exchanges cells beside one another while that spares crossings; false where none does. */
  exchange(): boolean {
    let isChanged = false;
    for (let round = 0, isBetter = true; isBetter && round < EXCHANGES; round++) {
      isBetter = false;
      for (const layer of this.#layers) {
        for (let place = 0; place + 1 < layer.length; place++) {
          const [upper = 0, lower = 0] = [layer[place], layer[place + 1]];
          if (this.#gain(upper, lower) <= 0) continue;
          layer[place] = lower;
          layer[place + 1] = upper;
          this.#stack(layer);
          isBetter = true;
        }
      }
      isChanged ||= isBetter;
    }
    return isChanged;
  }

  crossings(): number {
    return this.#links.reduce((sum, links) => sum + this.#crossingsOf(links), 0);
  }

  #crossingsOf(links: readonly Link[]): number {
    const lefts = links.map(({ left }) => this.#heightOf(left));
    const rights = links.map(({ right }) => this.#heightOf(right));
    let crossings = 0;
    for (let a = 0; a < links.length; a++) {
      for (let b = 0; b < a; b++) {
        const left = (lefts[a] ?? 0) - (lefts[b] ?? 0);
        const right = (rights[a] ?? 0) - (rights[b] ?? 0);
        if (left * right < 0) crossings++;
      }
    }
    return crossings;
  }

  /** How many crossings an exchange of two neighbours spares. */
  #gain(upper: number, lower: number): number {
    let gain = 0;
    for (const joints of [this.#joints.left, this.#joints.right]) {
      for (const { other: a } of joints[upper] ?? []) {
        for (const { other: b } of joints[lower] ?? []) {
          gain += Math.sign(this.#heightOf(a) - this.#heightOf(b));
        }
      }
    }
    return gain;
  }

  /** The mean height at which a cell would meet what it is joined to on one side; of the other, where that is nothing. */
  #wanted(cell: number, side: Side): number {
    const preferred = this.#joints[side][cell] ?? [];
    const joints =
      preferred.length > 0 ? preferred : (this.#joints[side === 'left' ? 'right' : 'left'][cell] ?? []);
    if (joints.length === 0) return this.#top[cell] ?? 0;
    const sum = joints.reduce((total, { other }) => total + this.#heightOf(other), 0);
    return sum / joints.length;
  }

  #heightOf({ cell, offset }: Contact): number {
    return (this.#top[cell] ?? 0) + offset;
  }

  #stack(layer: readonly number[]): void {
    let height = 0;
    for (const [place, cell] of layer.entries()) {
      const [above, own] = [this.#net.cells[layer[place - 1] ?? -1], this.#net.cells[cell]];
      if (own === undefined) continue;
      height += above === undefined ? 0 : distanceBetween(above, own);
      this.#top[cell] = height;
      height += own.height;
    }
    for (const cell of layer) this.#top[cell] = (this.#top[cell] ?? 0) - height / 2;
  }
}

/** Between each two contacts of a wire that it joins; one that leads back joins none. */
export function linksOf({ left, right }: Wire): readonly Link[] {
  return left.flatMap((from) => right.map((to) => ({ left: from, right: to })));
}
