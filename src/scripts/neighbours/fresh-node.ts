/** Nodes that come into a drawing, in the looks of those that are there. */
import { badge } from '../../diagram/svg-badge.ts';
import { svgNode } from '../../diagram/svg-node.ts';
import { foldNode } from '../../graph/slice-node.ts';
import type { SliceNode } from '../../graph/slice.ts';
import { measureNodes } from '../../layout/measure.ts';
import type { Side } from '../diagram/part.ts';
import { writeOutNode } from '../diagram/written-out.ts';
import type { Fresh, Measure } from './enlarge.ts';
import type { Neighbour } from './net.ts';

const SECTIONS = {
  dataset: { job: { up: 'written-by', down: 'read-by' }, dataset: { up: 'upstream', down: 'downstream' } },
  job: { job: { up: 'inputs', down: 'outputs' }, dataset: { up: 'inputs', down: 'outputs' } },
} as const;

/** What a node with neighbours that were not opened is, and where its page is. */
export interface Owner {
  readonly kind: 'dataset' | 'job';
  readonly page: string;
}

/** As wide as those of their kind that are there, or wider where their names are: it reads as columns. */
export type Widths = Readonly<Record<Neighbour['kind'], number>>;

export function measureFresh(widths: Widths): Measure {
  return (fresh) => {
    const { width, height, headerHeight } = measured(fresh, widths);
    return { width, height, anchor: headerHeight / 2 };
  };
}

/** @param ownerOf tells of the node at which neighbours were left closed */
export function freshNode(fresh: Fresh, widths: Widths, ownerOf: (number: string) => Owner): SVGGElement {
  const { node, ...size } = measured(fresh, widths);
  const markup = svgNode({ node, ...size, rows: [], x: 0, y: 0 }, () => {
    if ('of' in fresh) return fresh.of.page;
    const { kind, page } = ownerOf(fresh.node);
    return `${page}#${SECTIONS[kind][fresh.kind][fresh.side]}`;
  });
  const made = parsed(markup);
  writeOutNode(made, fresh.number);
  made.classList.toggle('dg-rest', 'count' in fresh);
  return made;
}

export function freshBadge(count: number, side: Side, width: number, height: number): SVGGElement {
  return side === 'up'
    ? parsed(badge(count, 'upstream', 0, height))
    : parsed(badge(count, 'downstream', width, height));
}

function measured(fresh: Fresh, widths: Widths) {
  const [one] = measureNodes([sliceNode(fresh)]);
  if (one === undefined) throw new Error('A node has no measures.');
  return { ...one, width: Math.max(one.width, widths['of' in fresh ? fresh.of.kind : fresh.kind]) };
}

function sliceNode(fresh: Fresh): SliceNode {
  if (!('of' in fresh)) {
    const { number, count, kind } = fresh;
    const leadsTo = { kind: 'section', id: '' } as const;
    return foldNode({ key: number, of: kind, count, shared: null, leadsTo, isRest: true });
  }
  const { kind, name, caption, isUndeclared } = fresh.of;
  const shared = {
    key: fresh.number,
    id: { namespace: caption ?? '', name },
    label: name,
    caption,
    group: null,
    hiddenUpstream: 0,
    hiddenDownstream: 0,
  };
  return kind === 'job'
    ? { ...shared, kind, emphasis: 'normal', rows: [] }
    : { ...shared, kind, emphasis: isUndeclared ? 'undeclared' : 'normal', rows: [] };
}

/** What the markup's writer escaped is read as XML, where nothing runs. */
function parsed(markup: string): SVGGElement {
  const source = `<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`;
  const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
  return document.importNode(documentElement.firstElementChild as SVGGElement, true);
}
