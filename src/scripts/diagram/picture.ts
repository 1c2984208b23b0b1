/** A drawing in the page: what its SVG says, read again whenever that changes. */
import { lineKindOf } from './line-kind.ts';
import { shortName } from './short-name.ts';
import { LINE_KINDS, type LineKind } from './view-state.ts';
import { endsOf, neighboursOf, nodeOf, type Ends, type Side } from './part.ts';

export interface Line extends Ends {
  readonly kind: 'value' | 'influence' | 'past';
  readonly element: SVGPathElement;
}

export interface Picture {
  readonly svg: SVGSVGElement;
  /** Nodes and rows by their numbers, in reading order. */
  readonly parts: ReadonlyMap<string, SVGGElement>;
  /** Those that are not switched off. */
  readonly lines: readonly Line[];
}

/** Those that are neither switched off nor opened into what they stood for. */
const PARTS = '[data-n]:not(.dg-alone, [display]), [data-n]:not(.dg-alone, [display]) > [data-r]';

export function readPicture(svg: SVGSVGElement): Picture {
  const parts = [...svg.querySelectorAll<SVGGElement>(PARTS)];
  const lines = [...svg.querySelectorAll<SVGPathElement>('[data-e]')].filter(isDrawn);
  return {
    svg,
    parts: new Map(parts.map((part) => [numberOf(part), part])),
    lines: lines.map((line) => ({
      ...endsOf(line.dataset['e'] ?? ''),
      kind: lineKindOf(line),
      element: line,
    })),
  };
}

function isDrawn(line: Element): boolean {
  return getComputedStyle(line).display !== 'none';
}

function numberOf({ dataset }: SVGElement): string {
  return dataset['r'] ?? dataset['n'] ?? '';
}

/** The number of the row, or else the node, that an element is in; null of what is in neither. */
export function partAt(target: EventTarget | null): string | null {
  const part = target instanceof Element ? target.closest<SVGElement>('[data-r], [data-n]') : null;
  return part === null ? null : numberOf(part);
}

/** A part's own link: a row is one, and a node's stands before those of its rows. */
export function linkOf(part: Element): SVGAElement | null {
  return part instanceof SVGAElement ? part : part.querySelector<SVGAElement>('a');
}

/** `Dataset orders, raw`. */
export function titleOf(part: Element): string {
  return part.querySelector('title')?.textContent ?? '';
}

/** Where a part leads. */
export function pageOf(part: Element): URL | null {
  const href = linkOf(part)?.getAttribute('href');
  if (href == null) return null;
  const url = new URL(href, document.baseURI);
  url.pathname = url.pathname.replace(/index\.html$/, '');
  return url;
}

/** By which the address of a view calls a part: the same in every build. */
export function shortNameOf(part: Element): string {
  const root = new URL(document.documentElement.dataset['root'] ?? './', document.baseURI).pathname;
  const page = pageOf(part);
  return page === null ? '' : shortName(page.pathname.slice(root.length) + page.hash);
}

export function partNamed({ parts }: Picture, name: string): string | null {
  for (const [number, part] of parts) if (shortNameOf(part) === name) return number;
  return null;
}

/** The mark that counts the neighbours which a node has beyond the drawing. */
export function badgeOf(part: Element, side: Side): SVGGElement | null {
  return part.querySelector(`:scope > [data-more=${side}]`);
}

/** How many that are. */
export function leftOut(part: Element, side: Side): number {
  return Number.parseInt(badgeOf(part, side)?.querySelector('text')?.textContent ?? '', 10) || 0;
}

/** Hides the lines of some kinds, and the nodes that only such lines lead to. */
export function leaveOut(svg: SVGSVGElement, off: readonly LineKind[]): void {
  for (const kind of LINE_KINDS) svg.classList.toggle(`dg-no-${kind}`, off.includes(kind));
  const lines = [...svg.querySelectorAll<SVGPathElement>('[data-e]')];
  const drawn = nodesOf(lines.filter(isDrawn));
  const all = nodesOf(lines);
  for (const node of svg.querySelectorAll<SVGElement>('[data-n]')) {
    const number = numberOf(node);
    const isKept = drawn.has(number) || !all.has(number) || node.matches('.dg-f, :has(.dg-f)');
    node.classList.toggle('dg-alone', !isKept);
  }
}

/** The nodes that lines lead to. */
function nodesOf(lines: readonly SVGElement[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap(({ dataset }) => {
      const { from, to } = endsOf(dataset['e'] ?? '');
      return [nodeOf(from), nodeOf(to)];
    }),
  );
}

/** Where a part stands, in words: `Dataset orders, raw: 2 upstream, 5 downstream, 3 more not drawn`. */
export function describe({ parts, lines }: Picture, number: string): string {
  const part = parts.get(number);
  if (part === undefined) return '';
  const node = parts.get(nodeOf(number)) ?? part;
  const of = part === node ? '' : ` of ${titleOf(node).replace(/^\S+ /, '')}`;
  const [up, down] = (['up', 'down'] as const).map((side) => neighboursOf(number, side, lines).length);
  const more = leftOut(part, 'up') + leftOut(part, 'down');
  const beyond = more === 0 ? '' : `, ${more} more not drawn`;
  return `${titleOf(part)}${of}: ${up ?? 0} upstream, ${down ?? 0} downstream${beyond}`;
}
