/** Links from the page that is being rendered. */
import { hrefFrom, type SitePath } from '../site/path.ts';

/** The page that stands at every address that has none: its links cannot be relative. */
const NOT_FOUND = /^\/404(?:\.html|\/)?$/;

export function linker(url: URL): (to: SitePath) => string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const from = url.pathname.slice(base.length) as SitePath;
  return NOT_FOUND.test(from) ? (to) => `${base}${to}` : (to) => hrefFrom(from, to);
}
