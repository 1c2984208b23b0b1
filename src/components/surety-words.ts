/** On whose word it is known what a column is made of, in the words of the pages. */
import type { Confidence } from '../model/sql-reading.ts';
import type { Surety } from '../site/surety.ts';

const SURETY_WORDS: Readonly<Record<Surety, string>> = {
  observed: 'told by runs',
  declared: 'declared',
  derived: 'read from SQL',
  unknown: 'not known',
};

/** `read from SQL, medium confidence` @param confidence null where nobody says how sure it is */
export function suretyText(surety: Surety, confidence: Confidence | null): string {
  const words = SURETY_WORDS[surety];
  return surety === 'derived' && confidence !== null ? `${words}, ${confidence} confidence` : words;
}
