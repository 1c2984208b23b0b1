/** The SQL that makes a table as its lineage says. */
import type { Column, Origin, Table } from './table.ts';

/** @param columns those that it has in that run */
export function insertInto(table: Table, columns: readonly Column[], tables: readonly Table[]): string {
  const aliases = new Map(table.inputs.map((place, index) => [place, `t${index}`]));
  const refer = ({ table: place, column }: Origin): string => `${aliases.get(place) ?? ''}.${column}`;
  const values = columns.map(({ name, origins }) => `  ${valueOf(origins, refer)} as ${name}`);
  const [main, ...joined] = table.inputs;
  const keys = table.rows.filter(({ way }) => way === 'JOIN');
  const [key] = keys;
  const filter = table.rows.find(({ way }) => way === 'FILTER');
  const order = table.rows.find(({ way }) => way === 'SORT');
  return [
    `insert into ${table.name} (${columns.map(({ name }) => name).join(', ')})`,
    `select\n${values.join(',\n')}`,
    `from ${tables[main ?? -1]?.name ?? ''} as t0`,
    ...joined.map((place, index) => {
      const other = keys[index + 1];
      const on = key === undefined || other === undefined ? 'true' : `${refer(key)} = ${refer(other)}`;
      return `left join ${tables[place]?.name ?? ''} as t${index + 1} on ${on}`;
    }),
    ...(filter === undefined ? [] : [`where ${refer(filter)} is not null`]),
    ...(order === undefined ? [] : [`order by ${refer(order)}`]),
  ].join('\n');
}

function valueOf(origins: readonly Origin[], refer: (origin: Origin) => string): string {
  const [first, ...more] = origins;
  if (first === undefined) return 'current_timestamp()';
  if (more.length > 0) return `coalesce(${origins.map(refer).join(', ')})`;
  if (first.way === 'MASKED') return `sha2(${refer(first)})`;
  return first.way === 'IDENTITY' ? refer(first) : `upper(${refer(first)})`;
}
