/** The rail beside a page. What it holds is made by a script of its own, once there is room for it, or someone asks for it. */
import { button, element } from '../dom/element.ts';
import { loadScript } from '../module.ts';

export function wireRail(): void {
  const wide = matchMedia('(min-width: 68.75rem)');
  let isLoaded = false;
  const load = (): void => {
    if (!isLoaded) loadScript('rail').catch(() => null);
    isLoaded = true;
  };
  const opener = button('Contents', load);
  opener.classList.add('rail-open');
  opener.setAttribute('aria-expanded', 'false');
  document.querySelector('.brand')?.after(opener);
  document.querySelector('main')?.before(element('aside', { class: 'rail', 'aria-label': 'Contents' }));
  if (wide.matches) load();
  else wide.addEventListener('change', load, { once: true });
}
