/** Opens the search from any page: by `/`, by Ctrl-K or ⌘K, and by its link in the bar. */
import { isOnHost, loadModule } from '../module.ts';
import type * as Search from '../search.ts';

/** In a folder that was unpacked from a zip the link leads to the page of the search, which says why it stays silent. */
export function wireSearch(): void {
  if (!isOnHost) return;
  const link = document.querySelector<HTMLAnchorElement>('[data-search-open]');
  const place = document.querySelector<HTMLElement>('[data-search-page]');
  const load = (): Promise<typeof Search | null> => loadModule<typeof Search>('search');
  /** What is typed while the search is on its way; null where it is not. */
  let typed: string | null = null;
  const open = (): void => {
    const field = place?.querySelector('input');
    if (field != null) {
      field.focus();
      return;
    }
    typed = '';
    load().then(
      (search) => {
        search?.openSearch(typed ?? '');
        typed = null;
      },
      () => {
        typed = null;
        if (link !== null) location.assign(link.href);
      },
    );
  };
  document.addEventListener('keydown', (event) => {
    if (typed !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey) typed += event.key;
    else if (!event.defaultPrevented && isForSearch(event)) open();
    else return;
    event.preventDefault();
  });
  link?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  link?.addEventListener('pointerenter', () => void load().catch(() => null), { once: true });
  if (place === null) return;
  // Where it fails, what the page says without it stays.
  load().then(
    (search) => search?.showSearch(place),
    () => null,
  );
}

function isForSearch({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
  return key === '/' && !(target instanceof HTMLElement && isTypedIn(target));
}

function isTypedIn(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('input, textarea, select');
}
