/** What the columns of a table are made of, as a facet. */
import type { Facet } from '../../../src/logger/event.ts';
import { facet } from './facet.ts';
import type { Lineage } from './job.ts';
import type { Column, Origin, Table, Way } from './table.ts';

const TRANSFORMATIONS = {
  IDENTITY: { type: 'DIRECT', subtype: 'IDENTITY' },
  TRANSFORMATION: { type: 'DIRECT', subtype: 'TRANSFORMATION' },
  MASKED: { type: 'DIRECT', subtype: 'TRANSFORMATION', description: 'SHA-256', masking: true },
  AGGREGATION: { type: 'DIRECT', subtype: 'AGGREGATION' },
  JOIN: { type: 'INDIRECT', subtype: 'JOIN' },
  FILTER: { type: 'INDIRECT', subtype: 'FILTER' },
  GROUP_BY: { type: 'INDIRECT', subtype: 'GROUP_BY' },
  SORT: { type: 'INDIRECT', subtype: 'SORT' },
} as const satisfies Record<Way, object>;

/** @param columns those that it has in that run */
export function columnLineage(
  { rows }: Table,
  columns: readonly Column[],
  tables: readonly Table[],
  lineage: Exclude<Lineage, 'none'>,
): Facet {
  const fields = columns.flatMap(({ name, origins }) => {
    const all = lineage === 'fields' ? [...origins, ...rows] : origins;
    return all.length === 0 ? [] : [[name, { inputFields: inputFields(all, tables) }] as const];
  });
  return facet('ColumnLineageDatasetFacet', {
    fields: Object.fromEntries(fields),
    ...(lineage === 'dataset' && rows.length > 0 ? { dataset: inputFields(rows, tables) } : {}),
  });
}

/** A column that counts in several ways is named once, with all of them. */
function inputFields(origins: readonly Origin[], tables: readonly Table[]): object[] {
  const byColumn = Map.groupBy(origins, ({ table, column }) => `${table} ${column}`);
  return [...byColumn.values()].flatMap((same) => {
    const [origin] = same;
    const table = tables[origin?.table ?? -1];
    if (origin === undefined || table === undefined) return [];
    const ways = new Set(same.map(({ way }) => way));
    return {
      namespace: table.namespace,
      name: table.name,
      field: origin.column,
      transformations: [...ways].map((way) => TRANSFORMATIONS[way]),
    };
  });
}
