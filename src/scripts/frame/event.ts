/** Events that a page lists, shown in place: each leads to its line of the file beside the page. */
import { element } from '../dom/element.ts';
import { isOnHost } from '../module.ts';

/** In an unpacked folder a page reads no file: there the links lead to it, as they do without a script. */
export function wireEvents(): void {
  if (!isOnHost) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-line]')) {
    link.setAttribute('aria-expanded', 'false');
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void toggle(link);
    });
  }
}

async function toggle(link: HTMLAnchorElement): Promise<void> {
  const place = link.parentElement;
  const shown = place?.nextElementSibling;
  if (shown?.localName === 'pre') shown.remove();
  else place?.after(element('pre', {}, await textAt(link)));
  link.setAttribute('aria-expanded', String(place?.nextElementSibling?.localName === 'pre'));
}

/** One line of the file, indented for reading. */
async function textAt({ href, dataset }: HTMLAnchorElement): Promise<string> {
  try {
    const lines = (await (await fetch(href)).text()).split('\n');
    return JSON.stringify(JSON.parse(lines[Number(dataset['line']) - 1] ?? ''), null, 2);
  } catch {
    return 'The file of the events could not be read.';
  }
}
