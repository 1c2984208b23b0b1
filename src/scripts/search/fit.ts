/** How well what is found fits what is typed: the less, the better. */
import { FIELDS, type Field } from '../../site/search-index/list-file.ts';
import { distanceToBeginning, tolerated } from './distance.ts';

/** The ways to match, the best first. Of several words the sum counts, and what the whole says comes before it. */
export const FIT = {
  whole: 0,
  /** The whole of what stands behind the last dot or slash. */
  last: 1,
  beginning: 2,
  word: 4,
  wordBeginning: 5,
  synonym: 6,
  label: 8,
  /** Where it sits: its dataset, namespace, domain or owner. */
  place: 10,
  meaning: 12,
  sql: 14,
  /** Added for what is no longer so: it comes behind what is as good and still holds. */
  past: 1.5,
} as const;

/** More than all words of what is typed can add up to otherwise. */
export const SLIP = 1000;

/** Gives how well a word of the index fits; null where it does not. */
export type WordFit = (word: string) => number | null;

export function exactly(typed: string): WordFit {
  return (word) => (word === typed ? FIT.word : word.startsWith(typed) ? FIT.wordBeginning : null);
}

/** What is written just so, and what is a slip of the keys away from it. */
export function nearly(typed: string): WordFit {
  const just = exactly(typed);
  const most = tolerated(typed.length);
  if (most === 0) return just;
  return (word) => {
    const fit = just(word);
    if (fit !== null) return fit;
    const slips = distanceToBeginning(typed, word, most);
    return slips === null ? null : FIT.wordBeginning + slips * SLIP;
  };
}

/** What a fit with a word counts for where the word does not stand in the name itself. */
export function fitIn(fit: number, where: Field | 'place'): number {
  const isBeginning = fit % SLIP !== FIT.word;
  return Math.floor(fit / SLIP) * SLIP + FIT[where] + (isBeginning ? 1 : 0);
}

/** @param place of the field in `FIELDS` */
export function fitInField(fit: number, place: number): number {
  return fitIn(fit, FIELDS[place] ?? 'meaning');
}
