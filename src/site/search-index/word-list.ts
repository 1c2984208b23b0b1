/** Which documents hold which words, by what holds them. */
import { compareStrings } from '../../model/identity.ts';
import type { Texts } from './document.ts';
import { FIELDS } from './list-file.ts';
import { wordsOf } from './word.ts';

/** Longer ones are data and not words; nobody types them. */
const MAX_WORD = 40;

/**
 * Of each word, sorted, the documents by number, ascending, for each of {@link FIELDS}; fields at the end that have
 * none are left out. Where a document has a word in several, it counts for the most telling alone.
 * @param texts of each document, by number
 */
export function wordLists(texts: readonly Texts[]): (readonly [word: string, fields: number[][]])[] {
  const lists = new Map<string, number[][]>();
  const known = new Map<string, readonly string[]>();
  const distinctWords = (text: string): readonly string[] => {
    const words = known.get(text) ?? [...new Set(wordsOf(text))].filter(({ length }) => length <= MAX_WORD);
    known.set(text, words);
    return words;
  };
  for (const [document, fields] of texts.entries()) {
    for (const [place, field] of FIELDS.entries()) {
      for (const text of fields[field]) {
        for (const word of distinctWords(text)) add(lists, word, place, document);
      }
    }
  }
  return [...lists].sort(([a], [b]) => compareStrings(a, b));
}

function add(lists: Map<string, number[][]>, word: string, place: number, document: number): void {
  const fields = lists.get(word) ?? [];
  if (fields.length === 0) lists.set(word, fields);
  // Documents come in their order: one that is there already is the last of a list.
  if (fields.some((list) => list.at(-1) === document)) return;
  while (fields.length <= place) fields.push([]);
  fields[place]?.push(document);
}
