/** The parameters of the index's files, for Astro's `getStaticPaths`. */
import { memoryOf } from '../../model/memory.ts';
import type { Route } from '../route.ts';
import type { Site } from '../site.ts';
import { searchIndex, type SearchFile } from './search-index.ts';

/** Without its ending. */
export type SearchRoute = Route<{ readonly file: string }, Pick<SearchFile, 'content'>>;

const ENDING = '.bin';

/** The development server asks for the routes each time. */
const indexes = memoryOf<Site, readonly SearchFile[]>('site/search-index/route');

/** @param made the index, where it was made already */
export function searchRoutes(site: Site, made: readonly SearchFile[] | null): SearchRoute[] {
  const files = made ?? indexes.get(site) ?? searchIndex(site);
  indexes.set(site, files);
  return files.map(({ path, content }) => ({
    params: { file: path.slice(0, -ENDING.length) },
    props: { content },
  }));
}
