/** What a column is made of, in brief: by the edges that end at it, and, where SQL makes it of no column, by the SQL. */
import { isDirect, type ColumnEdge } from '../model/catalog.ts';
import { columnKey, sameName, type ColumnId, type DatasetId, type Key } from '../model/identity.ts';
import type { Site } from './site.ts';

/** What SQL makes a column of that no edge can show. */
export type OfNoColumn = 'rows' | 'constant';

export type ColumnMaking =
  /** Of their values; others may decide it besides. */
  | { readonly is: 'values'; readonly of: readonly ColumnId[] }
  /** No values flow into it: these only decide it, or where it stands. */
  | { readonly is: 'decided'; readonly by: readonly ColumnId[] }
  /** Jobs may differ; never none. */
  | { readonly is: 'of no column'; readonly as: ReadonlySet<OfNoColumn> }
  | { readonly is: 'unknown' };

/** Never with an empty set. */
export type MadeInSql = ReadonlyMap<Key, ReadonlySet<OfNoColumn>>;

/** The columns of a dataset that SQL makes of rows or of constants: there is no edge to show for it. */
export function madeInSql({ graph, flow }: Site, id: DatasetId): MadeInSql {
  const made = new Map<Key, Set<OfNoColumn>>();
  const outputs = flow.writersOf(id).flatMap((job) => graph.job(job)?.sql?.outputs ?? []);
  for (const { dataset, columns } of outputs) {
    if (!sameName(dataset, id)) continue;
    for (const one of columns) {
      if (one.made !== 'rows' && one.made !== 'constant') continue;
      const key = columnKey({ ...dataset, column: one.column });
      made.set(key, (made.get(key) ?? new Set()).add(one.made));
    }
  }
  return made;
}

/** @param edges those that end at the column itself, of any state */
export function columnMaking(edges: readonly ColumnEdge[], id: ColumnId, read: MadeInSql): ColumnMaking {
  const current = edges.filter(({ state }) => state === 'current');
  const of = sourcesOf(current.filter(isDirect));
  if (of.length > 0) return { is: 'values', of };
  const by = sourcesOf(current);
  if (by.length > 0) return { is: 'decided', by };
  const as = read.get(columnKey(id));
  return as === undefined ? { is: 'unknown' } : { is: 'of no column', as };
}

/** `counts rows`, `a constant`. */
export function ofNoColumnText(as: ReadonlySet<OfNoColumn>): string {
  const words = { rows: 'counts rows', constant: 'a constant' };
  return (['rows', 'constant'] as const)
    .filter((one) => as.has(one))
    .map((one) => words[one])
    .join(' or ');
}

/** Each once: several jobs may make it of the same. */
function sourcesOf(edges: readonly ColumnEdge[]): ColumnId[] {
  return [...new Map(edges.map(({ from }) => [columnKey(from), from])).values()];
}
