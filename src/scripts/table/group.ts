/** The rows of a table that stay together, since a cell reaches over them. */
export type Group = readonly HTMLTableRowElement[];

/** In their order. */
export function groupsOf(table: HTMLTableElement): readonly Group[] {
  const groups: HTMLTableRowElement[][] = [];
  let left = 0;
  for (const row of table.tBodies[0]?.rows ?? []) {
    if (left === 0) {
      groups.push([]);
      left = Math.max(...[...row.cells].map(({ rowSpan }) => rowSpan));
    }
    groups.at(-1)?.push(row);
    left -= 1;
  }
  return groups;
}
