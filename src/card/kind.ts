/** What a card is about, as a shape and a word. */
import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { fontOf } from './font.ts';
import { INK } from './ink.ts';

export type CardKind = 'dataset' | 'job' | 'site';

/** Those of the site's pages: path data for a box of 16 by 16. */
const SHAPES = {
  dataset: 'M1.5 2.5h13v11h-13zM1.5 6h13M6 6v7.5',
  job: 'M5 3h6a5 5 0 0 1 0 10H5A5 5 0 0 1 5 3zM6.5 5.8v4.4L10.2 8z',
} as const;
const SCALE = 2;

/** @returns where it ends */
export function drawKind(
  context: SKRSContext2D,
  kind: Exclude<CardKind, 'site'>,
  left: number,
  baseline: number,
): number {
  context.save();
  context.translate(left, baseline - 25);
  context.scale(SCALE, SCALE);
  context.strokeStyle = INK[kind];
  context.lineWidth = 1.5;
  context.stroke(new Path2D(SHAPES[kind]));
  context.restore();
  context.font = fontOf('medium', 26);
  context.fillStyle = INK[kind];
  const word = left + 16 * SCALE + 12;
  context.fillText(kind, word, baseline);
  return word + context.measureText(kind).width;
}
