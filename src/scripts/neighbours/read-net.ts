/** The net of a drawing in the page, and where its boxes stand. */
import type { Point } from '../../layout/drawing.ts';
import { endsOf } from '../diagram/part.ts';
import { leftOut, pageOf } from '../diagram/picture.ts';
import type { Box, Net } from './net.ts';

/** From a row's background to its row's upper border, and to its middle; in pixels (`src/diagram/svg-node.ts`). */
const ROW_INSET = 2;
const ROW_MIDDLE = 9;

export function readNet(svg: SVGSVGElement): Net {
  return {
    boxes: [...svg.querySelectorAll<SVGGElement>('[data-n]')].map(readBox),
    lines: [...svg.querySelectorAll<SVGPathElement>('[data-e]')].map(({ dataset }) =>
      endsOf(dataset['e'] ?? ''),
    ),
  };
}

function readBox(node: SVGGElement): Box {
  const [width, height] = ['width', 'height'].map((name) => measure(lastFrame(node), name));
  const rows = [...node.querySelectorAll<SVGGElement>('[data-r]')].map((row) => {
    const frame = row.querySelector('rect');
    return [row.dataset['r'] ?? '', frame === null ? 0 : measure(frame, 'y')] as const;
  });
  const [first] = rows;
  return {
    number: node.dataset['n'] ?? '',
    width: width ?? 0,
    height: height ?? 0,
    anchor: (first === undefined ? (height ?? 0) : first[1] - ROW_INSET) / 2,
    anchors: new Map(rows.map(([number, y]) => [number, y + ROW_MIDDLE])),
    page: node.classList.contains('dg-k') ? null : withoutFragment(pageOf(node)),
    leftOut: { up: leftOut(node, 'up'), down: leftOut(node, 'down') },
  };
}

/** One that stands for many has another behind it. */
function lastFrame(node: SVGGElement): Element {
  return [...node.querySelectorAll('.dg-b')].at(-1) ?? node;
}

function measure(element: Element, name: string): number {
  return Number(element.getAttribute(name));
}

function withoutFragment(page: URL | null): string | null {
  return page === null ? null : page.href.replace(/#.*$/, '');
}

export function placeOf(node: SVGGElement): Point {
  const matrix = node.transform.baseVal.consolidate()?.matrix;
  return { x: matrix?.e ?? 0, y: matrix?.f ?? 0 };
}
