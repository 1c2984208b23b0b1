/** How far things in a layered drawing keep apart, in pixels; chosen by eye. */
import type { Cell } from './net.ts';

/** Between two boxes above one another, a box and a line that passes it, and two lines. */
const BOXES = 20;
const BOX_AND_LINE = 14;
const LINES = 9;

/** Between the upright stretches of a gap. */
export const TRACK_STEP = 9;
/** Between a box and the nearest upright stretch. */
const BESIDE = 16;
/** A gap's least width. */
const GAP = 40;
/** Between the boxes and the uppermost line that leads back below them. */
export const LANE_INSET = 14;
export const LANE_STEP = 9;
/** Upright stretches of one track keep this far from one another, so that none seems to go on in the other. */
export const TRACK_CLEARANCE = 8;

/** Between two cells of a layer, the lower one's upper border and the upper one's lower. */
export function distanceBetween(upper: Cell, lower: Cell): number {
  if (upper.node !== null && lower.node !== null) return BOXES;
  return upper.node === null && lower.node === null ? LINES : BOX_AND_LINE;
}

/** The width of a gap with so many tracks; those before the first layer and after the last have none where none is needed. */
export function gapWidth(tracks: number, isOuter: boolean): number {
  if (isOuter && tracks === 0) return 0;
  const needed = 2 * BESIDE + TRACK_STEP * Math.max(0, tracks - 1);
  return isOuter ? needed : Math.max(GAP, needed);
}
