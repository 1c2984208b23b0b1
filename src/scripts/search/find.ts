/** Answers a search: what fits, in its order, and what it could be narrowed to. */
import { entriesOf } from './entry-of.ts';
import type { Found, Query } from './entry.ts';
import { countFacets, ownerNames, testsOf, type FacetCounts } from './filter.ts';
import { FIT } from './fit.ts';
import { match, typedWords, type Matches } from './match.ts';
import type { Searched } from './searched.ts';

export interface Finding extends Found {
  /** False where there may be more than `total`: what fits best is looked up first. */
  readonly isWhole: boolean;
  /**
   * Null where what is found is written just so. Otherwise it is slips of the keys away: the words that nothing is called
   * by, which may be none where only nothing has all of them.
   */
  readonly missing: readonly string[] | null;
  readonly facets: () => FacetCounts;
  /** By their ids. */
  readonly ownerNames: () => ReadonlyMap<string, string>;
}

/** @param most how many entries */
export async function find(searched: Searched, { words, filters }: Query, most: number): Promise<Finding> {
  const [{ matches, missing }, marked] = await Promise.all([
    matchesOf(searched, words),
    searched.source.marked(),
  ]);
  const tests = testsOf(searched, marked, filters);
  const all = [...tests.values()];
  const passing = [...matches.fits].filter(([document]) => all.every((test) => test(document)));
  const past = marked.get('past');
  const order = (document: number, fit: number): number =>
    fit + (past?.has(document) === true ? FIT.past : 0);
  passing.sort(([a, fitOfA], [b, fitOfB]) => order(a, fitOfA) - order(b, fitOfB) || a - b);
  const shown = passing.slice(0, most).map(([document]) => document);
  return {
    entries: await entriesOf(searched, shown),
    total: passing.length,
    isWhole: matches.isWhole,
    missing,
    facets: () => countFacets(searched, marked, matches.fits.keys(), tests),
    ownerNames: () => ownerNames(searched),
  };
}

async function matchesOf(
  searched: Searched,
  words: string,
): Promise<{ readonly matches: Matches; readonly missing: Finding['missing'] }> {
  if (typedWords(words).length === 0) return { matches: everything(searched), missing: null };
  const exact = await match(searched, words, false);
  if (exact.fits.size > 0) return { matches: exact, missing: null };
  return { matches: await match(searched, words, true), missing: exact.missing };
}

function everything({ places }: Searched): Matches {
  const fits = new Map(Array.from({ length: places.count }, (_, document) => [document, 0]));
  return { fits, isWhole: true, missing: [] };
}
