/** The shape of what an end of a path is. */
import { element } from '../dom/element.ts';
import { kindIcon } from '../dom/kind-icon.ts';
import type { End } from './end.ts';

export function iconOf({ column }: End): HTMLElement {
  return element('span', { class: 'icon' }, kindIcon(column === null ? 'dataset' : 'column'));
}
