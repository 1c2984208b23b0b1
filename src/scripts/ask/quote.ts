/** Parts of a page, quoted: what an answer says is what the page says. */
import { element } from '../dom/element.ts';
import { remark } from './list.ts';
import type { SitePage } from './source.ts';

const HEADING = /^H[1-6]$/;
/** What is of no use away from its page. */
const LEFT_OUT = 'script, style, template, link, figure, form, button, input, select, textarea, .as-table';
/** Lists and tables that are cut, where they are not part of another's row. */
const LISTS = 'tbody, ul, ol';
const CELLS = 'td, th, li, dd';

/**
 * The section of that id: its heading, which leads there, and what stands below it.
 * @param most rows of each table, and entries of each list
 * @returns null where the page has no such section
 */
export function sectionOf(page: SitePage, id: string, most: number): Node[] | null {
  const found = page.document.getElementById(id);
  if (found === null) return null;
  const heading = HEADING.test(found.tagName) ? found : found.querySelector('h1, h2, h3, h4');
  if (heading === null) return null;
  const parts = below(heading).map((part) => quote(page, part, most));
  const cut = parts.some(({ isCut }) => isCut) ? [rest(page, id)] : [];
  return [titleOf(page, heading, id), ...parts.map(({ copy }) => copy), ...cut];
}

/** @returns nothing where the page has no such part */
export function partOf(page: SitePage, selector: string, most: number): Node[] {
  const found = page.document.querySelector(selector);
  if (found === null) return [];
  const { copy, isCut } = quote(page, found, most);
  return isCut ? [copy, rest(page, null)] : [copy];
}

/** What stands between a heading and the next of its rank. */
function below(heading: Element): Element[] {
  let start = heading;
  while (start.nextElementSibling === null && start.parentElement?.matches('div, header, hgroup')) {
    start = start.parentElement;
  }
  const parts: Element[] = [];
  for (let next = start.nextElementSibling; next !== null; next = next.nextElementSibling) {
    const headings = [next, ...next.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    if (headings.some(({ tagName }) => HEADING.test(tagName) && tagName <= heading.tagName)) break;
    parts.push(next);
  }
  return parts;
}

function titleOf({ address }: SitePage, heading: Element, id: string): HTMLElement {
  const count = heading.querySelector('.count');
  const words = [...heading.childNodes].filter((node) => node !== count).map((node) => node.textContent);
  const link = element('a', { href: new URL(`#${id}`, address).href }, words.join('').trim());
  const counted = count === null ? [] : [' ', element('span', { class: 'count' }, count.textContent)];
  return element('h3', {}, link, ...counted);
}

function rest({ address }: SitePage, id: string | null): HTMLElement {
  const link = element('a', { href: new URL(id === null ? '' : `#${id}`, address).href }, 'its page');
  const said = remark('Not all of it: the rest is on ');
  said.append(link, '.');
  return said;
}

interface Quote {
  readonly copy: Element;
  readonly isCut: boolean;
}

/** A copy that stands anywhere: its links lead where they led, and it has no ids. */
export function quote({ address }: SitePage, part: Element, most: number): Quote {
  const copy = document.importNode(part, true);
  for (const one of copy.querySelectorAll(LEFT_OUT)) one.remove();
  for (const one of [copy, ...copy.querySelectorAll('*')]) {
    one.removeAttribute('id');
    one.removeAttribute('tabindex');
    const href = one.getAttribute('href');
    if (href !== null) one.setAttribute('href', new URL(href, address).href);
  }
  return { copy, isCut: cutLists(copy, most) };
}

/** @returns whether anything was left out */
function cutLists(copy: Element, most: number): boolean {
  const lists = [copy, ...copy.querySelectorAll(LISTS)].filter(
    (list) => list.matches(LISTS) && (list === copy || list.closest(CELLS) === null),
  );
  const beyond = lists.flatMap((list) => [...list.children].slice(most));
  for (const one of beyond) one.remove();
  return beyond.length > 0;
}
