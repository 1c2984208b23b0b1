/** Shows the pages that were read last, where a page has a place for them. */
import { siteRoot } from './address.ts';
import { button, element, nameOf } from './dom/element.ts';
import { forgetPages, recentPages, type RecentPage } from './frame/recent.ts';

function show(slot: HTMLElement): void {
  const pages = recentPages();
  if (pages.length === 0) return;
  const clear = button('Clear', () => {
    forgetPages();
    slot.replaceChildren(element('p', { class: 'quiet small', role: 'status' }, 'The list is empty now.'));
  });
  clear.setAttribute('aria-label', 'Clear the list of pages read last');
  slot.append(
    element('div', { class: 'recent-head' }, element('h2', { id: 'recent' }, 'Recently read'), clear),
    element('p', { class: 'quiet small' }, 'Kept in this browser alone.'),
    element('ul', { class: 'recent' }, ...pages.map(pageItem)),
  );
}

function pageItem({ path, title, kind }: RecentPage): HTMLElement {
  const link = element('a', { href: new URL(path, siteRoot()).href }, nameOf(title));
  if (kind !== 'page') link.className = `k-${kind}`;
  const word = kind === 'page' ? [] : [' ', element('span', { class: 'quiet' }, kind)];
  return element('li', {}, link, ...word);
}

for (const slot of document.querySelectorAll<HTMLElement>('[data-recent]')) show(slot);
