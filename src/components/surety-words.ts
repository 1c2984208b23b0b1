/** On whose word it is known what a column is made of, in the words of the pages. */
import type { Surety } from '../site/surety.ts';

export const SURETY_WORDS: Readonly<Record<Surety, string>> = {
  observed: 'told by runs',
  declared: 'declared',
  derived: 'read from SQL',
  unknown: 'not known',
};
