/** Links from the page that is being rendered. */
import { hrefFrom, type SitePath } from '../site/path.ts';
import { published } from '../site/published.ts';

/**
 * The page that stands at every address that has none: its links cannot be relative. They lead to where the site is said
 * to be; where nobody has said, to the root of its host.
 */
const NOT_FOUND = /^\/404(?:\.html|\/)?$/;

export type Linker = (to: SitePath) => string;

/** Every component of a page asks for it with the page's own URL: it is made once for each. */
const linkers = new WeakMap<URL, Linker>();

export function linker(url: URL): Linker {
  const known = linkers.get(url) ?? linkerFrom(pagePath(url));
  linkers.set(url, known);
  return known;
}

function linkerFrom(from: SitePath | null): Linker {
  return from === null ? fromRoot(basePath()) : (to) => hrefFrom(from, to);
}

/** Where the page stands on the site; null for the one that stands wherever there is none. */
export function pagePath(url: URL): SitePath | null {
  const path = url.pathname.slice(basePath().length) as SitePath;
  return NOT_FOUND.test(path) ? null : path;
}

function basePath(): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '');
}

function fromRoot(base: string): Linker {
  const { url } = published();
  const root = url === null ? base : new URL(url).pathname.slice(0, -1);
  return (to) => root + to;
}
