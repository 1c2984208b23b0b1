/** A button in the place of the link that shows how to quote the page; what it opens comes once it is wanted. */
import { element } from '../dom/element.ts';
import { loadScript } from '../module.ts';

export function wireCitation(): void {
  const link = document.querySelector('[data-cite]');
  if (link === null) return;
  const opener = element('button', { type: 'button', class: 'control', 'data-cite': '' }, link.textContent);
  const open = (): void => {
    loadScript('citation');
  };
  opener.addEventListener('click', open, { once: true });
  link.replaceWith(opener);
}
