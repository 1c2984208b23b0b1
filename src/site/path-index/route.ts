/** The parameters of the index's files, for Astro's `getStaticPaths`. */
import { memoryOf } from '../../model/memory.ts';
import type { Route } from '../route.ts';
import type { Site } from '../site.ts';
import { pathIndex, type IndexFile } from './path-index.ts';

/** Without its ending. */
export type IndexRoute = Route<{ readonly file: string }, Pick<IndexFile, 'content'>>;

/** Both kinds of files are of one index, and the development server asks for their routes each time. */
const indexes = memoryOf<Site, readonly IndexFile[]>('site/path-index/route');

/** @param ending of the files, such as `.json` */
export function indexRoutes(site: Site, ending: string): IndexRoute[] {
  const files = indexes.get(site) ?? pathIndex(site);
  indexes.set(site, files);
  return files
    .filter(({ path }) => path.endsWith(ending))
    .map(({ path, content }) => ({ params: { file: path.slice(0, -ending.length) }, props: { content } }));
}
