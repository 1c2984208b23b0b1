/** Elements with what they hold. Names of the catalog go in as text: nothing here is parsed. */
import { visible } from '../../model/visible.ts';

export type Child = Node | string;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(label: string, act: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'control' }, label);
  made.addEventListener('click', act);
  return made;
}

export function note(text: string): HTMLElement {
  return element('p', { class: 'note' }, text);
}

/** The element of that id, which the page has. */
export function byId(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}

/** A name that may be broken where its field breaks it, as `Name.astro` writes it. */
export function nameOf(text: string): HTMLElement {
  const parts = visible(text).split(/(?<=[./_\-:])(?=.)/u);
  return element('bdi', {}, ...parts.flatMap((part, at) => (at === 0 ? [part] : [element('wbr', {}), part])));
}

export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
