/** The parameters of the index's files, for Astro's `getStaticPaths`, and the folders that they are in. */
import { memoryOf } from '../../model/memory.ts';
import type { SitePath } from '../path.ts';
import type { Route } from '../route.ts';
import type { Site } from '../site.ts';
import { pathIndex, type IndexFile } from './path-index.ts';

/** Without its ending. */
export type IndexRoute = Route<
  { readonly file: string },
  Pick<IndexFile, 'content'> & { readonly folder: IndexFolder }
>;

/** Of its files, which are many and small, all stay as they are where all say what they said: as if it were a page. */
export interface IndexFolder {
  readonly path: SitePath;
  /** Names, and contents byte for byte. */
  readonly files: readonly (readonly [string, string])[];
}

interface FoldedFile extends IndexFile {
  readonly folder: IndexFolder;
}

/** Both kinds of files are of one index, and the development server asks for their routes each time. */
const indexes = memoryOf<Site, readonly FoldedFile[]>('site/path-index/route');

/** @param ending of the files, such as `.json` */
export function indexRoutes(site: Site, ending: string): IndexRoute[] {
  return filesOf(site)
    .filter(({ path }) => path.endsWith(ending))
    .map(({ path, content, folder }) => ({
      params: { file: path.slice(0, -ending.length) },
      props: { content, folder },
    }));
}

export function indexFolders(site: Site): readonly IndexFolder[] {
  return [...new Set(filesOf(site).map(({ folder }) => folder))];
}

function filesOf(site: Site): readonly FoldedFile[] {
  const before = indexes.get(site);
  if (before !== undefined) return before;
  const byFolder = Map.groupBy(pathIndex(site), ({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  const files = [...byFolder].flatMap(([name, those]) => {
    const folder: IndexFolder = {
      path: `/paths/data/${name}`,
      files: those.map(({ path, content }) => [path.slice(name.length), textOf(content)]),
    };
    return those.map((file) => ({ ...file, folder }));
  });
  indexes.set(site, files);
  return files;
}

/** A character for each byte, where it is no text. */
function textOf(content: IndexFile['content']): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
}
