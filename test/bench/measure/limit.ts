/** What a build is to keep to, beside its ratios. */
import type { Result } from './result.ts';
import { phaseOf } from './row.ts';

export interface Limit {
  readonly what: string;
  readonly found: string;
  readonly target: string;
  readonly isMet: boolean;
}

const MOST_MEMORY = 3 * 2 ** 30;
const MOST_PAGE_BYTES = 8000;

export function limitsOf({ cold, output, second }: Result): Limit[] {
  const perPage = output.bytes / output.pages;
  const laidOut = phaseOf(second.build, 'Pages').counts['laidOut'] ?? 0;
  return [
    {
      what: 'peak memory',
      found: `${(cold.peakRssBytes / 2 ** 30).toFixed(2)} GiB`,
      target: '≤ 3 GiB',
      isMet: cold.peakRssBytes <= MOST_MEMORY,
    },
    {
      what: 'output for each page, all told',
      found: `${(perPage / 1000).toFixed(2)} kB`,
      target: '≤ 8 kB',
      isMet: perPage <= MOST_PAGE_BYTES,
    },
    {
      what: 'shapes that a second build lays out',
      found: String(laidOut),
      target: 'none',
      isMet: laidOut === 0,
    },
    {
      what: 'a second build gives the bytes of a cold one',
      found: second.different.length === 0 ? 'all of them' : `${second.different.length} files differ`,
      target: 'all of them',
      isMet: second.different.length === 0,
    },
  ];
}
