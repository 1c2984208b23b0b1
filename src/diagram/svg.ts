/** Drawing → SVG, to be inlined in a page that brings `diagram.css`. */
import type { Drawing, PlacedGroup } from '../layout/drawing.ts';
import { element, textElement } from './markup.ts';
import { referencesIn } from './reference.ts';
import { svgEdges } from './svg-edges.ts';
import { svgNode, type Href } from './svg-node.ts';

export interface SvgOptions {
  /** Unique on its page; the ids within the diagram begin with it. */
  readonly id: string;
  readonly title: string;
  /** What the diagram shows, for those who do not see it. */
  readonly description: string;
  readonly href: Href;
}

/**
 * The diagram as one `<svg>` element of its natural size. Its nodes and rows are links, in reading order, so it is a
 * labelled group and not an image: an image's links are out of reach of assistive technology. What its script needs
 * to know stands in `data-` attributes: `data-n` numbers nodes, `data-r` rows, `data-e` names a line's two ends,
 * `data-more` says on which side a badge counts.
 */
export function svg(drawing: Drawing, { id, title, description, href }: SvgOptions): string {
  const { width, height } = drawing;
  const references = referencesIn(drawing);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'dg',
      id,
      role: 'group',
      'aria-labelledby': `${id}-t`,
      'aria-describedby': `${id}-s`,
      // Half a pixel off, so that hairlines at whole coordinates fill whole pixels.
      viewBox: `-.5 -.5 ${width} ${height}`,
      width,
      height,
    },
    textElement('title', { id: `${id}-t` }, title) +
      textElement('desc', { id: `${id}-s` }, description) +
      drawing.groups.map(svgGroup).join('') +
      svgEdges(drawing, references, id) +
      references.nodes.map((node, number) => svgNode(node, number, href)).join(''),
  );
}

function svgGroup({ label, x, y, width, height }: PlacedGroup): string {
  return element(
    'g',
    { class: 'dg-g' },
    element('rect', { x, y, width, height, rx: 8 }) + textElement('text', { x: x + 16, y: y + 23 }, label),
  );
}
