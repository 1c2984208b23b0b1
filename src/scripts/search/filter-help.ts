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
  const rows = FILTERS.flatMap(([typed, leaves]) => [
    element('dt', {}, element('code', {}, typed)),
    element('dd', {}, leaves),
  ]);
  return [
    element('p', { class: 'group' }, 'Typed among the words, these leave'),
    element('dl', { class: 'filters' }, ...rows),
  ];
}
