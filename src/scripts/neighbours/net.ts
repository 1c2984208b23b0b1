/** A drawing's boxes and lines, as the opening of neighbours needs to know them. */
import type { Ends, Side } from '../diagram/part.ts';

export interface Box {
  /** The node's number. */
  readonly number: string;
  /** In pixels, as are all lengths here. */
  readonly width: number;
  readonly height: number;
  /** How far below its upper border the lines of the node itself attach. */
  readonly anchor: number;
  /** The same for its rows, by their numbers. */
  readonly anchors: ReadonlyMap<string, number>;
  /** The address of its page, without a fragment; null of a node that stands for many. */
  readonly page: string | null;
  /** How many neighbours it has beyond its lines. */
  readonly leftOut: Readonly<Record<Side, number>>;
}

export interface Net {
  /** In reading order. */
  readonly boxes: readonly Box[];
  readonly lines: readonly Ends[];
}

/** A neighbour, as a JSON twin names it. */
export interface Neighbour {
  readonly kind: 'dataset' | 'job';
  readonly name: string;
  /** Its namespace; null where the picture need not say it. */
  readonly caption: string | null;
  readonly isUndeclared: boolean;
  /** Its page. */
  readonly page: string;
  readonly upstream: number;
  readonly downstream: number;
}

/** The pages of a node's own neighbours, on each side. */
export type Beside = Readonly<Record<Side, readonly string[]>>;

/** What was opened on a side of a node: all neighbours that its twin names there. */
export interface Opened {
  readonly node: string;
  readonly side: Side;
  readonly neighbours: readonly Neighbour[];
}
