/** What results show, as files of some documents that follow each other: `search/data/entries/<n>.bin`. */
import type { FrontCoded, NameList } from '../path-index/name-list.ts';
import type { Ascending } from './list-file.ts';

/** `personal`: holds personal data. `past`: no longer so. `undeclared`: named by lineage alone. */
export const MARKS = ['personal', 'past', 'undeclared'] as const;
export type Mark = (typeof MARKS)[number];

export interface EntryFile {
  readonly version: number;
  readonly names: NameList;
  readonly meanings: readonly string[];
  /** Of each, a bit for each of {@link MARKS} that it has, the first the least. */
  readonly marks: readonly number[];
  /** Of the datasets that the columns here are of, as far as there are any: their parts of the path. */
  readonly datasets: FrontCoded;
}

/** Which documents have each mark, as {@link MARKS} has them: `search/data/marks.bin`. */
export interface MarkFile {
  readonly version: number;
  readonly lists: readonly Ascending[];
}

export function writeMarks(marks: readonly Mark[]): number {
  return MARKS.reduce((bits, mark, place) => bits + (marks.includes(mark) ? 2 ** place : 0), 0);
}

export function readMarks(bits: number): Mark[] {
  return MARKS.filter((_, place) => Math.floor(bits / 2 ** place) % 2 === 1);
}
