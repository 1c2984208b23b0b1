/** How sure it is what the columns of a dataset are made of. */
import type { ColumnEdge, Dataset } from '../model/catalog.ts';
import { columnKey, sameName, type ColumnId, type Key } from '../model/identity.ts';
import type { Site } from './site.ts';

/**
 * By the surest word there is: `observed`, by a run's event; `declared`, by an event that is about no run; `derived`, by
 * the SQL of a job; `unknown`, by none.
 */
export type Surety = 'observed' | 'declared' | 'derived' | 'unknown';

export type SuretyCounts = Readonly<Record<Surety, number>>;

/** Of the columns of its current schema; null where it has none, and of a dataset that no job writes and no lineage leads to. */
export function suretyOf(site: Site, dataset: Dataset): SuretyCounts | null {
  const columns = dataset.columns.filter(({ state }) => state === 'current');
  const { flow } = site;
  const isMade = flow.writersOf(dataset.id).length + flow.sourcesOf(dataset.id).length > 0;
  if (columns.length === 0 || !isMade) return null;
  const counts = { observed: 0, declared: 0, derived: 0, unknown: 0 };
  const read = madeInSql(site, dataset);
  for (const { id } of columns) counts[columnSurety(site.graph.sourcesOf(id), id, read)] += 1;
  return counts;
}

/** Of one column. */
export function suretyOfColumn(site: Site, dataset: Dataset, id: ColumnId): Surety {
  return columnSurety(site.graph.sourcesOf(id), id, madeInSql(site, dataset));
}

function columnSurety(sources: readonly ColumnEdge[], id: ColumnId, read: ReadonlySet<Key>): Surety {
  const origins = new Set(sources.filter(({ state }) => state === 'current').map(({ origin }) => origin));
  if (origins.has('observed')) return 'observed';
  if (origins.has('declared')) return 'declared';
  return origins.has('derived') || read.has(columnKey(id)) ? 'derived' : 'unknown';
}

/** Columns that SQL makes of rows or of constants: there is no edge to show for it. */
function madeInSql({ graph, flow }: Site, { id }: Dataset): ReadonlySet<Key> {
  const outputs = flow
    .writersOf(id)
    .flatMap((job) => graph.job(job)?.sql?.outputs ?? [])
    .filter(({ dataset }) => sameName(dataset, id));
  return new Set(
    outputs.flatMap(({ columns }) =>
      columns
        .filter(({ made }) => made === 'rows' || made === 'constant')
        .map(({ column }) => columnKey({ ...id, column })),
    ),
  );
}
