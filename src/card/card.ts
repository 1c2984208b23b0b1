/** A thing and its diagram as a picture for previews of a link: 1200 by 630 pixels, as Open Graph's readers want it. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Drawing } from '../layout/drawing.ts';
import { drawDiagram } from './diagram.ts';
import { fontOf } from './font.ts';
import { INK } from './ink.ts';
import { indexedPng } from './indexed-png.ts';
import { drawKind, type CardKind } from './kind.ts';
import { linesOf } from './line.ts';

/** Texts are as readers can see them, with no sign in them that a font has no place for. */
export interface CardText {
  readonly kind: CardKind;
  readonly name: string;
  /** Empty where it is in none. */
  readonly namespace: string;
  /** In plain words; empty where nobody says. */
  readonly meaning: string;
  /** Their names; none where nobody is named. */
  readonly owners: readonly string[];
  /** The site's title; empty where it is the name. */
  readonly site: string;
}

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const MARGIN = 56;
const WIDTH = CARD_WIDTH - 2 * MARGIN;
/** Sizes that a name is tried at, in pixels. */
const NAME_SIZES = [64, 54, 44, 36];
const FOOT = CARD_HEIGHT - 30;

/** @returns a PNG: the same bytes for the same text and drawing */
export function drawCard(text: CardText, drawing: Drawing): Uint8Array<ArrayBuffer> {
  const context = createCanvas(CARD_WIDTH, CARD_HEIGHT).getContext('2d');
  context.fillStyle = INK.paper;
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT);
  const below = drawMeaning(context, text, drawName(context, text, drawPlace(context, text)));
  drawFoot(context, text);
  drawDiagram(context, drawing, { x: MARGIN, y: below, width: WIDTH, height: FOOT - 52 - below });
  return indexedPng(context.getImageData(0, 0, CARD_WIDTH, CARD_HEIGHT), Object.values(INK));
}

/** Its kind, and where it lives. @returns the height that is taken */
function drawPlace(context: SKRSContext2D, { kind, namespace }: CardText): number {
  const baseline = 66;
  if (kind === 'site') return 34;
  const end = drawKind(context, kind, MARGIN, baseline);
  context.font = fontOf('regular', 26);
  context.fillStyle = INK.quiet;
  const [line = ''] = linesOf(context, namespace, CARD_WIDTH - MARGIN - end - 24, 1);
  context.fillText(line, end + 24, baseline);
  return baseline + 14;
}

function drawName(context: SKRSContext2D, { name }: CardText, top: number): number {
  const size = NAME_SIZES.find((one) => fits(context, name, one)) ?? Math.min(...NAME_SIZES);
  context.font = fontOf('medium', size);
  context.fillStyle = INK.ink;
  const lines = linesOf(context, name, WIDTH, 2);
  for (const [index, line] of lines.entries())
    context.fillText(line, MARGIN, top + size + index * size * 1.15);
  return top + size + (lines.length - 1) * size * 1.15 + 10;
}

function fits(context: SKRSContext2D, name: string, size: number): boolean {
  context.font = fontOf('medium', size);
  return context.measureText(name.slice(0, 200)).width <= WIDTH;
}

function drawMeaning(context: SKRSContext2D, { meaning }: CardText, top: number): number {
  context.font = fontOf('regular', 28);
  context.fillStyle = INK.ink;
  const lines = linesOf(context, meaning, WIDTH, 2);
  for (const [index, line] of lines.entries()) context.fillText(line, MARGIN, top + 38 + index * 37);
  return top + lines.length * 37 + 30;
}

/** Who answers for it, and the site. */
function drawFoot(context: SKRSContext2D, { owners, site, kind }: CardText): void {
  if (kind === 'site') return;
  context.strokeStyle = INK.line;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(MARGIN, FOOT - 36);
  context.lineTo(CARD_WIDTH - MARGIN, FOOT - 36);
  context.stroke();
  context.font = fontOf('regular', 24);
  context.fillStyle = INK.quiet;
  const who = owners.length === 0 ? 'Nobody is named as its owner' : `Owner: ${owners.join(', ')}`;
  const [left = ''] = linesOf(context, who, WIDTH / 2 - 16, 1);
  context.fillText(left, MARGIN, FOOT);
  const [right = ''] = linesOf(context, site, WIDTH / 2 - 16, 1);
  context.fillText(right, CARD_WIDTH - MARGIN - context.measureText(right).width, FOOT);
}
