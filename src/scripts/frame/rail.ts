/** The rail beside a page. What it holds is made by a script of its own, once there is room for it, or someone asks for it. */
import { loadScript } from '../module.ts';

export function wireRail(): void {
  const wide = matchMedia('(min-width: 68.75rem)');
  const opener = document.querySelector<HTMLElement>('[data-rail-open]');
  let isLoaded = false;
  const load = (): void => {
    if (!isLoaded) loadScript('rail');
    isLoaded = true;
  };
  if (wide.matches) load();
  else wide.addEventListener('change', load, { once: true });
  if (opener === null) return;
  opener.hidden = false;
  opener.addEventListener('click', load);
}
