/** One log → what it counts, and where its site differs. */
import { basename } from 'node:path';
import { keepBooks, type Books } from './books.ts';
import { compareBroken } from './broken-facet.ts';
import { countLog } from './count.ts';
import { compareFacts, fault, type Difference } from './difference.ts';
import type { Facts } from './fact.ts';
import { readLog } from './log.ts';
import { pageFaults } from './page.ts';
import { rawCount } from './raw-count.ts';
import { compareCounts, type Row } from './readme.ts';
import { readSite } from './site.ts';

export interface Verdict {
  /** The name of its folder or file. */
  readonly log: string;
  /** What the log says; null where it could not be read. */
  readonly facts: Facts | null;
  readonly differences: readonly Difference[];
}

interface Counted {
  readonly books: Books;
  readonly facts: Facts;
  /** Where the README of the corpus counts otherwise. */
  readonly miscounts: readonly Difference[];
}

/**
 * @param row what the README of the corpus says of the log; null where it says nothing
 * @param withSite hands the folder of the log's site to a function; throws where there is none
 */
export function judge(
  log: string,
  row: Row | null,
  withSite: (read: (site: string) => readonly Difference[]) => readonly Difference[],
): Verdict {
  const counted = attempt(() => count(log, row));
  if (counted instanceof Error) {
    return { log: basename(log), facts: null, differences: [fault(counted.message)] };
  }
  const compared = attempt(() => withSite((site) => compareSite(site, counted, row)));
  const ofSite = compared instanceof Error ? [fault(compared.message)] : compared;
  return { log: basename(log), facts: counted.facts, differences: [...counted.miscounts, ...ofSite] };
}

/** What cannot be read conforms to nothing; the next log may. */
function attempt<T>(run: () => T): T | Error {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function count(log: string, row: Row | null): Counted {
  const values = readLog(log);
  const books = keepBooks(values);
  const miscounts = row === null ? [] : compareCounts(row, rawCount(values));
  return { books, facts: countLog(books), miscounts };
}

export function compareSite(
  site: string,
  { facts, books }: Pick<Counted, 'facts' | 'books'>,
  row: Row | null,
): Difference[] {
  return [
    ...compareFacts(facts, readSite(site)),
    ...pageFaults(site).map(fault),
    ...(row === null ? [] : compareBroken(row, books, site)),
  ];
}
