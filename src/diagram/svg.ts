/** Drawing → SVG, to be inlined in a page that brings `diagram.css`. */
import type { Drawing, PlacedGroup, PlacedNode } from '../layout/drawing.ts';
import { element, textElement } from './markup.ts';
import { referencesIn } from './reference.ts';
import { svgEdges } from './svg-edges.ts';
import { isOfJobs, svgNode, type Href } from './svg-node.ts';

export interface SvgOptions {
  /** Unique on its page; the ids within the diagram begin with it. */
  readonly id: string;
  /** In a file of its own, which is well-formed XML; null in a page, which names it. */
  readonly title: string | null;
  readonly href: Href;
}

/**
 * The diagram as one `<svg>` element of its natural size. Its nodes and rows are links, in reading order, so it is a
 * labelled group and not an image: an image's links are out of reach of assistive technology. Its script numbers nodes
 * and rows in that order: `data-e` names a line's two ends by such numbers, `data-more` says on which side a badge counts.
 */
export function svg(drawing: Drawing, { id, title, href }: SvgOptions): string {
  const { width, height } = drawing;
  const references = referencesIn(drawing);
  const usual = { dataset: usualWidth(drawing, 'dataset'), job: usualWidth(drawing, 'job') };
  return element(
    'svg',
    {
      xmlns: title === null ? null : 'http://www.w3.org/2000/svg',
      class: 'dg',
      id,
      role: 'group',
      'aria-labelledby': title === null ? null : `${id}-t`,
      // Half a pixel off, so that hairlines at whole coordinates fill whole pixels.
      viewBox: `-.5 -.5 ${width} ${height}`,
      width: title === null ? null : width,
      height: title === null ? null : height,
      style: widthStyle(usual),
    },
    (title === null ? '' : textElement('title', { id: `${id}-t` }, title)) +
      drawing.groups.map(svgGroup).join('') +
      svgEdges(drawing, references, id) +
      references.nodes.map((node) => svgNode(node, href, usual[kindOf(node)])).join(''),
  );
}

type Kind = 'dataset' | 'job';

function kindOf({ node }: PlacedNode): Kind {
  return isOfJobs(node) ? 'job' : 'dataset';
}

/** Of the boxes of a kind: the layout makes them alike. Null where there are none. */
function usualWidth({ nodes }: Drawing, kind: Kind): number | null {
  return nodes.find((node) => kindOf(node) === kind)?.width ?? null;
}

/** For `diagram.css`. */
function widthStyle({ dataset, job }: Readonly<Record<Kind, number | null>>): string | null {
  const widths = [dataset === null ? '' : `--d:${dataset}px`, job === null ? '' : `--j:${job}px`];
  return widths.filter((one) => one !== '').join(';') || null;
}

function svgGroup({ label, x, y, width, height }: PlacedGroup): string {
  return element(
    'g',
    { class: 'dg-g' },
    element('rect', { x, y, width, height, rx: 8 }) + textElement('text', { x: x + 16, y: y + 23 }, label),
  );
}
