/** What a build is to keep to, beside its ratios. */
import { plural } from '../../../src/cli/terminal.ts';
import type { Result } from './result.ts';
import { phaseOf } from './row.ts';

export interface Limit {
  readonly what: string;
  /** Null where it was not looked at. */
  readonly figure: number | null;
  /** The figure as people read it. */
  readonly said: (figure: number) => string;
  readonly target: string;
  readonly isMet: (figure: number) => boolean;
}

const MOST_MEMORY = 3 * 2 ** 30;
const MOST_PAGE_BYTES = 8000;

export function limitsOf({ cold, output, second }: Result): Limit[] {
  return [
    {
      what: 'peak memory of both builds',
      figure: Math.max(cold.peakRssBytes, second.build.peakRssBytes),
      said: (bytes) => `${(bytes / 2 ** 30).toFixed(2)} GiB`,
      target: '≤ 3 GiB',
      isMet: (bytes) => bytes <= MOST_MEMORY,
    },
    {
      what: 'output for each page, all told',
      figure: output.bytes / output.pages,
      said: (bytes) => `${(bytes / 1000).toFixed(2)} kB`,
      target: '≤ 8 kB',
      isMet: (bytes) => bytes <= MOST_PAGE_BYTES,
    },
    {
      what: 'shapes that a second build lays out',
      figure: phaseOf(second.build, 'Pages').counts['laidOut'] ?? 0,
      said: String,
      target: 'none',
      isMet: (shapes) => shapes === 0,
    },
    {
      what: 'a second build gives the bytes of a cold one',
      figure: second.different?.length ?? null,
      said: (files) => (files === 0 ? 'all of them' : `not ${plural(files, 'file')}`),
      target: 'all of them',
      isMet: (files) => files === 0,
    },
  ];
}
