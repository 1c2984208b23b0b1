/** How sure it is what the columns of a dataset are made of. */
import type { Column, ColumnEdge, Dataset } from '../model/catalog.ts';
import { columnKey, type ColumnId } from '../model/identity.ts';
import type { Confidence } from '../model/sql-reading.ts';
import { madeInSql, type MadeInSql } from './column-making.ts';
import type { Site } from './site.ts';

/**
 * By the surest word there is: `observed`, by a run's event; `declared`, by an event that is about no run; `derived`, by
 * the SQL of a job; `unknown`, by none.
 */
export type Surety = 'observed' | 'declared' | 'derived' | 'unknown';

export type SuretyCounts = Readonly<Record<Surety, number>>;

/**
 * Of the columns of its current schema, or, where it has none, of those that lineage or a reader names; null where there
 * are none, and of a dataset that no job writes and no lineage leads to.
 */
export function suretyOf(site: Site, dataset: Dataset): SuretyCounts | null {
  const columns = columnsOf(dataset);
  if (columns.length === 0 || !isMade(site, dataset)) return null;
  const counts = { observed: 0, declared: 0, derived: 0, unknown: 0 };
  const read = madeInSql(site, dataset.id);
  for (const { id } of columns) counts[columnSurety(site.graph.sourcesOf(id), id, read)] += 1;
  return counts;
}

/** Of one column; null of one that is gone, of one that nothing makes, and of one that neither schema nor lineage leads to. */
export function suretyOfColumn(site: Site, dataset: Dataset, { id, state }: Column): Surety | null {
  if (state === 'past' || !isMade(site, dataset)) return null;
  const surety = columnSurety(site.graph.sourcesOf(id), id, madeInSql(site, dataset.id));
  return state === 'undeclared' && surety === 'unknown' ? null : surety;
}

/** The least of what is read from SQL of the columns that {@link suretyOf} counts as derived; null where no edge of them is. */
export function confidenceOf(site: Site, dataset: Dataset): Confidence | null {
  const read = madeInSql(site, dataset.id);
  const sources = columnsOf(dataset).map(({ id }) => ({ id, edges: site.graph.sourcesOf(id) }));
  return leastConfidence(
    sources.flatMap(({ id, edges }) => (columnSurety(edges, id, read) === 'derived' ? edges : [])),
  );
}

/** Of the derived ones among these that hold; null where none is. */
export function leastConfidence(edges: readonly ColumnEdge[]): Confidence | null {
  const told = new Set(
    edges.flatMap((edge) =>
      edge.origin === 'derived' && edge.state === 'current' ? [edge.derivation.confidence] : [],
    ),
  );
  return (['low', 'medium', 'high'] as const).find((confidence) => told.has(confidence)) ?? null;
}

function columnsOf({ columns }: Dataset): readonly Column[] {
  const declared = columns.filter(({ state }) => state === 'current');
  return declared.length > 0 ? declared : columns.filter(({ state }) => state === 'undeclared');
}

function isMade({ flow }: Site, { id }: Dataset): boolean {
  return flow.writersOf(id).length + flow.sourcesOf(id).length > 0;
}

function columnSurety(sources: readonly ColumnEdge[], id: ColumnId, read: MadeInSql): Surety {
  const origins = new Set(sources.filter(({ state }) => state === 'current').map(({ origin }) => origin));
  if (origins.has('observed')) return 'observed';
  if (origins.has('declared')) return 'declared';
  return origins.has('derived') || read.has(columnKey(id)) ? 'derived' : 'unknown';
}
