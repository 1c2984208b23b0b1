/** The search, once someone asks for it: over any page, and on its own. */
import { siteRoot } from './address.ts';
import { element } from './dom/element.ts';
import { searchBox } from './search/box.ts';
import { filterHelp } from './search/filter-help.ts';
import { wearLooks } from './search/looks.ts';

let open: ((typed: string) => void) | null = null;

/**
 * Opens the search over the page; once it closes, the focus is where it was.
 * @param typed while it was on its way; where that is nothing, it holds what it held before
 */
export function openSearch(typed: string): void {
  wearLooks();
  open ??= searchDialog();
  open(typed);
}

function searchDialog(): (typed: string) => void {
  const page = element('a', { class: 'as-page' }, 'Link to this');
  const close = element('button', { type: 'button', class: 'control' }, 'Close');
  const box = searchBox('search', (text) => {
    page.href = new URL(`search/${hashOf(text)}`, siteRoot()).href;
  });
  const keys = element(
    'p',
    { class: 'keys' },
    'Arrow keys choose, Enter opens, with Ctrl or ⌘ beside this page.',
  );
  const dialog = element(
    'dialog',
    { class: 'search-dialog', 'aria-label': 'Search' },
    box.element,
    element('div', { class: 'below' }, keys, page, close),
  );
  close.addEventListener('click', () => {
    dialog.close();
  });
  // A press beside the box closes it.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return (typed) => {
    if (dialog.open) return;
    dialog.showModal();
    if (typed === '') box.input.select();
    box.set(typed === '' ? box.input.value : typed);
  };
}

/**
 * The search as a page: its address holds what is searched for, unless something was typed before it was there.
 * @param place may hold the field that it was typed in
 */
export function showSearch(place: HTMLElement): void {
  wearLooks();
  const box = searchBox(
    'page-search',
    (text) => {
      if (text !== textIn(location.hash))
        history.replaceState(history.state, '', `${location.pathname}${hashOf(text)}`);
    },
    filterHelp(),
  );
  const early = place.querySelector('input');
  place.replaceChildren(box.element);
  const start = (): void => {
    box.set(textIn(location.hash));
  };
  addEventListener('hashchange', start);
  if (early === null || early.value === '') {
    start();
    box.input.focus();
  } else {
    box.set(early.value);
    box.input.focus();
    box.input.setSelectionRange(early.selectionStart, early.selectionEnd);
  }
}

function hashOf(text: string): string {
  return text === '' ? '' : `#q=${encodeURIComponent(text.toWellFormed())}`;
}

function textIn(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B')).get('q') ?? '';
}
