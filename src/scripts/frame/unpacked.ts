/** Links that work in a folder that was unpacked from a zip, where no host answers for a folder with its `index.html`. */
import { isOnHost } from '../module.ts';

const FILE = 'index.html';

/** The same address, naming the file where no host would. */
export function fileAddress(address: string): string {
  const url = new URL(address, document.baseURI);
  if (url.protocol === 'file:' && url.pathname.endsWith('/')) url.pathname += FILE;
  return url.href;
}

/** Has each link name its file before it is followed, of whatever kind it is, and whenever it came into the page. */
export function leadToFiles(): void {
  if (isOnHost) nameFolder();
  else
    for (const moment of ['pointerdown', 'focusin', 'click']) document.addEventListener(moment, lead, true);
}

function lead({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a[href]') : null;
  const href = link?.getAttribute('href');
  // A link to a place on the page stays as it is.
  if (href != null && !href.startsWith('#') && URL.canParse(href, document.baseURI))
    link?.setAttribute('href', fileAddress(href));
}

/** A page has one address: where one comes by the name of its file, the address bar shows its folder. */
function nameFolder(): void {
  const { pathname, search, hash } = location;
  if (pathname.endsWith(`/${FILE}`))
    history.replaceState(history.state, '', pathname.slice(0, -FILE.length) + search + hash);
}
