/** Names as SQL writes them: `a.b.c`, and `*`. */
import { bodyOf, expressionOf, isTrue, nameOf, namesIn } from './node.ts';

/** `a.b.c`, however the parser holds it; null where something else than a name stands before a dot. */
export function pathOf(value: unknown): string[] | null {
  const fields: string[] = [];
  let at: unknown = value;
  for (;;) {
    const dot = bodyOf(at, 'dot');
    if (dot === null) break;
    const field = nameOf(dot['field']);
    if (field === null) return null;
    fields.unshift(field);
    at = dot['this'];
  }
  const column = bodyOf(at, 'column');
  const name = column === null ? nameOf(bodyOf(at, 'identifier')) : nameOf(column['name']);
  if (name === null) return null;
  return [...(column === null ? [] : namesIn([column['table']])), name, ...fields];
}

/** True of `count(*)`'s star and of one that stands alone. */
export function isStar(value: unknown): boolean {
  const star = expressionOf(value);
  return star?.type === 'star' || (star !== null && isTrue(star.body, 'star'));
}
