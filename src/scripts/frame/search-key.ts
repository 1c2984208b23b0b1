/** Opens the search from any page: by `/`, by Ctrl-K or ⌘K, and by its link in the bar. */
import { isOnHost, loadModule } from '../module.ts';
import type * as Search from '../search.ts';
import { fileAddress } from './unpacked.ts';

export function wireSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('.search-open');
  const place = document.querySelector<HTMLElement>('[data-search-page]');
  if (!isOnHost) {
    leadToSearch(link, place);
    return;
  }
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
    () => {
      removeField(place);
    },
  );
}

/** In a folder that was unpacked from a zip the page of the search says why it stays silent. */
function leadToSearch(link: HTMLAnchorElement | null, place: HTMLElement | null): void {
  if (place !== null) {
    removeField(place);
    return;
  }
  document.addEventListener('keydown', (event) => {
    if (link === null || event.defaultPrevented || !isForSearch(event)) return;
    event.preventDefault();
    location.assign(fileAddress(link.href));
  });
}

/** The field that takes what is typed before the search is there. */
function removeField(place: HTMLElement): void {
  place.querySelector('input')?.remove();
}

function isForSearch({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
  return key === '/' && !(target instanceof HTMLElement && isTypedIn(target));
}

function isTypedIn(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('input, textarea, select');
}
