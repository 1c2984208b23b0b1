/** A Plot specification → SVG. The only importer of Observable Plot, and of the DOM that it draws into. */
import domino from '@mixmark-io/domino';
import { plot, type PlotOptions } from '@observablehq/plot';
import { visible } from '../model/visible.ts';

export { areaY, dot, line, rect, ruleY, text, type Markish } from '@observablehq/plot';

export interface ChartText {
  /** What it is, in a few words: its accessible name. */
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
}

/** What says where marks are, and where they lead. All that says how they look is left to the style sheet. */
const KEPT = new Set(
  'class cx cy d dy height r role rx text-anchor transform viewBox width x x1 x2 y y1 y2'.split(' '),
);
/** What Plot calls the parts of its axes → their class. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/-grid$/, 'ch-grid'],
  [/tick label$/, 'ch-label'],
];

/** Plot writes links as SVG 1.1 does. */
const XLINK = 'http://www.w3.org/1999/xlink';

const TEXT_NODE = 3;

const document = domino.createDocument();

/**
 * The picture as one `<svg>` element, to be inlined in a page that brings `chart.css`: no style, colour or font of its own, and no
 * ids. Marks get their looks by their `className`. To assistive technology it is one image with a name and a description, or a
 * group where it holds links: they are for the mouse alone, and the page has a table with the same.
 * @param className of the element
 */
export function chart(
  spec: PlotOptions & { readonly width: number; readonly height: number },
  { title, description }: ChartText,
  className = '',
): string {
  const svg = plot({ ...spec, document }) as Element;
  // This DOM is an old one: its lists are no iterables, and it has no `prepend`.
  for (const style of Array.from(svg.querySelectorAll('style'))) style.remove();
  for (const element of Array.from(svg.querySelectorAll('*'))) simplify(element);
  simplify(svg);
  svg.setAttribute('class', `ch ${className}`.trim());
  // An image can hold nothing that takes the focus (WAI-ARIA 1.2, children presentational).
  svg.setAttribute('role', svg.querySelectorAll('a').length === 0 ? 'img' : 'group');
  for (const text of [withText('desc', description), withText('title', title)]) {
    svg.insertBefore(text, svg.firstChild);
  }
  return svg.outerHTML;
}

function withText(name: string, text: string): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  element.textContent = visible(text);
  return element;
}

function simplify(element: Element): void {
  const part = PARTS.find(([name]) => name.test(element.getAttribute('aria-label') ?? ''))?.[1];
  const link = element.localName === 'a' ? element.getAttributeNS(XLINK, 'href') : null;
  for (const { name, value } of Array.from(element.attributes)) {
    if (!KEPT.has(name)) element.removeAttribute(name);
    else if (value.includes('.')) element.setAttribute(name, rounded(value));
  }
  if (part !== undefined) element.setAttribute('class', part);
  if (link !== null) {
    element.removeAttributeNS(XLINK, 'href');
    element.setAttribute('href', link);
    element.setAttribute('tabindex', '-1');
  }
  const { firstChild } = element;
  if (firstChild?.nodeType === TEXT_NODE) firstChild.nodeValue = visible(firstChild.nodeValue ?? '');
}

/** To a tenth: finer than any screen, and a third of the bytes. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
