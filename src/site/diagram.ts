/** What a diagram's figure holds: the picture, the same as a table, and what its signs mean. */
import { svg } from '../diagram/svg.ts';
import { withoutTheObvious } from '../graph/plain-slice.ts';
import {
  foldName,
  type Slice,
  type SliceEdge,
  type SliceEnd,
  type SliceNode,
  type SliceRow,
} from '../graph/slice.ts';
import { layout } from '../layout/layout.ts';
import { areaPath, columnPath, datasetPath, jobPath, type SitePath } from './path.ts';

export interface Diagram {
  readonly svg: string;
  /** In pixels. */
  readonly width: number;
  readonly lines: readonly DiagramLine[];
  readonly signs: readonly Sign[];
}

/** A row of the table: an edge of the slice. */
export interface DiagramLine extends Pick<SliceEdge, 'kind' | 'label' | 'inCycle'> {
  readonly from: DiagramEnd;
  readonly to: DiagramEnd;
}

export interface DiagramEnd {
  readonly kind: SliceNode['kind'] | 'column';
  readonly target: Target;
  readonly name: string;
  /** Null where all share one, and of several that stand as one. */
  readonly namespace: string | null;
}

/** A sign in the legend: its style, and its meaning. */
export type Sign = readonly [sign: string, meaning: string];

export interface DiagramOptions {
  /** Unique on the page. */
  readonly id: string;
  /** As {@link svg} takes it. */
  readonly title: string | null;
  readonly href: (to: SitePath) => string;
}

export async function diagramOf(whole: Slice, { id, title, href }: DiagramOptions): Promise<Diagram> {
  const slice = withoutTheObvious(whole);
  const drawing = await layout(slice);
  const hrefOf = (node: SliceNode, row: SliceRow | null): string => {
    const target = targetOf(node, row);
    return target.kind === 'section' ? `#${target.id}` : href(target.path);
  };
  return {
    svg: svg(drawing, { id, title, href: hrefOf }),
    width: drawing.width,
    lines: linesOf(slice),
    signs: signsOf(slice),
  };
}

type Target =
  { readonly kind: 'page'; readonly path: SitePath } | { readonly kind: 'section'; readonly id: string };

function targetOf(node: SliceNode, row: SliceRow | null): Target {
  switch (node.kind) {
    case 'job':
      return { kind: 'page', path: jobPath(node.id) };
    case 'dataset':
      return {
        kind: 'page',
        path: row === null ? datasetPath(node.id) : columnPath({ ...node.id, column: row.key }),
      };
    case 'fold':
      return node.leadsTo.kind === 'section'
        ? node.leadsTo
        : { kind: 'page', path: areaPath(node.leadsTo.area) };
  }
}

function linesOf({ nodes, edges }: Slice): DiagramLine[] {
  const places = new Map(
    nodes.map((node) => [node.key, { node, rows: new Map(node.rows.map((row) => [row.key, row])) }]),
  );
  const endOf = ({ node: key, row: rowKey }: SliceEnd): DiagramEnd[] => {
    const place = places.get(key);
    if (place === undefined) return [];
    return [endAt(place.node, rowKey === null ? null : (place.rows.get(rowKey) ?? null))];
  };
  return edges.flatMap(({ from, to, kind, label, inCycle }) =>
    endOf(from).flatMap((start) => endOf(to).map((end) => ({ from: start, to: end, kind, label, inCycle }))),
  );
}

function endAt(node: SliceNode, row: SliceRow | null): DiagramEnd {
  const { kind, label, caption } = node;
  const target = targetOf(node, row);
  if (kind === 'fold') return { kind, target, name: foldName(node), namespace: null };
  if (row !== null) return { kind: 'column', target, name: `${label}.${row.label}`, namespace: caption };
  return { kind, target, name: label, namespace: caption };
}

function signsOf({ nodes, edges }: Slice): Sign[] {
  const has = (test: (node: SliceNode) => boolean): boolean => nodes.some(test);
  const emphasised = (emphasis: SliceRow['emphasis']): boolean =>
    has((node) => [node, ...node.rows].some((one) => one.emphasis === emphasis));
  const signs: readonly (readonly [isPresent: boolean, ...Sign])[] = [
    [has(({ kind }) => kind === 'dataset'), 'box', 'dataset'],
    [has(({ kind }) => kind === 'job'), 'pill', 'job'],
    [has(({ kind }) => kind === 'fold'), 'stack', 'several as one'],
    [emphasised('undeclared'), 'dotted', 'undeclared'],
    [edges.some(({ kind }) => kind === 'influence'), 'dashes', 'influence'],
    [edges.some(({ kind }) => kind === 'past'), 'dots', 'no longer so'],
    [edges.some(({ inCycle }) => inCycle), 'cycle', 'in a cycle'],
    [has((node) => node.hiddenUpstream + node.hiddenDownstream > 0), 'more', 'more neighbours'],
  ];
  return signs.flatMap(([isPresent, sign, meaning]) => (isPresent ? [[sign, meaning] as const] : []));
}
