/** Paths of a kind under their heading, by length: the first few, and the rest for who asks. */
import { button, element, note, plural, type Child } from '../dom/element.ts';
import { BOUNDS, type Path, type PathGroup } from './find.ts';
import type { PathIndex } from './index-source.ts';
import { endsOn, pathRow } from './path-row.ts';

const MOST_AT_ONCE = 10;

const CUTS = {
  count: `These are the first ${BOUNDS.count}`,
  length: `None of over ${BOUNDS.length} steps is listed`,
  work: 'The search ended after a million edges',
} as const;

export async function pathList(index: PathIndex, { kind, paths, cut }: PathGroup): Promise<Child[]> {
  const list = element('ul', { class: 'paths' });
  let last = 0;
  const show = async (shown: readonly Path[]): Promise<void> => {
    // The names of columns are fetched for the rows that are shown alone.
    const endAt = await endsOn(index, shown);
    for (const path of shown) {
      const { length } = path.steps;
      const words = `${last === 0 ? 'Shortest, ' : ''}${plural(length, 'step')}`;
      const head = length === last ? [] : [element('h3', {}, words)];
      list.append(element('li', {}, ...head, pathRow(index, endAt, path)));
      last = length;
    }
  };
  await show(paths.slice(0, MOST_AT_ONCE));
  const rest = paths.slice(MOST_AT_ONCE);
  const more = button(`Show ${rest.length} more`, () => {
    more.remove();
    void show(rest);
  });
  const count = element('span', { class: 'count' }, String(paths.length));
  return [
    element('h2', {}, kind === null ? 'Paths ' : `By ${kind} `, count),
    list,
    ...(rest.length > 0 ? [more] : []),
    ...(cut === null ? [] : [note(`${CUTS[cut]}: there may be more.`)]),
  ];
}
