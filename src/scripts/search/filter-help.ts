/** What the search can be narrowed to by typing. */
import { element } from '../dom/element.ts';

const FILTERS = [
  ['kind:column', 'a kind: dataset, column, job, term or owner'],
  ['in:clean', 'a namespace'],
  ['domain:"Customer care"', 'a domain; domain:none leaves what has none'],
  ['owner:finance', 'what someone answers for; owner:none leaves what has no owner'],
  ['pii:yes', 'what holds personal data; pii:no the rest'],
  ['state:past', 'what is no longer so; state:undeclared what lineage alone names'],
] as const;

export function filterHelp(): HTMLElement[] {
  const rows = FILTERS.map(([typed, leaves]) =>
    element('tr', {}, element('td', {}, element('code', {}, typed)), element('td', {}, leaves)),
  );
  const titles = ['Typed among the words', 'Leaves'].map((title) => element('th', { scope: 'col' }, title));
  const head = element('thead', {}, element('tr', {}, ...titles));
  return [
    element('p', { class: 'group' }, 'What is found can be narrowed down'),
    element('div', { class: 'table' }, element('table', {}, head, element('tbody', {}, ...rows))),
  ];
}
