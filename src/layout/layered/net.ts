/** A shape in layers, its lines cut into wires from one layer to the next. */
import { bundlePorts } from '../port.ts';
import { anchorOf, heightOf, type LineShape, type Shape } from '../shape.ts';
import type { LineEnd } from '../line.ts';
import type { Layers } from './layer.ts';

/** What takes a place in a layer: a node, or the passage of a bundle of lines that crosses the layer. */
export interface Cell {
  readonly layer: number;
  /** Null for a passage. */
  readonly node: number | null;
  readonly height: number;
}

/** Where a wire attaches: so far below the upper border of a cell. */
export interface Contact {
  readonly cell: number;
  readonly offset: number;
}

/**
 * The part of a bundle in one gap: one upright stretch with level ones on both its sides. Gap `n` lies left of layer `n`.
 * One that leads back has contacts on one side only; its upright stretch goes down to a lane below all boxes.
 */
export interface Wire {
  readonly gap: number;
  readonly left: readonly Contact[];
  readonly right: readonly Contact[];
  readonly lane: number | null;
}

/** The way of one line: from contact to contact through a wire each; on a way back the lane lies between two wires. */
export interface Way {
  readonly contacts: readonly Contact[];
  readonly wires: readonly number[];
  readonly lane: number | null;
}

export interface Net {
  readonly layers: number;
  /** First those of the nodes, in the nodes' order. */
  readonly cells: readonly Cell[];
  readonly wires: readonly Wire[];
  /** In the order of the lines. */
  readonly ways: readonly Way[];
  readonly lanes: number;
}

export function netOf(shape: Shape, layers: Layers): Net {
  return new NetBuilder(shape, layers).build();
}

interface OpenWire extends Wire {
  readonly left: Contact[];
  readonly right: Contact[];
}

class NetBuilder {
  readonly #shape: Shape;
  readonly #layers: Layers;
  readonly #cells: Cell[];
  readonly #wires: OpenWire[] = [];
  /** The number of a bundle's wire in a gap, and of its passage in a layer. */
  readonly #wireOf = new Map<string, number>();
  readonly #passageOf = new Map<string, number>();
  #lanes = 0;

  constructor(shape: Shape, layers: Layers) {
    this.#shape = shape;
    this.#layers = layers;
    this.#cells = shape.nodes.map((node, index) => ({
      layer: layers.of[index] ?? 0,
      node: index,
      height: heightOf(node),
    }));
  }

  build(): Net {
    const { lines } = this.#shape;
    const ports = bundlePorts(lines);
    const ways = lines.map((line, index) => {
      const [first, last] = [this.#layerOf(line.from), this.#layerOf(line.to)];
      if (last <= first) return this.#wayBack(line);
      const { from, to, hub } = ports[index] ?? {};
      return this.#wayOn(line, (hub === 'to' ? to?.id : from?.id) ?? '');
    });
    return {
      layers: this.#layers.count,
      cells: this.#cells,
      wires: this.#wires,
      ways,
      lanes: this.#lanes,
    };
  }

  #wayOn({ from, to }: LineShape, bundle: string): Way {
    const [first, last] = [this.#layerOf(from), this.#layerOf(to)];
    const contacts = [this.#contact(from)];
    const wires: number[] = [];
    for (let gap = first + 1; gap <= last; gap++) {
      const wire = this.#wire(`${bundle}|${gap}`, gap, null);
      const next = gap === last ? this.#contact(to) : this.#passage(`${bundle}|${gap}`, gap);
      attach(this.#wires[wire]?.left, contacts.at(-1));
      attach(this.#wires[wire]?.right, next);
      contacts.push(next);
      wires.push(wire);
    }
    return { contacts, wires, lane: null };
  }

  /** Out to the right of its beginning, back below all boxes, and in from the left of its end. */
  #wayBack({ from, to }: LineShape): Way {
    const lane = this.#lanes++;
    const contacts = [this.#contact(from), this.#contact(to)];
    const down = this.#wire(`down ${lane}`, this.#layerOf(from) + 1, lane);
    const up = this.#wire(`up ${lane}`, this.#layerOf(to), lane);
    attach(this.#wires[down]?.left, contacts[0]);
    attach(this.#wires[up]?.right, contacts[1]);
    return { contacts, wires: [down, up], lane };
  }

  #wire(key: string, gap: number, lane: number | null): number {
    const known = this.#wireOf.get(key);
    if (known !== undefined) return known;
    this.#wireOf.set(key, this.#wires.length);
    return this.#wires.push({ gap, left: [], right: [], lane }) - 1;
  }

  #passage(key: string, layer: number): Contact {
    const cell = this.#passageOf.get(key) ?? this.#cells.push({ layer, node: null, height: 0 }) - 1;
    this.#passageOf.set(key, cell);
    return { cell, offset: 0 };
  }

  #contact({ node, row }: LineEnd): Contact {
    const shape = this.#shape.nodes[node];
    return { cell: node, offset: shape === undefined ? 0 : anchorOf(shape, row) };
  }

  #layerOf({ node }: LineEnd): number {
    return this.#layers.of[node] ?? 0;
  }
}

/** Lines of a bundle share contacts: each is kept once. */
function attach(contacts: Contact[] | undefined, contact: Contact | undefined): void {
  if (contacts === undefined || contact === undefined) return;
  if (contacts.some(({ cell, offset }) => cell === contact.cell && offset === contact.offset)) return;
  contacts.push(contact);
}
