/**
 * Lists of documents, such as those that hold a word, as files of some lists that follow each other: for the names of
 * columns `search/data/columns/<n>.bin`, for words `search/data/words/<n>.bin`.
 */

/** Ascending numbers, each as its distance from the one before. */
export type Ascending = readonly number[];

/** The documents by what holds the word, as {@link FIELDS} has it; the last ones may be left out. */
export type FieldLists = readonly Ascending[];

/** Where a word stands, the most telling first. */
export const FIELDS = ['synonym', 'label', 'meaning', 'sql'] as const;
export type Field = (typeof FIELDS)[number];

/** Of each name of columns, its columns, counted from the first of all columns. */
export interface ColumnListFile {
  readonly version: number;
  readonly lists: readonly Ascending[];
}

export interface WordListFile {
  readonly version: number;
  readonly lists: readonly FieldLists[];
}

/** All words that stand in texts, sorted: `search/data/words.bin`. */
export interface WordFile {
  readonly version: number;
  readonly words: readonly (number | string)[];
}

export function writeAscending(numbers: readonly number[]): number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

export function readAscending(list: Ascending): number[] {
  let number = 0;
  return list.map((distance) => (number += distance));
}
