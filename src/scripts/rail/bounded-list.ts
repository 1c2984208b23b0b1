/** A list that shows as many items as can be taken in, and the others on request. */
import { element } from '../dom/element.ts';

/** How many it shows at first, and how many more each time. */
const STEP = 100;

/**
 * @param first the number of the first of `count` items
 * @param around the number of one that is to be shown; null where it does not matter
 * @param itemsOf makes those numbered from `from` up to, but not including, `to`
 */
export async function boundedList(
  first: number,
  count: number,
  around: number | null,
  itemsOf: (from: number, to: number) => Promise<readonly HTMLElement[]>,
): Promise<HTMLElement> {
  const end = first + count;
  const start = around === null ? first : around - ((around - first) % STEP);
  const stop = Math.min(start + STEP, end);
  const list = element('ul', {}, ...(await itemsOf(start, stop)));
  if (start > first) list.prepend(before(start));
  if (stop < end) list.append(after(stop));
  return list;

  function before(to: number): HTMLElement {
    return rest(`${to - first} before`, async (item) => {
      const from = Math.max(first, to - STEP);
      const items = await itemsOf(from, to);
      item.replaceWith(...(from > first ? [before(from)] : []), ...items);
      return items.at(-1);
    });
  }

  function after(from: number): HTMLElement {
    return rest(`and ${end - from} more`, async (item) => {
      const to = Math.min(from + STEP, end);
      const items = await itemsOf(from, to);
      item.replaceWith(...items, ...(to < end ? [after(to)] : []));
      return items[0];
    });
  }
}

/** An item that is replaced by what it stands for; the focus goes on to the nearest of these. */
function rest(words: string, open: (item: HTMLElement) => Promise<HTMLElement | undefined>): HTMLElement {
  const opener = element('button', { type: 'button', class: 'rail-more' }, words);
  const item = element('li', {}, opener);
  opener.addEventListener('click', () => {
    void open(item).then((nearest) => nearest?.querySelector('a')?.focus());
  });
  return item;
}
