/** A line of the list: a link to what is found. */
import { visible } from '../../model/visible.ts';
import type { Kind } from '../../site/kind.ts';
import { siteRoot } from '../address.ts';
import { element, nameOf, type Child } from '../dom/element.ts';
import { kindIcon } from '../dom/kind-icon.ts';
import type { RecentPage } from '../frame/recent.ts';
import type { Entry } from './entry.ts';
import { marked } from './mark.ts';

/** @param words that were typed */
export function entryOption(entry: Entry, words: readonly string[]): HTMLElement {
  const { kind, name, dataset, meaning } = entry;
  const title: readonly Child[] = [
    ...(dataset === null ? [] : [element('span', { class: 'of' }, marked(`${dataset}.`, words))]),
    marked(name, words),
  ];
  const place = placeOf(entry);
  return option(entry.path, kind, [
    element('span', { class: 'name' }, ...title, ...badgesOf(entry)),
    ...(place === null ? [] : [element('span', { class: 'where' }, ...place)]),
    ...(meaning === '' ? [] : [element('span', { class: 'meaning' }, visible(meaning))]),
  ]);
}

export function recentOption({ path, title, kind }: RecentPage): HTMLElement {
  return option(path, kind, [element('span', { class: 'name' }, nameOf(title))]);
}

function option(path: string, kind: Kind, children: readonly Child[]): HTMLElement {
  const href = new URL(path, siteRoot()).href;
  return element(
    'a',
    { role: 'option', href, tabindex: '-1', class: `option k-${kind}`, 'aria-selected': 'false' },
    element('span', { class: 'sort' }, kindIcon(kind), element('span', {}, kind)),
    element('span', { class: 'what' }, ...children),
  );
}

function badgesOf({ isPersonal, state }: Entry): readonly Child[] {
  const words = [...(isPersonal ? ['PII'] : []), ...(state === 'current' ? [] : [state])];
  return words.flatMap((word) => [
    ' ',
    element('span', { class: word === 'PII' ? 'badge pii' : 'badge' }, word),
  ]);
}

/** Null of what sits nowhere. */
function placeOf({ namespace, domain, owners }: Entry): readonly Child[] | null {
  const parts = [namespace, domain ?? '', owners.join(', ')].filter((part) => part !== '');
  if (parts.length === 0) return null;
  return parts.flatMap((part, at) => [...(at === 0 ? [] : [' · ']), nameOf(part)]);
}
