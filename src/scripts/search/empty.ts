/** What the box shows before anything is typed: the pages that were read last, and what can be asked. */
import { pathHere, siteRoot } from '../address.ts';
import { element } from '../dom/element.ts';
import { recentPages } from '../frame/recent.ts';
import { siteIndex } from './data.ts';
import { recentOption } from './option.ts';

const MOST_RECENT = 6;

export interface EmptyBox {
  readonly options: readonly HTMLElement[];
  readonly below: readonly HTMLElement[];
}

export async function emptyBox(): Promise<EmptyBox> {
  const { examplesFor } = await import('../ask/example.ts');
  const others = recentPages().filter(({ path }) => path !== pathHere());
  const recent = others.slice(0, MOST_RECENT).map(recentOption);
  const group = element(
    'div',
    { role: 'group', 'aria-label': 'Recently read' },
    element('p', { class: 'group', 'aria-hidden': 'true' }, 'Recently read'),
    ...recent,
  );
  const questions = await examplesFor(await siteIndex());
  const examples = questions.map((example) => {
    const href = new URL(`search/#q=${encodeURIComponent(example)}`, siteRoot()).href;
    return element('li', {}, element('a', { href, 'data-ask': example }, example));
  });
  return {
    options: recent.length === 0 ? [] : [group],
    below: [
      element('p', { class: 'group' }, 'Questions are answered too'),
      element('ul', { class: 'examples' }, ...examples),
    ],
  };
}
