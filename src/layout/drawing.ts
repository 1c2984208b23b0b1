/** A slice with a place on paper for everything in it. All lengths are whole CSS pixels. */
import type { SliceEdge, SliceGroup, SliceNode, SliceRow } from '../graph/slice.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright box by its upper left corner, in the coordinates of the whole drawing. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedRow extends Box {
  readonly row: SliceRow;
  /** The row's label, shortened where it is too long for the box. */
  readonly label: string;
  readonly detail: string | null;
}

export interface PlacedNode extends Box {
  readonly node: SliceNode;
  /** The node's label as one or two lines, shortened where two do not hold it. */
  readonly lines: readonly [string] | readonly [string, string];
  readonly caption: string | null;
  /** From the top of the box to where the rows begin; the whole height where there are none. */
  readonly headerHeight: number;
  /** In the order of the slice's rows. */
  readonly rows: readonly PlacedRow[];
}

export interface PlacedGroup extends Box {
  readonly group: SliceGroup;
  readonly label: string;
}

/** One line of the drawing. */
export interface PlacedEdge {
  /** From a node's right border to a node's left border by upright and level stretches; at least two points. */
  readonly points: readonly Point[];
  /** All the slice's edges between these two ends: first the one whose kind the line is drawn in. */
  readonly edges: readonly [SliceEdge, ...SliceEdge[]];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Groups that hold no node are left out. */
  readonly groups: readonly PlacedGroup[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}
