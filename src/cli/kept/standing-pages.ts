/** Which pages of the last output say what they said. */
import { setImmediate } from 'node:timers/promises';
import { digestOf } from '../../site/page-digest/digest.ts';
import type { PageMatter } from '../../site/page-digest/matter.ts';
import type { SitePath } from '../../site/path.ts';
import type { KeptPage, KeptPages } from './kept-pages.ts';
import type { Progress } from '../phase/progress.ts';

export interface Comparing {
  /** Of the last output. */
  readonly last: KeptPages;
  /** Of the site as it is now. */
  readonly pages: Iterable<PageMatter>;
  /** Whether the files of a page are as the last build wrote them. */
  readonly isWhole: (path: SitePath, page: KeptPage) => boolean;
}

/**
 * Of all pages. Where no more of them follow from something else than they did, finding what each says takes longer than
 * rendering those anew that say the same after all.
 */
const FEW = 0.02;

/** After so many pages, what else goes on has its turn: a signal, the line of the progress. */
const BATCH = 256;

/**
 * A page stands where what it follows from has the digest that it had, or else, of pages that are told by what they say, or
 * where many follow from something else, what it says. Its files are those that there are now.
 */
export async function standingPages(
  { last, pages, isWhole }: Comparing,
  { total, tick }: Progress,
): Promise<Map<SitePath, KeptPage>> {
  const standing = new Map<SitePath, KeptPage>();
  const doubtful: PageMatter[] = [];
  let seen = 0;
  total(last.size);
  for (const page of pages) {
    if (seen++ % BATCH === 0) await setImmediate();
    tick();
    const before = last.get(page.path);
    if (before === undefined || !isWhole(page.path, before)) continue;
    if (page.ground === null) keepIfSame(standing, page, before);
    else if (page.ground() === before.ground) standing.set(page.path, before);
    else doubtful.push(page);
  }
  if (doubtful.length <= seen * FEW) return standing;
  total(seen + doubtful.length);
  for (const [index, page] of doubtful.entries()) {
    if (index % BATCH === 0) await setImmediate();
    tick();
    keepIfSame(standing, page, last.get(page.path));
  }
  return standing;
}

function keepIfSame(
  standing: Map<SitePath, KeptPage>,
  { path, ground, matter }: PageMatter,
  before: KeptPage | undefined,
): void {
  if (before?.digest !== digestOf(matter())) return;
  standing.set(path, { ...before, ground: ground?.() ?? null });
}
