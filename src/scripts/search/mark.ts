/** A name with what was typed marked in it. */
import { visible } from '../../model/visible.ts';
import { fold, spansOf } from '../../site/search-index/word.ts';
import { element, type Child } from '../dom/element.ts';

/** @param words as `searchWords` has them */
export function marked(name: string, words: readonly string[]): HTMLElement {
  const shown = visible(name);
  const children: Child[] = [];
  let end = 0;
  for (const { word, start, end: stop } of spansOf(shown)) {
    const length = Math.max(0, ...words.filter((one) => word.startsWith(one)).map((one) => one.length));
    if (length === 0) continue;
    // Where folding changes how long a word is, the whole of it is marked.
    const isAsLong = fold(shown.slice(start, stop)).length === stop - start;
    const to = isAsLong ? start + length : stop;
    children.push(...breakable(shown.slice(end, start)), element('mark', {}, shown.slice(start, to)));
    end = to;
  }
  return element('bdi', {}, ...children, ...breakable(shown.slice(end)));
}

/** With a place to break behind whatever the field breaks names at. */
function breakable(text: string): Child[] {
  const parts = text.split(/(?<=[./_\-:])/u);
  return parts.flatMap((part) => (/[./_\-:]$/u.test(part) ? [part, element('wbr', {})] : [part]));
}
