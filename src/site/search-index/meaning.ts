/** What results say of a thing, in plain words. */
import type { Term } from '../../model/glossary.ts';
import { firstSentence } from '../markdown.ts';
import type { Said } from '../said.ts';

/** Copies of a column have one description: it is read once. */
const read = new Map<string, string>();

/**
 * The first sentence of what people or the log say, else of what the term means; empty where nobody says.
 * @param term what the column holds; its name stands before its definition, unless it is empty
 */
export function meaningIn(
  said: readonly Said[],
  term: Pick<Term, 'name' | 'definition'> | null = null,
): string {
  const [first] = said;
  if (first !== undefined) return sentence(first.text);
  if (term === null) return '';
  return term.name === '' ? sentence(term.definition) : `${term.name}: ${sentence(term.definition)}`;
}

function sentence(text: string): string {
  const known = read.get(text) ?? firstSentence(text);
  read.set(text, known);
  return known;
}
