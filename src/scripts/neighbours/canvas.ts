/** Draws an enlarged net into the drawing that it came from, and takes it back. */
import { edgePath } from '../../diagram/edge-path.ts';
import { numbers } from '../../diagram/markup.ts';
import type { Point } from '../../layout/drawing.ts';
import { keyOf, type Key } from '../../model/identity.ts';
import { nodeOf, type Ends, type Side } from '../diagram/part.ts';
import { badgeOf, leftOut, linkOf } from '../diagram/picture.ts';
import { labelOf } from '../diagram/shown-slice.ts';
import { svgElement } from '../diagram/tools.ts';
import type { Arrangement } from './arrange.ts';
import type { Enlarged } from './enlarge.ts';
import { freshBadge, freshNode, type Owner, type Widths } from './fresh-node.ts';
import type { Box } from './net.ts';
import { placeOf } from './read-net.ts';

/** How long things move; in milliseconds. */
const MOVE = 300;

export interface Canvas {
  readonly show: (
    enlarged: Enlarged,
    arrangement: Arrangement,
    leftOutOf: ReadonlyMap<string, Box['leftOut']>,
  ) => void;
  readonly reset: () => void;
  /** Where the boxes of the drawing as it came stand. */
  readonly places: ReadonlyMap<string, Point>;
}

/** What the drawing came with, to go back to. */
interface Kept {
  readonly element: SVGElement;
  readonly attributes: readonly (readonly [name: string, value: string | null])[];
}

export function canvasOf(svg: SVGSVGElement, widths: Widths): Canvas {
  const own = [...svg.querySelectorAll<SVGGElement>('[data-n]')];
  const ownLines = [...svg.querySelectorAll<SVGPathElement>('[data-e]')];
  const kept: readonly Kept[] = [
    keep(svg, 'viewBox', 'width', 'height'),
    ...own.map((node) => keep(node, 'transform', 'display')),
    ...ownLines.map((line) => keep(line, 'd', 'display')),
  ];
  const counts = new Map(
    own.map((node) => [node.dataset['n'] ?? '', { up: leftOut(node, 'up'), down: leftOut(node, 'down') }]),
  );
  const nodes = new Map(own.map((node) => [node.dataset['n'] ?? '', node]));
  const fresh = new Map<string, SVGGElement>();
  const lines = new Map<Key, SVGPathElement>();
  const nodeAt = (number: string): SVGGElement | undefined => nodes.get(number) ?? fresh.get(number);

  const bring = ({ fresh: wanted }: Enlarged, owners: (number: string) => Owner): void => {
    const numbersWanted = new Set(wanted.map(({ number }) => number));
    drop(fresh, numbersWanted);
    for (const one of wanted) {
      // What is left over of a side may have become less.
      if ('count' in one) fresh.get(one.number)?.remove();
      else if (fresh.has(one.number)) continue;
      const made = freshNode(one, widths, owners);
      fresh.set(one.number, made);
      svg.append(made);
      made.animate(moves() ? [{ opacity: 0 }, { opacity: 1 }] : [], MOVE);
    }
  };
  const join = ({ lines: wanted }: Enlarged, routes: Arrangement['routes']): void => {
    const ours = new Map(ownLines.map((line) => [line.dataset['e'] ?? '', line]));
    drop(lines, new Set(wanted.map(keyOfLine)));
    for (const [index, ends] of wanted.entries()) {
      const before = ours.get(`${ends.from} ${ends.to}`) ?? lines.get(keyOfLine(ends));
      const line = before ?? newLine(svg, ends, nodeAt);
      if (before === undefined) lines.set(keyOfLine(ends), line);
      line.setAttribute('d', edgePath({ points: routes[index] ?? [] }));
      if (moves()) line.animate([{ opacity: 0 }, { opacity: 1 }], MOVE);
    }
  };

  return {
    places: new Map(own.map((node) => [node.dataset['n'] ?? '', placeOf(node)])),
    show: (enlarged, { width, height, places, routes }, leftOutOf) => {
      const owners = (number: string): Owner => ({
        kind: nodeAt(number)?.classList.contains('dg-j') === true ? 'job' : 'dataset',
        page: enlarged.boxes.find((box) => box.number === number)?.page ?? '',
      });
      for (const { element } of kept.slice(1)) element.removeAttribute('display');
      for (const number of enlarged.gone) nodes.get(number)?.setAttribute('display', 'none');
      for (const line of ownLines) {
        const ends = (line.dataset['e'] ?? '').split(' ');
        if (ends.some((end) => enlarged.gone.has(nodeOf(end)))) line.setAttribute('display', 'none');
      }
      bring(enlarged, owners);
      join(enlarged, routes);
      for (const [number, place] of places) moveTo(nodeAt(number), place);
      for (const box of enlarged.boxes) {
        const node = nodeAt(box.number);
        if (node === undefined || box.page === null) continue;
        for (const side of ['up', 'down'] as const) {
          const isOpen = enlarged.made.some((one) => one.node === box.number && one.side === side);
          mark(node, box, side, isOpen, leftOutOf.get(box.number)?.[side] ?? 0);
        }
      }
      resize(svg, width, height);
    },
    reset: () => {
      drop(fresh, new Set());
      drop(lines, new Set());
      for (const { element, attributes } of kept) {
        for (const [name, value] of attributes) {
          if (value === null) element.removeAttribute(name);
          else element.setAttribute(name, value);
        }
      }
      for (const [number, node] of nodes) {
        if (node.classList.contains('dg-k')) continue;
        const frame = node.querySelector('.dg-b');
        const box = { width: lengthOf(frame, 'width'), height: lengthOf(frame, 'height') };
        for (const side of ['up', 'down'] as const)
          mark(node, box, side, false, counts.get(number)?.[side] ?? 0);
      }
    },
  };
}

