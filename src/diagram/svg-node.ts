/** One node of a drawing: a table with its rows, or a pill for a job; each a link where there is something to link to. */
import { foldName, type Emphasis, type SliceNode, type SliceRow } from '../graph/slice.ts';
import type { PlacedNode, PlacedRow } from '../layout/drawing.ts';
import {
  CAPTION_FONT,
  CAPTION_LINE,
  HEADER_PADDING,
  ICON_INSET,
  LABEL_FONT,
  LABEL_LINE,
  TEXT_INSET,
} from '../layout/metrics.ts';
import { badge } from './svg-badge.ts';
import { element, numbers, textElement } from './markup.ts';

/** Where a node, or one of its rows, leads; null for nowhere. */
export type Href = (node: SliceNode, row: SliceRow | null) => string | null;

const EMPHASES: Readonly<Record<Emphasis, string>> = {
  focus: ' dg-f',
  normal: '',
  past: ' dg-o',
  undeclared: ' dg-u',
};
const WORDS: Readonly<Record<Emphasis, string>> = {
  focus: '',
  normal: '',
  past: ', no longer current',
  undeclared: ', not declared by any schema',
};
/** Half of it fits under the baseline of a line of this font; found by eye. */
const LABEL_BASELINE = LABEL_LINE - (LABEL_LINE - LABEL_FONT.size) / 2 - 2;
const CAPTION_BASELINE = CAPTION_LINE - (CAPTION_LINE - CAPTION_FONT.size) / 2 - 2;
const PILL_RADIUS = 17;
/** How far the box behind one that stands for many juts out. */
const STACK = 4;

/** @param number the node's, by which lines and the diagram's script refer to it */
export function svgNode(placed: PlacedNode, number: number, href: Href): string {
  const { node, x, y } = placed;
  const content = placed.rows.length === 0 ? plainNode(placed, href) : tableNode(placed, number, href);
  return element(
    'g',
    {
      class: `${isOfJobs(node) ? 'dg-j' : 'dg-d'}${node.kind === 'fold' ? ' dg-k' : ''}${EMPHASES[node.emphasis]}`,
      'data-n': number,
      transform: `translate(${numbers(x, y)})`,
    },
    content + badges(placed),
  );
}

function plainNode(placed: PlacedNode, href: Href): string {
  const behind = placed.node.kind === 'fold' ? box(placed, STACK) : '';
  return link(href(placed.node, null), nodeTitle(placed.node), behind + box(placed) + header(placed));
}

function tableNode(placed: PlacedNode, number: number, href: Href): string {
  const { node, width, headerHeight, rows } = placed;
  const band = element('path', {
    class: 'dg-h',
    d: `M0 ${headerHeight}V5q0-5 5-5h${width - 10}q5 0 5 5v${headerHeight - 5}z`,
  });
  return (
    box(placed) +
    link(href(node, null), nodeTitle(node), band + header(placed)) +
    rows.map((row, index) => tableRow(placed, row, `${number}.${index}`, href)).join('')
  );
}

/** @param offset to the right and upwards */
function box({ node, width, height }: PlacedNode, offset = 0): string {
  const rx = isOfJobs(node) ? Math.min(PILL_RADIUS, height / 2) : 5;
  const corner = offset === 0 ? {} : { x: offset, y: -offset };
  return element('rect', { class: 'dg-b', ...corner, width, height, rx });
}

function isOfJobs(node: SliceNode): boolean {
  return node.kind === 'job' || (node.kind === 'fold' && node.of === 'job');
}

function header({ node, lines, caption, headerHeight }: PlacedNode): string {
  const captionLine =
    caption === null
      ? ''
      : textElement('text', { class: 'dg-c', x: ICON_INSET, y: HEADER_PADDING + CAPTION_BASELINE }, caption);
  const top = HEADER_PADDING + (caption === null ? 0 : CAPTION_LINE);
  const labels = lines.map((line, index) =>
    textElement('text', { x: ICON_INSET, y: top + index * LABEL_LINE + LABEL_BASELINE }, line),
  );
  return icon(isOfJobs(node), headerHeight / 2) + captionLine + labels.join('');
}

/** A table for datasets, a start button for jobs; 12 pixels wide, centred on the given height. */
function icon(isJob: boolean, middle: number): string {
  const d = isJob ? `M14 ${middle - 5}l8 5-8 5z` : `M11 ${middle - 5}h12v10h-12zm0 3.5h12m-7.5 0v6.5`;
  return element('path', { class: 'dg-i', d });
}

function tableRow(placed: PlacedNode, row: PlacedRow, reference: string, href: Href): string {
  const top = row.y - placed.y;
  const baseline = top + row.height / 2 + 4;
  const detail =
    row.detail === null
      ? ''
      : textElement('text', { class: 'dg-t', x: placed.width - TEXT_INSET, y: baseline }, row.detail);
  return element(
    'g',
    { class: `dg-r${EMPHASES[row.row.emphasis]}`, 'data-r': reference },
    link(
      href(placed.node, row.row),
      rowTitle(row.row),
      element('rect', { x: 4, y: top + 2, width: row.width - 8, height: row.height - 3, rx: 3 }) +
        textElement('text', { x: TEXT_INSET, y: baseline }, row.label) +
        detail,
    ),
  );
}

function badges({ node, width, height }: PlacedNode): string {
  return (
    badge(node.hiddenUpstream, 'upstream', 0, height) +
    badge(node.hiddenDownstream, 'downstream', width, height)
  );
}

function link(href: string | null, title: string, content: string): string {
  const titled = textElement('title', {}, title) + content;
  return href === null ? element('g', {}, titled) : element('a', { href }, titled);
}

/** The whole name, its kind and its state in words: for those who hover, and for those who listen. */
function nodeTitle({ kind, label, caption, emphasis }: SliceNode): string {
  if (kind === 'fold') return foldName({ label, caption });
  const place = caption === null ? '' : `, ${caption}`;
  return `${kind === 'job' ? 'Job' : 'Dataset'} ${label}${place}${WORDS[emphasis]}`;
}

function rowTitle({ label, detail, emphasis }: SliceRow): string {
  return `Column ${label}${detail === null ? '' : `, ${detail}`}${WORDS[emphasis]}`;
}
