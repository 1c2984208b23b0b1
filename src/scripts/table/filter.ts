/** Narrows a table to the rows that hold some words, or that take part in something. */
import { element } from '../dom/element.ts';
import type { Group } from './group.ts';

/**
 * Puts a field above the table, and a button where the table has `data-only`, its name: it leaves the rows with
 * `data-linked`. What the rows are called stands in `data-long`.
 */
export function wireFilter(table: HTMLTableElement, groups: readonly Group[]): void {
  const { long: noun = '', only } = table.dataset;
  const field = element('input', {
    type: 'search',
    placeholder: `Filter ${noun}`,
    'aria-label': `Filter ${noun}`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const button = element('button', { type: 'button', class: 'control', 'aria-pressed': 'false' }, only ?? '');
  const said = element('span', { role: 'status' });
  let texts: readonly string[] | null = null;

  const narrow = (): void => {
    texts ??= groups.map(textOf);
    const words = field.value.toLowerCase().split(/\s+/);
    const isOnly = button.ariaPressed === 'true';
    let shown = 0;
    for (const [index, group] of groups.entries()) {
      const isShown =
        words.every((word) => texts?.[index]?.includes(word)) &&
        (!isOnly || group.some((row) => 'linked' in row.dataset));
      if (isShown) shown += 1;
      for (const row of group) row.hidden = !isShown;
    }
    say(shown);
  };
  const say = (shown: number): void => {
    const all = `${groups.length.toLocaleString('en')} ${noun}`;
    said.textContent = shown === groups.length ? all : `${shown.toLocaleString('en')} of ${all}`;
  };

  field.addEventListener('input', narrow);
  button.addEventListener('click', () => {
    button.ariaPressed = String(button.ariaPressed !== 'true');
    narrow();
  });
  say(groups.length);
  table.parentElement?.before(
    element('div', { class: 'table-tools' }, field, ...(only === undefined ? [] : [button]), said),
  );
}

/** A word does not reach over two cells. */
function textOf(group: Group): string {
  const cells = group.flatMap((row) => [...row.cells]);
  return cells
    .map(({ textContent }) => textContent)
    .join('\n')
    .toLowerCase();
}
