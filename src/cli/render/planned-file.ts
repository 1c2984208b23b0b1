/** A file that the site has, as Astro finds it in `src/pages`. */
import type { SitePath } from '../../site/path.ts';

export interface PlannedFile {
  readonly pathname: string;
  readonly route: { readonly type: string };
}

/** Where Astro writes it: a page as the index of a folder, anything else under its own name. */
export function placeOf({ pathname, route }: PlannedFile): {
  readonly folder: SitePath;
  readonly name: string;
} {
  const path: SitePath = `/${pathname.replace(/^\/+|\/+$/g, '')}`;
  if (route.type === 'page') return { folder: path === '/' ? path : `${path}/`, name: 'index.html' };
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end) as SitePath, name: path.slice(end) };
}
