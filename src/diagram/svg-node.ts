/** One node of a drawing: a table with its rows, or a pill for a job; each a link where there is something to link to. */
import { foldName, type Emphasis, type SliceNode, type SliceRow } from '../graph/slice.ts';
import type { PlacedNode, PlacedRow } from '../layout/drawing.ts';
import { TEXT_INSET } from '../layout/metrics.ts';
import { badge } from './svg-badge.ts';
import { element, escape, numbers, textElement } from './markup.ts';
import { kindWord, nodeTitle, rowTitle } from './words.ts';

/** Where a node, or one of its rows, leads; null for nowhere. */
export type Href = (node: SliceNode, row: SliceRow | null) => string | null;

const EMPHASES: Readonly<Record<Emphasis, string>> = {
  focus: ' dg-f',
  normal: '',
  past: ' dg-o',
  undeclared: ' dg-u',
};
/** How far the box behind one that stands for many juts out. */
const STACK = 4;

/**
 * What the markup shows is not said again in words: a title is no more than the kind, unless the name is shortened, or
 * the state needs words. Nor is what the style sheet knows: where texts stand, how wide most boxes are, and what is what
 * by its place, such as the box of a node with rows, which is no part of a link. The diagram's script writes it out (`src/scripts/diagram/written-out.ts`).
 * @param usual how wide boxes of its kind are, unless they say otherwise; null where they all do
 */
export function svgNode(placed: PlacedNode, href: Href, usual: number | null = null): string {
  const { node, x, y } = placed;
  const box = { ...placed, isUsual: placed.width === usual };
  const content = placed.rows.length === 0 ? plainNode(box, href) : tableNode(box, href);
  return element(
    'g',
    {
      class: `${isOfJobs(node) ? 'dg-j' : 'dg-d'}${node.kind === 'fold' ? ' dg-k' : ''}${EMPHASES[node.emphasis]}`,
      transform: `translate(${numbers(x, y)})`,
    },
    textElement('title', {}, titleOf(placed)) + content + badges(placed),
  );
}

interface NodeBox extends PlacedNode {
  readonly isUsual: boolean;
}

function plainNode(placed: NodeBox, href: Href): string {
  const behind = placed.node.kind === 'fold' ? box(placed, STACK) : '';
  return link(href(placed.node, null), {}, behind + box(placed) + header(placed));
}

function tableNode(placed: NodeBox, href: Href): string {
  const { node, headerHeight, rows } = placed;
  const band = element('rect', { ...widthOf(placed), height: headerHeight });
  return (
    element('rect', { ...widthOf(placed), height: placed.height }) +
    link(href(node, null), {}, band + header(placed)) +
    rows.map((row) => tableRow(placed, row, href)).join('')
  );
}

/** @param offset to the right and upwards */
function box(placed: NodeBox, offset = 0): string {
  const corner = offset === 0 ? {} : { x: offset, y: -offset };
  return element('rect', { class: 'dg-b', ...corner, ...widthOf(placed), height: placed.height });
}

function widthOf({ width, isUsual }: NodeBox): Readonly<Record<string, number>> {
  return isUsual ? {} : { width };
}

export function isOfJobs(node: SliceNode): boolean {
  return node.kind === 'job' || (node.kind === 'fold' && node.of === 'job');
}

function header({ node, lines, caption, headerHeight }: PlacedNode): string {
  const captionLine = caption === null ? '' : textElement('text', { class: 'dg-c' }, caption);
  const labels = lines.map((line) => textElement('text', {}, line));
  return icon(isOfJobs(node), headerHeight / 2) + captionLine + labels.join('');
}

/** A table for datasets, a start button for jobs; 12 pixels wide, centred on the given height. */
function icon(isJob: boolean, middle: number): string {
  const d = isJob ? `M14 ${middle - 5}l8 5-8 5z` : `M11 ${middle - 5}h12v10h-12zm0 3.5h12m-7.5 0v6.5`;
  return element('path', { d });
}

/** What the style sheet gives each row is left out: where it begins from the left, its height, its corners. */
function tableRow(placed: NodeBox, row: PlacedRow, href: Href): string {
  const top = row.y - placed.y;
  const [label, detail] = [escape(row.label), row.detail];
  const beside =
    detail === null ? '' : ` ${textElement('tspan', { x: placed.width - 2 * TEXT_INSET }, detail)}`;
  const title = titleOfRow(row);
  return link(
    href(placed.node, row.row),
    { class: `dg-r${EMPHASES[row.row.emphasis]}` },
    (title === null ? '' : textElement('title', {}, title)) +
      element('rect', { y: top + 2, ...(placed.isUsual ? {} : { width: row.width - 8 }) }) +
      element('text', { y: top + row.height / 2 + 4 }, label + beside),
  );
}

function badges({ node, width, height }: PlacedNode): string {
  return (
    badge(node.hiddenUpstream, 'upstream', 0, height) +
    badge(node.hiddenDownstream, 'downstream', width, height)
  );
}

function link(href: string | null, attributes: Readonly<Record<string, string>>, content: string): string {
  return href === null ? element('g', attributes, content) : element('a', { ...attributes, href }, content);
}

function titleOf({ node, lines, caption }: PlacedNode): string {
  const { kind, label, emphasis } = node;
  if (kind === 'fold') return foldName(node);
  const isWhole = lines.join('') === label && caption === node.caption;
  const isPlain = emphasis === 'normal' || emphasis === 'focus';
  return isWhole && isPlain ? kindWord(kind) : nodeTitle(kind, label, node.caption, emphasis);
}

/** Null where the row shows all that there is to say. */
function titleOfRow({ row, label, detail }: PlacedRow): string | null {
  const isWhole = label === row.label && detail === row.detail;
  const isPlain = row.emphasis === 'normal' || row.emphasis === 'focus';
  return isWhole && isPlain ? null : rowTitle(row.label, row.detail, row.emphasis);
}
