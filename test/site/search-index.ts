/** The search over a site, as the browser has it. */
import { openSearchIndex, type Search } from '../../src/scripts/search/open.ts';
import { MissingFile, type Fetcher } from '../../src/scripts/search/source.ts';
import { searchIndex } from '../../src/site/search-index/search-index.ts';
import type { Site } from '../../src/site/site.ts';

export type SearchFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export interface OpenedSearch {
  readonly search: Search;
  /** What was fetched so far, with its size in bytes. */
  readonly fetched: ReadonlyMap<string, number>;
}

/** By path. */
export function searchFiles(site: Site): SearchFiles {
  return new Map(searchIndex(site).map(({ path, content }) => [path, content]));
}

export function openedSearch(site: Site): Promise<OpenedSearch> {
  return openedSearchFiles(searchFiles(site));
}

export async function openedSearchFiles(files: SearchFiles, mostFiles?: number): Promise<OpenedSearch> {
  const fetched = new Map<string, number>();
  const fetchFile: Fetcher = (path) => {
    const bytes = files.get(path);
    if (bytes === undefined) return Promise.reject(new MissingFile(`There is no file ${path}.`));
    fetched.set(path, bytes.length);
    return Promise.resolve(bytes);
  };
  return { search: await openSearchIndex(fetchFile, mostFiles), fetched };
}
