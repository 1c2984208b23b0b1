/** Every job's SQL, read with the schemas that the catalog knows. */
import {
  endsAtColumn,
  type Catalog,
  type ColumnEdge,
  type Dataset,
  type EdgeState,
  type Job,
} from '../../model/catalog.ts';
import { columnKey, datasetKey, jobKey } from '../../model/identity.ts';
import type { SqlDialect } from '../../sql/dialect.ts';
import { readJobSql, type JobWithoutSql } from './derived-lineage.ts';
import { indexTables } from './table-name.ts';

interface WithSql {
  readonly jobs: readonly Job[];
  /** The stated ones, and behind them those that SQL adds. */
  readonly columnEdges: readonly ColumnEdge[];
}

export function withSql(
  jobs: readonly JobWithoutSql[],
  stated: Pick<Catalog, 'ioEdges' | 'columnEdges'>,
  datasets: readonly Dataset[],
  dialect: SqlDialect,
): WithSql {
  const byKey = new Map(datasets.map((dataset) => [datasetKey(dataset.id), dataset]));
  const sources = { index: indexTables(datasets), datasets: byKey, dialect };
  const io = Map.groupBy(stated.ioEdges.filter(isCurrent), (edge) => jobKey(edge.job));
  const columns = Map.groupBy(stated.columnEdges.filter(isCurrent), (edge) => edge.job && jobKey(edge.job));
  const read = jobs.map((job) => {
    const key = jobKey(job.id);
    return { job, sql: readJobSql(job, { io: io.get(key) ?? [], columns: columns.get(key) ?? [] }, sources) };
  });
  return {
    jobs: read.map(({ job, sql }) => ({ ...job, sql: sql?.reading ?? null })),
    columnEdges: [...stated.columnEdges, ...read.flatMap(({ sql }) => sql?.edges ?? [])],
  };
}

function isCurrent({ state }: { readonly state: EdgeState }): boolean {
  return state === 'current';
}

/** True where the datasets have each column that the edges name: SQL can name some that no event does. */
export function allNamed(edges: readonly ColumnEdge[], datasets: readonly Dataset[]): boolean {
  const known = new Set(datasets.flatMap(({ columns }) => columns.map(({ id }) => columnKey(id))));
  return edges.every(
    (edge) => known.has(columnKey(edge.from)) && (!endsAtColumn(edge) || known.has(columnKey(edge.to))),
  );
}
