/** Which names and words of the index fit what is typed. */
import { FIT, type WordFit } from './fit.ts';
import type { NameTable } from './name-table.ts';

/** How well names, or words, fit, by number; those that do not are left out. The least is the best. */
export type Fits = Map<number, number>;

export function takeBest(fits: Fits, number: number, fit: number): void {
  if (fit < (fits.get(number) ?? Infinity)) fits.set(number, fit);
}

/** Names that hold a word that fits. */
export function fittingNames({ words, holders }: NameTable, fitOf: WordFit): Fits {
  const fits: Fits = new Map();
  for (const [number, word] of words.entries()) {
    const fit = fitOf(word);
    if (fit !== null) for (const name of holders[number] ?? []) takeBest(fits, name, fit);
  }
  return fits;
}

/** Names that are, or begin with, the whole of what is typed. @param typed as `spaced` has it */
export function namesAsTyped({ wholes, lasts }: NameTable, typed: string): Fits {
  const fits: Fits = new Map();
  for (const [number, name] of wholes.entries()) {
    const fit = fitAsWhole(typed, name, lasts[number] ?? name);
    if (fit !== null) fits.set(number, fit);
  }
  return fits;
}

/** All as `spaced` has them; where a name ends, it does not matter where its words do. */
export function fitAsWhole(typed: string, name: string, last: string): number | null {
  if (typed === '') return null;
  if (isSame(name, typed)) return FIT.whole;
  if (isSame(last, typed)) return FIT.last;
  return name.startsWith(typed) || last.startsWith(typed) ? FIT.beginning : null;
}

function isSame(name: string, typed: string): boolean {
  if (name === typed) return true;
  return name[0] === typed[0] && name.replaceAll(' ', '') === typed.replaceAll(' ', '');
}

/**
 * Words of texts that fit.
 * @param words sorted
 * @param beginning of all that can fit, so that others need no look; null where any can
 */
export function fittingWords(words: readonly string[], fitOf: WordFit, beginning: string | null): Fits {
  const fits: Fits = new Map();
  for (let number = firstFrom(words, beginning ?? ''); number < words.length; number++) {
    const word = words[number] ?? '';
    if (!word.startsWith(beginning ?? '')) break;
    const fit = fitOf(word);
    if (fit !== null) fits.set(number, fit);
  }
  return fits;
}

/** The place of the first that does not come before `word`, in the order of UTF-16 code units. */
function firstFrom(words: readonly string[], word: string): number {
  let [first, end] = [0, words.length];
  while (first < end) {
    const middle = (first + end) >>> 1;
    if ((words[middle] ?? '') < word) first = middle + 1;
    else end = middle;
  }
  return first;
}
