/** What the box is made of. */
import { element } from '../dom/element.ts';

export interface BoxElements {
  readonly box: HTMLElement;
  readonly input: HTMLInputElement;
  readonly facets: HTMLElement;
  readonly status: HTMLElement;
  readonly answer: HTMLElement;
  readonly lines: HTMLElement;
  readonly more: HTMLElement;
  /** Where to go from a search that finds nothing. */
  readonly ways: HTMLElement;
}

/** @param id begins the ids in it */
export function boxElements(id: string): BoxElements {
  const input = element('input', {
    type: 'text',
    id: `${id}-field`,
    role: 'combobox',
    'aria-label': 'Search or ask',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': `${id}-list`,
    'aria-describedby': `${id}-status`,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    placeholder: 'A name, a meaning, or a question',
  });
  const facets = element('div', { class: 'facets', role: 'group', 'aria-label': 'Narrow it down' });
  const status = element('p', { class: 'status', role: 'status', id: `${id}-status` });
  const answer = element('section', { class: 'answer', 'aria-label': 'Answer', 'aria-live': 'polite' });
  const lines = element('div', { role: 'listbox', id: `${id}-list`, 'aria-label': 'Results' });
  const more = element('button', { type: 'button', class: 'control more' }, 'Show more');
  const ways = element('nav', { class: 'ways', 'aria-label': 'Where to go from here' });
  answer.hidden = true;
  more.hidden = true;
  ways.hidden = true;
  const box = element('div', { class: 'search-box' }, input, facets, status, answer, lines, more, ways);
  return { box, input, facets, status, answer, lines, more, ways };
}
