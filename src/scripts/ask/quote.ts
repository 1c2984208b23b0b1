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
  // One quote of all: a fold may go on with a table that stands before it.
  const whole = page.document.createElement('div');
  whole.append(...below(heading).map((part) => part.cloneNode(true)));
  const quoted = quote(page, whole, most);
  const cut = quoted.isCut ? [rest(page, id, rowsOf(quoted))] : [];
  return [titleOf(page, heading, id), ...quoted.copy.children, ...cut];
}

/** @returns nothing where the page has no such part */
export function partOf(page: SitePage, selector: string, most: number): Node[] {
  const found = page.document.querySelector(selector);
  if (found === null) return [];
  const { copy, isCut } = quote(page, found, most);
  return isCut ? [copy, rest(page, null, null)] : [copy];
}

/** What stands between a heading and the next of its rank. */
function below(heading: Element): Element[] {
  let start = heading;
  while (start.nextElementSibling === null && start.parentElement?.matches('div, header, hgroup')) {
    start = start.parentElement;
  }
  const parts: Element[] = [];
  for (let next = start.nextElementSibling; next !== null; next = next.nextElementSibling) {
    if (next.matches('nav, footer')) break;
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

function rest({ address }: SitePage, id: string | null, rows: Rows | null): HTMLElement {
  const link = element('a', { href: new URL(id === null ? '' : `#${id}`, address).href }, 'its page');
  const said = remark(
    rows === null ? 'Not all of it: the rest is on ' : `${rows.shown} of ${rows.total}; all on `,
  );
  said.append(link, '.');
  return said;
}

/** How many rows a table has, and how many of them are quoted. */
interface Rows {
  readonly shown: number;
  readonly total: number;
}

/** Of a section with one table, of rows alone; null for any other. */
function rowsOf({ rows, isListCut }: Quote): Rows | null {
  const [only] = rows;
  return only !== undefined && rows.length === 1 && !isListCut && only.shown < only.total ? only : null;
}

interface Quote {
  readonly copy: Element;
  readonly isCut: boolean;
  /** Of its tables. */
  readonly rows: readonly Rows[];
  /** Whether a list that is no table was cut. */
  readonly isListCut: boolean;
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
  return { copy, ...cut(copy, most) };
}

function cut(copy: Element, most: number): Omit<Quote, 'copy'> {
  const folds = outside([...copy.querySelectorAll('details')]).filter(
    (fold) => fold.querySelector(LISTS) !== null,
  );
  const folded = folds.map((fold) => ({
    head: headOf(fold),
    rows: fold.querySelectorAll('tbody > tr').length,
  }));
  // A fold says how many it holds behind all that stands before it: of what is cut, that is false.
  for (const fold of folds) fold.remove();
  const lists = outside(
    [copy, ...copy.querySelectorAll(LISTS)].filter((list) => list.matches(LISTS)),
    copy,
  );
  const counted = lists.map((list) => {
    const [shown, all] = [Math.min(most, list.children.length), list.children.length];
    const head = headOf(list.closest('table'));
    const more = folded.filter((fold) => fold.head === head).reduce((sum, { rows }) => sum + rows, 0);
    return { list, shown, total: list.matches('tbody') ? all + more : all };
  });
  for (const { list, shown } of counted) for (const one of [...list.children].slice(shown)) one.remove();
  return {
    isCut: folds.length > 0 || counted.some(({ shown, total }) => shown < total),
    rows: counted.filter(({ list }) => list.matches('tbody')).map(({ shown, total }) => ({ shown, total })),
    isListCut: counted.some(({ list, shown, total }) => !list.matches('tbody') && shown < total),
  };
}

/** Those that are no part of another's row. */
function outside<T extends Element>(parts: readonly T[], copy: Element | null = null): T[] {
  return parts.filter((part) => part === copy || part.closest(CELLS) === null);
}

/** What a table's columns are called: a fold with the same goes on with the table before it. */
function headOf(part: Element | null): string {
  return part?.querySelector('thead')?.textContent ?? '';
}
