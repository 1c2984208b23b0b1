/** Sorts a table by a column: up, down, and back to the order in which it came. */
import { element } from '../dom/element.ts';
import { compareKeys, keyOf } from './key.ts';
import type { Group } from './group.ts';

const NEXT = new Map<string | null, string | null>([
  [null, 'ascending'],
  ['ascending', 'descending'],
  ['descending', null],
]);

/** Makes a button of each head. */
export function wireSort(table: HTMLTableElement, groups: readonly Group[]): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, head] of heads.entries()) {
    if (head.textContent.trim() === '') continue;
    const button = element('button', { type: 'button' }, ...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const next = NEXT.get(head.ariaSort) ?? null;
      for (const other of heads) other.ariaSort = null;
      head.ariaSort = next;
      const order = next === null ? groups : sorted(groups, column, next === 'ascending' ? 1 : -1);
      table.tBodies[0]?.append(...order.flat());
    });
  }
}

/** What has nothing in the column comes last either way; what is alike there keeps its order. */
function sorted(groups: readonly Group[], column: number, direction: 1 | -1): readonly Group[] {
  return groups
    .map((group) => ({ group, key: keyOf(group[0]?.cells[column]) }))
    .sort((a, b) => compareKeys(a.key, b.key, direction))
    .map(({ group }) => group);
}
