/** A file that the site has, as Astro finds it in `src/pages`. */
import type { SitePath } from '../../site/path.ts';

export interface PlannedFile {
  /** Of a page, or of a file whose name is all in a parameter of its route, it may end in a slash. */
  readonly pathname: string;
  readonly route: { readonly type: string };
}

/** The page for addresses that have none: web servers look for it as a file. */
const NOT_FOUND: SitePath = '/404';

/** Where it is written, as Astro would: a page as the index of a folder, anything else under its own name. */
export function placeOf({ pathname, route }: PlannedFile): {
  readonly folder: SitePath;
  readonly name: string;
} {
  const path: SitePath = `/${pathname.replace(/^\/+|\/+$/g, '')}`;
  if (path === NOT_FOUND) return { folder: '/', name: '404.html' };
  if (route.type === 'page') return { folder: path === '/' ? path : `${path}/`, name: 'index.html' };
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end) as SitePath, name: path.slice(end) };
}

/** The address that its route answers to: a page's ends in a slash. */
export function addressOf({ pathname, route }: PlannedFile): SitePath {
  const path: SitePath = `/${pathname.replace(/^\/+/, '')}`;
  return route.type === 'page' && !path.endsWith('/') ? `${path}/` : path;
}
