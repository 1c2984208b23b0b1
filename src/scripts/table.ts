/** Filters and sorts the long tables of a page. */
import { wireFilter } from './table/filter.ts';
import { groupsOf } from './table/group.ts';
import { wireSort } from './table/sort.ts';

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-long]')) {
  table.dataset['wired'] = '';
  const groups = groupsOf(table);
  wireFilter(table, groups);
  wireSort(table, groups);
}
