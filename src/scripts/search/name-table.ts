/** Distinct names, and the words that they are made of. */
import { spaced, wordsOf } from '../../site/search-index/word.ts';

export interface NameTable {
  readonly names: readonly string[];
  /** Of each name, as `spaced` has it; and of what stands behind its last dot or slash. */
  readonly wholes: readonly string[];
  readonly lasts: readonly string[];
  /** The distinct words of all. */
  readonly words: readonly string[];
  /** Of each word, the names that hold it, ascending. */
  readonly holders: readonly (readonly number[])[];
}

export function nameTable(names: readonly string[]): NameTable {
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const wholes = names.map(spaced);
  for (const [number, name] of names.entries()) {
    for (const word of new Set(searchWords(name))) {
      const known = numbers.get(word) ?? numbers.size;
      numbers.set(word, known);
      (holders[known] ??= []).push(number);
    }
  }
  return {
    names,
    wholes,
    lasts: names.map((name, number) => lastOf(name, wholes[number] ?? '')),
    words: [...numbers.keys()],
    holders,
  };
}

/** The words of a name or of what is typed; of punctuation alone, itself. */
export function searchWords(text: string): string[] {
  const words = wordsOf(text);
  return words.length > 0 ? words : [spaced(text)].filter((word) => word !== '');
}

function lastOf(name: string, whole: string): string {
  const [, last] = /[./\\:]([^./\\:]+)$/.exec(name) ?? [];
  return last === undefined ? whole : spaced(last);
}
