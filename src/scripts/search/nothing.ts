/** The ways on from a search that finds nothing: fewer words, a question, or the lists in which everything stands. */
import { siteRoot } from '../address.ts';
import { element } from '../dom/element.ts';
import type { EmptyBox } from './empty.ts';

const LISTS = [
  ['datasets/', 'Datasets'],
  ['jobs/', 'Jobs'],
  ['glossary/', 'Glossary'],
  ['owners/', 'Owners'],
  ['namespaces/', 'Namespaces'],
  ['search/', 'How to narrow a search down'],
] as const;

/** @param empty what the box shows while nothing is typed */
export function waysOn({ below }: EmptyBox): HTMLElement[] {
  const links = LISTS.map(([path, name]) =>
    element('li', {}, element('a', { href: new URL(path, siteRoot()).href }, name)),
  );
  return [
    element('p', {}, 'Part of a name is enough, and fewer words find more.'),
    element('p', { class: 'group' }, 'All there is'),
    element('ul', { class: 'examples' }, ...links),
    ...below,
  ];
}
