/** The search over the index that stands beside it. */
import type { Query, SearchIndex } from './entry.ts';
import { find, type Finding } from './find.ts';
import { named, nearest } from './named.ts';
import { openSearched } from './searched.ts';
import type { Fetcher } from './source.ts';

/** Says more of what it finds than is asked of every index. */
export interface Search extends SearchIndex {
  search(query: Query, most: number): Promise<Finding>;
  /** @throws Outdated once a file turned out to be of another build; from then on nothing is answered */
  readonly checkBuild: () => void;
}

/** @throws Error as `openSource` does, then or with any answer */
export async function openSearchIndex(fetchFile: Fetcher, mostFiles?: number): Promise<Search> {
  const searched = await openSearched(fetchFile, mostFiles);
  // The first search needs them: they come while it is typed, and what fails is fetched again.
  void Promise.allSettled([searched.source.words(), searched.source.marked()]);
  const { checkBuild } = searched.source;
  /** What is here already is of the older build, as much as what failed to come. */
  const checked = async <T>(answer: Promise<T>): Promise<T> => {
    const said = await answer;
    checkBuild();
    return said;
  };
  return {
    search: (query, most) => checked(find(searched, query, most)),
    named: (text, kinds) => checked(named(searched, text, kinds)),
    nearest: (text, kinds, most) => checked(nearest(searched, text, kinds, most)),
    checkBuild,
  };
}
