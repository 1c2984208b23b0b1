/** The shape of what an end of a path is. */
import { byId, type Child } from '../dom/element.ts';
import type { End } from './end.ts';

/** The shape of its kind, which the page brings. */
export function iconOf({ column }: End): Child {
  const { content } = byId('icons') as HTMLTemplateElement;
  return content.children[column === null ? 0 : 1]?.cloneNode(true) ?? '';
}
