/** Lists of what has a page, and of what may be asked next. */
import { visible } from '../../model/visible.ts';
import { element, nameOf, type Child } from '../dom/element.ts';
import type { Entry, Filters } from '../search/entry.ts';
import type { Source } from './source.ts';

/** Each leads to its page; with where it sits, and what it means. */
export function entryList({ hrefOf }: Source, entries: readonly Entry[]): HTMLElement {
  const lines = entries.map((entry) => {
    const link = element(
      'a',
      { href: hrefOf(entry.path), class: `k-${entry.kind}` },
      nameOf(entryLabel(entry)),
    );
    const where =
      entry.namespace === '' ? [] : [' ', element('span', { class: 'ns' }, nameOf(entry.namespace))];
    const ref = element('span', {}, link, ...where);
    const kind = element('span', { class: 'quiet small' }, ` ${entry.kind}`);
    const state = entry.state === 'current' ? [] : [' ', element('span', { class: 'badge' }, entry.state)];
    const meaning =
      entry.meaning === '' ? [] : [element('div', { class: 'small quiet' }, visible(entry.meaning))];
    return element('li', {}, ref, kind, ...state, ...meaning);
  });
  return element('ul', { class: 'plain ask-list' }, ...lines);
}

/** `orders.amount` */
export function entryLabel({ dataset, name }: Entry): string {
  return dataset === null ? name : `${dataset}.${name}`;
}

/** A link that asks: the search box takes it, and its address asks it anywhere. */
export function askLink({ hrefOf }: Source, question: string): HTMLElement {
  const address = hrefOf(`search/#q=${encodeURIComponent(question.toWellFormed())}`);
  return element('a', { href: address, 'data-ask': question }, visible(question));
}

export function askList(source: Source, questions: readonly string[]): HTMLElement {
  const lines = questions.map((question) => element('li', {}, askLink(source, question)));
  return element('ul', { class: 'plain ask-list' }, ...lines);
}

/** As it is typed in the search box: `kind:column pii:yes in:mart`. */
export function filterText(filters: Filters, words = ''): string {
  const { kind, isPersonal, namespace, domain, owner } = filters;
  const members = [
    words,
    kind && `kind:${kind}`,
    isPersonal !== undefined && `pii:${isPersonal ? 'yes' : 'no'}`,
    namespace !== undefined && `in:${valueOf(namespace)}`,
    domain !== undefined && `domain:${valueOf(domain)}`,
    owner !== undefined && `owner:${valueOf(owner)}`,
  ];
  return members.filter(Boolean).join(' ');
}

function valueOf(value: string | { readonly none: true }): string {
  if (typeof value !== 'string') return 'none';
  return /^[^\s"]+$/u.test(value) && value !== 'none' ? value : `"${value}"`;
}

export function paragraph(...children: readonly Child[]): HTMLElement {
  return element('p', {}, ...children);
}

/** What is said of an answer, beside it. */
export function remark(text: string): HTMLElement {
  return element('p', { class: 'small quiet' }, text);
}
