/** All that an end leads to, or all that leads to it, as the page shows it: by distance, the first few and then the rest. */
import { button, element, note, plural, type Child } from '../dom/element.ts';
import { labelOf, type End } from './end.ts';
import type { PathIndex } from './index-source.ts';
import { endsOn, linkTo } from './path-row.ts';
import type { Reach, Reached, Side } from './reach.ts';

const MOST_AT_ONCE = 100;

/** In a sentence, for those who hear it and those who see it. */
export function reachSummary({ reached, isPartial }: Reach, side: Side): string {
  if (reached.length === 0) return `Nothing is ${side}.`;
  const noun = reached[0]?.kind === null ? 'dataset' : 'column';
  const values = reached.filter(({ kind }) => kind === 'value').length;
  const kinds = noun === 'column' ? `: ${values} by value, ${reached.length - values} by influence` : '';
  return `${isPartial ? 'At least ' : ''}${plural(reached.length, noun)} ${side}${kinds}. Name the other end for the paths between the two.`;
}

export async function reachList(
  index: PathIndex,
  end: End,
  side: Side,
  { reached, isPartial }: Reach,
): Promise<Child[]> {
  if (reached.length === 0) return [];
  const title = `${side === 'upstream' ? 'Upstream' : 'Downstream'} of ${labelOf(index, end)} `;
  const list = element('div', {});
  let lines: HTMLElement | null = null;
  let last = 0;
  const show = async (shown: readonly Reached[]): Promise<void> => {
    // The names of columns are fetched for what is shown alone.
    const endAt = await endsOn(index, [{ places: shown.map(({ place }) => place), steps: [] }]);
    for (const { place, distance, kind } of shown) {
      if (distance !== last || lines === null) {
        lines = element('ul', { class: 'reached' });
        list.append(element('h3', {}, plural(distance, 'step')), lines);
        last = distance;
      }
      const by = kind === 'influence' ? [' ', element('span', { class: 'quiet small' }, 'by influence')] : [];
      lines.append(element('li', {}, linkTo(index, endAt(place)), ...by));
    }
  };
  await show(reached.slice(0, MOST_AT_ONCE));
  let next = MOST_AT_ONCE;
  const more = button('', () => {
    const batch = reached.slice(next, next + MOST_AT_ONCE);
    next += batch.length;
    void show(batch);
    label();
  });
  const label = (): void => {
    const rest = reached.length - next;
    if (rest > 0) more.textContent = `Show ${Math.min(rest, MOST_AT_ONCE)} more of ${rest}`;
    else more.remove();
  };
  label();
  const count = element('span', { class: 'count' }, String(reached.length));
  return [
    element('h2', {}, title, count),
    list,
    ...(reached.length > next ? [more] : []),
    ...(isPartial ? [note(PARTIAL)] : []),
  ];
}

const PARTIAL =
  'More lies beyond than this page loads. In a terminal, headwater downstream and headwater upstream list all.';
