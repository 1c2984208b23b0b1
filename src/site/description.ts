/** What a page says of itself in one line, for results of a search and for previews of a link. */
import { visible } from '../model/visible.ts';

/** In UTF-16 code units: what results of a search show of it. */
const MOST = 160;

/** @param text plain; lines and paragraphs become one line, and a long one ends at a word, with an ellipsis */
export function pageDescription(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  const line = words === '' ? '' : visible(words);
  if (line.length <= MOST) return line;
  // Not between the halves of a letter.
  const cut = line.slice(0, MOST - 1).replace(/[\uD800-\uDBFF]$/, '');
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > MOST / 2 ? end : cut.length).trimEnd()}…`;
}
