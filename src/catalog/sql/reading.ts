/** Every job's SQL, read with the schemas that the catalog knows. */
import { endsAtColumn, type Catalog, type ColumnEdge, type Dataset, type Job } from '../../model/catalog.ts';
import { columnKey, datasetKey, jobKey, type JobId, type Key } from '../../model/identity.ts';
import type { SqlDialect } from '../../sql/dialect.ts';
import type { SqlWords } from '../summary.ts';
import type { JobWithoutSql } from './derived-lineage.ts';
import { sqlOverTime } from './over-time.ts';
import { indexTables } from './table-name.ts';

interface WithSql {
  readonly jobs: readonly Job[];
  /** The stated ones, and behind them those that SQL adds. */
  readonly columnEdges: readonly ColumnEdge[];
}

/** @param wordsOf every SQL that events say a job has */
export function withSql(
  jobs: readonly JobWithoutSql[],
  stated: Pick<Catalog, 'ioEdges' | 'columnEdges'>,
  datasets: readonly Dataset[],
  dialect: SqlDialect,
  wordsOf: (job: JobId) => SqlWords,
): WithSql {
  const byKey = new Map(datasets.map((dataset) => [datasetKey(dataset.id), dataset]));
  const sources = { index: indexTables(datasets), datasets: byKey, columns: columnsIn(datasets), dialect };
  const io = Map.groupBy(stated.ioEdges, (edge) => jobKey(edge.job));
  const columns = Map.groupBy(stated.columnEdges, (edge) => edge.job && jobKey(edge.job));
  const read = jobs.map((job) => {
    const key = jobKey(job.id);
    const edges = { io: io.get(key) ?? [], columns: columns.get(key) ?? [] };
    return { job, sql: sqlOverTime(job, wordsOf(job.id), edges, sources) };
  });
  return {
    jobs: read.map(({ job, sql }) => ({ ...job, sql: sql.reading })),
    columnEdges: [...stated.columnEdges, ...read.flatMap(({ sql }) => sql.edges)],
  };
}

/** True where the datasets have each column that the edges name: SQL can name some that no event does. */
export function allNamed(edges: readonly ColumnEdge[], datasets: readonly Dataset[]): boolean {
  const known = columnsIn(datasets);
  return edges.every(
    (edge) => known.has(columnKey(edge.from)) && (!endsAtColumn(edge) || known.has(columnKey(edge.to))),
  );
}

function columnsIn(datasets: readonly Dataset[]): ReadonlySet<Key> {
  return new Set(datasets.flatMap(({ columns }) => columns.map(({ id }) => columnKey(id))));
}
