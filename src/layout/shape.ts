/** What a layout depends on, and nothing else: sizes and connections, without names. Equal shapes have equal geometries. */
import type { SliceEdge } from '../graph/slice.ts';
import type { LineEnd } from './line.ts';
import type { Box, Point } from './drawing.ts';
import { FOOT, ROW_HEIGHT } from './metrics.ts';

export interface NodeShape {
  readonly width: number;
  /** From the top of the box to where the rows begin. */
  readonly headerHeight: number;
  /** How many rows it has. */
  readonly rows: number;
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

export function heightOf({ headerHeight, rows }: Pick<NodeShape, 'headerHeight' | 'rows'>): number {
  return headerHeight + (rows > 0 ? rows * ROW_HEIGHT + FOOT : 0);
}

/** How far below the node's upper border the lines of a row attach; those of the header, where there is no row. */
export function anchorOf({ headerHeight }: Pick<NodeShape, 'headerHeight'>, row: number | null): number {
  return row === null ? headerHeight / 2 : headerHeight + (row + 0.5) * ROW_HEIGHT;
}
