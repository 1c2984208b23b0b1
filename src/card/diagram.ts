/** The page's diagram, drawn into a box of a card. */
import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { edgePath } from '../diagram/edge-path.ts';
import type { SliceEdge } from '../graph/slice.ts';
import type { Box, Drawing, PlacedEdge, PlacedGroup, PlacedNode } from '../layout/drawing.ts';
import { HEADER_PADDING, LABEL_LINE, CAPTION_LINE, ICON_INSET, TEXT_INSET } from '../layout/metrics.ts';
import { fontOf } from './font.ts';
import { CLEAR, INK } from './ink.ts';

/** Larger than this it looks coarse. */
const LARGEST = 1.75;
/** Smaller than this a diagram that is too high is cut off, above and below what the page is about. */
const SMALLEST = 0.8;
/** One that is too wide is cut off only here: it goes from left to right, and its ends matter. */
const SMALLEST_WIDE = 0.4;
/** In pixels of the card, so that thin lines keep their colour. */
const THINNEST = 1.5;
/** How far a diagram fades out where it is cut off. */
const FADE = 36;
/** Cards are seen small: their letters fill the boxes, which are made for wider ones. */
const LABEL_SIZE = 15.5;
const CAPTION_SIZE = 12;
const RADIUS = 5;
const PILL_RADIUS = 17;

/** Scaled to fit; where it is too large to be read that way, the part around what the page is about. */
export function drawDiagram(context: SKRSContext2D, drawing: Drawing, box: Box): void {
  if (drawing.nodes.length === 0) return;
  const scale = scaleOf(drawing, box);
  const middle = middleOf(drawing);
  const [width, height] = [drawing.width * scale, drawing.height * scale];
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.translate(
    box.x + offset(box.width, width, middle.x * scale),
    box.y + offset(box.height, height, middle.y * scale),
  );
  context.scale(scale, scale);
  for (const group of drawing.groups) drawGroup(context, group, scale);
  for (const edge of drawing.edges) drawEdge(context, edge, scale);
  for (const node of drawing.nodes) drawNode(context, node, scale);
  context.restore();
  if (height > box.height + 1) fade(context, box, 'upright');
  if (width > box.width + 1) fade(context, box, 'level');
}

function scaleOf(drawing: Drawing, box: Box): number {
  const wide = Math.max(box.width / drawing.width, SMALLEST_WIDE);
  const high = Math.max(box.height / drawing.height, SMALLEST);
  return Math.min(wide, high, LARGEST);
}

/** Both ends of the box. */
function fade(context: SKRSContext2D, { x, y, width, height }: Box, along: 'upright' | 'level'): void {
  const [dx, dy] = along === 'upright' ? [0, height] : [width, 0];
  const gradient = context.createLinearGradient(x, y, x + dx, y + dy);
  const share = FADE / (dx + dy);
  gradient.addColorStop(0, INK.paper);
  gradient.addColorStop(share, CLEAR);
  gradient.addColorStop(1 - share, CLEAR);
  gradient.addColorStop(1, INK.paper);
  context.fillStyle = gradient;
  context.fillRect(x, y, width, height);
}

/** Of what the page is about; of the whole where that is nothing in it. */
function middleOf({ nodes, width, height }: Drawing): { readonly x: number; readonly y: number } {
  const focus = nodes.find(({ node }) => node.emphasis === 'focus');
  if (focus === undefined) return { x: width / 2, y: height / 2 };
  return { x: focus.x + focus.width / 2, y: focus.y + focus.height / 2 };
}

/** Centred where it fits; else with its middle in the middle, and no room left over at either end. */
function offset(room: number, length: number, middle: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, room / 2 - middle));
}

function drawGroup(context: SKRSContext2D, { label, x, y, width, height }: PlacedGroup, scale: number): void {
  context.strokeStyle = INK.line;
  context.lineWidth = Math.max(1, THINNEST / scale);
  context.beginPath();
  context.roundRect(x, y, width, height, 8);
  context.stroke();
  context.font = fontOf('medium', LABEL_SIZE);
  context.fillStyle = INK.quiet;
  context.fillText(label, x + 16, y + 23);
}

const DASHES: Readonly<Record<SliceEdge['kind'], readonly number[]>> = {
  value: [],
  influence: [5, 4],
  past: [2, 4],
};

function drawEdge(context: SKRSContext2D, edge: PlacedEdge, scale: number): void {
  const { kind } = edge.edges[0];
  context.strokeStyle = kind === 'past' ? INK.line : INK.edge;
  context.lineWidth = Math.max(1.5, THINNEST / scale);
  context.setLineDash([...DASHES[kind]]);
  context.stroke(new Path2D(edgePath(edge)));
  context.setLineDash([]);
  const end = edge.points.at(-1);
  if (end === undefined) return;
  context.fillStyle = context.strokeStyle;
  context.fill(new Path2D(`M${end.x} ${end.y}l-7-4v8z`));
}

function drawNode(context: SKRSContext2D, placed: PlacedNode, scale: number): void {
  const { node, x, y, width, height, headerHeight, caption, lines } = placed;
  const isFocus = node.emphasis === 'focus';
  context.fillStyle = isFocus ? INK.accentSoft : INK.raised;
  context.strokeStyle = isFocus ? INK.accent : colourOf(placed);
  context.lineWidth = Math.max(isFocus ? 2.5 : 1.25, THINNEST / scale);
  context.setLineDash(node.emphasis === 'undeclared' ? [4, 3] : []);
  context.beginPath();
  context.roundRect(x, y, width, height, node.kind === 'job' ? Math.min(PILL_RADIUS, height / 2) : RADIUS);
  context.fill();
  context.stroke();
  context.setLineDash([]);
  drawIcon(context, placed, y + headerHeight / 2);
  drawCaption(context, placed);
  context.font = fontOf(isFocus ? 'medium' : 'regular', LABEL_SIZE);
  context.fillStyle = node.emphasis === 'past' ? INK.quiet : INK.ink;
  const top = y + HEADER_PADDING + (caption === null ? 0 : CAPTION_LINE);
  for (const [index, line] of lines.entries())
    context.fillText(
      line,
      x + ICON_INSET,
      top + index * LABEL_LINE + 14.5,
      width - ICON_INSET - TEXT_INSET / 2,
    );
}

function colourOf({ node }: PlacedNode): string {
  if (node.emphasis === 'undeclared') return INK.warn;
  return node.kind === 'job' ? INK.job : node.kind === 'dataset' ? INK.dataset : INK.edge;
}

function drawIcon(context: SKRSContext2D, placed: PlacedNode, middle: number): void {
  const { node, x } = placed;
  if (node.kind === 'fold') return;
  context.save();
  context.translate(x, middle);
  context.strokeStyle = context.fillStyle = node.kind === 'job' ? INK.job : INK.dataset;
  context.lineWidth = 1.25;
  if (node.kind === 'job') context.fill(new Path2D('M14-5l8 5-8 5z'));
  else context.stroke(new Path2D('M11-5h12v10h-12zm0 3.5h12m-7.5 0v6.5'));
  context.restore();
}

function drawCaption(context: SKRSContext2D, { caption, x, y, width }: PlacedNode): void {
  if (caption === null) return;
  context.font = fontOf('regular', CAPTION_SIZE);
  context.fillStyle = INK.quiet;
  context.fillText(caption, x + ICON_INSET, y + HEADER_PADDING + 10.5, width - ICON_INSET - TEXT_INSET / 2);
}