function keep(element: SVGElement, ...names: readonly string[]): Kept {
  return { element, attributes: names.map((name) => [name, element.getAttribute(name)]) };
}

/** Takes out what is not wanted any more. */
function drop(elements: Map<string, SVGElement>, wanted: ReadonlySet<string>): void {
  for (const [key, element] of elements) {
    if (wanted.has(key)) continue;
    element.remove();
    elements.delete(key);
  }
}

function keyOfLine({ from, to }: Ends): Key {
  return keyOf(from, to);
}

function newLine(
  svg: SVGSVGElement,
  { from, to }: Ends,
  nodeAt: (number: string) => SVGGElement | undefined,
): SVGPathElement {
  const line = svgElement('path', { 'data-e': `${from} ${to}` }) as SVGPathElement;
  const [source, target] = [from, to].map((end) => nodeAt(nodeOf(end)));
  const title = svgElement('title', {});
  if (source !== undefined && target !== undefined)
    title.append(`${labelOf(source)} flows into ${labelOf(target)}`);
  line.append(title);
  linesOf(svg).append(line);
  return line;
}

/** The group of the lines along which values flow. */
function linesOf(svg: SVGSVGElement): Element {
  const there = svg.querySelector('.dg-v');
  if (there !== null) return there;
  const made = svgElement('g', { class: 'dg-v' });
  svg.querySelector('[data-n]')?.before(made);
  return made;
}

function moveTo(node: SVGGElement | undefined, { x, y }: Point): void {
  if (node === undefined) return;
  const before = node.hasAttribute('transform') ? placeOf(node) : null;
  node.setAttribute('transform', `translate(${numbers(x, y)})`);
  if (before === null || !moves() || (before.x === x && before.y === y)) return;
  const at = (place: Point): Keyframe => ({ transform: `translate(${place.x}px,${place.y}px)` });
  node.animate([at(before), at({ x, y })], { duration: MOVE, easing: 'ease-out' });
}

function moves(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The mark by which neighbours are opened, or closed again. */
function mark(
  node: SVGGElement,
  { width, height }: Pick<Box, 'width' | 'height'>,
  side: Side,
  isOpen: boolean,
  count: number,
): void {
  const before = badgeOf(node, side);
  if (!isOpen && count === 0) {
    if (before?.contains(document.activeElement) === true) linkOf(node)?.focus();
    before?.remove();
    return;
  }
  const made = freshBadge(isOpen ? 1 : count, side, width, height);
  if (isOpen) {
    made.querySelector('title')?.replaceChildren('Close what was opened');
    made.querySelector('text')?.replaceChildren('−');
  }
  if (before === null) {
    node.append(made);
    return;
  }
  // The focus stays on the mark that was pressed.
  before.setAttribute('transform', made.getAttribute('transform') ?? '');
  before.replaceChildren(...made.childNodes);
}

function lengthOf(element: Element | null, name: string): number {
  return Number(element?.getAttribute(name));
}

function resize(svg: SVGSVGElement, width: number, height: number): void {
  svg.setAttribute('viewBox', `-.5 -.5 ${width} ${height}`);
  svg.setAttribute('width', `${width}`);
  svg.setAttribute('height', `${height}`);
}
