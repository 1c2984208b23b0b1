/** Links from the page that is being rendered. */
import { hrefFrom, type SitePath } from '../site/path.ts';

export function linker(url: URL): (to: SitePath) => string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const from = url.pathname.slice(base.length) as SitePath;
  return (to) => hrefFrom(from, to);
}
