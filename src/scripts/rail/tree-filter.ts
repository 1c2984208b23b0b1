/** The field above the tree: what of it holds what is typed, in a list of its own. */
import { visible } from '../../model/visible.ts';
import { siteRoot } from '../address.ts';
import { element, plural } from '../dom/element.ts';
import type { Thing, TreeIndex } from './tree-index.ts';

/** How many are shown. */
const MOST = 50;
/** How many names are looked through: those that come first, besides all that are loaded already. */
const LOOKED = 5000;

/** @param tree stands back while something is typed */
export function filterField(
  index: TreeIndex,
  tree: HTMLElement,
  linkOf: (thing: Thing) => HTMLElement,
): HTMLElement {
  const field = element('input', {
    type: 'search',
    'aria-label': 'Filter datasets and jobs by name',
    placeholder: 'Filter by name',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const results = element('ul', { class: 'rail-results' });
  const status = element('p', { class: 'rail-status', role: 'status' });
  const filter = async (): Promise<void> => {
    // What cannot be read is not looked through, and that is said.
    await index.things(0, Math.min(index.total, LOOKED)).catch(() => []);
    const typed = field.value.trim().toLowerCase();
    const found = typed === '' ? [] : matches(index, typed);
    tree.hidden = typed !== '';
    results.replaceChildren(...found.slice(0, MOST).map((thing) => resultItem(thing, linkOf)));
    status.replaceChildren(...(typed === '' ? [] : said(index, found.length)));
  };
  field.addEventListener('input', () => void filter());
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') results.querySelector('a')?.click();
    if (event.key !== 'Escape' || field.value === '') return;
    event.stopPropagation();
    field.value = '';
    void filter();
  });
  return element('div', { class: 'rail-filter' }, field, status, results);
}

/** By where the match begins, and then as the tree has them. */
function matches(index: TreeIndex, typed: string): Thing[] {
  const places = index.known().map((thing) => ({ thing, at: thing.name.toLowerCase().indexOf(typed) }));
  return places
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Number(a.at > 0) - Number(b.at > 0))
    .map(({ thing }) => thing);
}

function resultItem(thing: Thing, linkOf: (thing: Thing) => HTMLElement): HTMLElement {
  return element(
    'li',
    {},
    linkOf(thing),
    element('span', { class: 'ns' }, ` ${visible(thing.namespace.name)}`),
  );
}

function said(index: TreeIndex, found: number): (Node | string)[] {
  const looked = index.known().length;
  const shown = found > MOST ? `${MOST} of ${found} are shown. ` : '';
  if (looked === index.total && index.more === 0) return [found === 0 ? 'No name holds it.' : shown];
  const search = element('a', { href: new URL('search/', siteRoot()).href }, 'The search');
  return [
    `${shown}Found ${found} among the ${plural(looked, 'name')} that were looked at. `,
    search,
    ' looks through all.',
  ];
}
