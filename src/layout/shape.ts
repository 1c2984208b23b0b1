/** What a layout depends on, and nothing else: sizes and connections, without names. Equal shapes have equal geometries. */
import type { SliceEdge } from '../graph/slice.ts';
import type { LineEnd } from './line.ts';
import type { Box, Point } from './drawing.ts';

export interface NodeShape {
  readonly width: number;
  readonly height: number;
  /** How far below the node's upper border its header's lines attach. */
  readonly anchor: number;
  /** The same for each of its rows. */
  readonly rowAnchors: readonly number[];
  /** The place of its group among the groups. */
  readonly group: number | null;
}

export interface GroupShape {
  readonly minimumWidth: number;
}

export interface LineShape {
  readonly from: LineEnd;
  readonly to: LineEnd;
  /** Lines of different kinds never run together. */
  readonly kind: SliceEdge['kind'];
}

export interface Shape {
  readonly nodes: readonly NodeShape[];
  readonly groups: readonly GroupShape[];
  readonly lines: readonly LineShape[];
}

/** Where everything in a shape goes, in the shape's order. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** The nodes' upper left corners. */
  readonly nodes: readonly Point[];
  readonly groups: readonly Box[];
  readonly lines: readonly (readonly Point[])[];
}
