/** Every job's SQL, read with the schemas that the catalog knows. */
import { endsAtColumn, type Catalog, type ColumnEdge, type Dataset, type Job } from '../../model/catalog.ts';
import { datasetKey, jobKey, type ColumnId, type JobId, type Key } from '../../model/identity.ts';
import type { SqlDialect } from '../../sql/dialect.ts';
import type { SqlWords } from '../summary.ts';
import type { JobWithoutSql } from './derived-lineage.ts';
import { sqlOverTime } from './over-time.ts';
import { indexTables } from './table-name.ts';

interface WithSql {
  readonly jobs: readonly Job[];
  /** The edges that SQL adds to the stated ones. */
  readonly derived: readonly ColumnEdge[];
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
  const sources = { index: indexTables(datasets), datasets: byKey, hasColumn: columnsIn(byKey), dialect };
  const io = Map.groupBy(stated.ioEdges, (edge) => jobKey(edge.job));
  const columns = Map.groupBy(stated.columnEdges, (edge) => edge.job && jobKey(edge.job));
  const read = jobs.map((job) => {
    const key = jobKey(job.id);
    const edges = { io: io.get(key) ?? [], columns: columns.get(key) ?? [] };
    return { job, sql: sqlOverTime(job, wordsOf(job.id), edges, sources) };
  });
  return {
    jobs: read.map(({ job, sql }) => ({ ...job, sql: sql.reading })),
    derived: read.flatMap(({ sql }) => sql.edges),
  };
}

/** True where the datasets have each column that derived edges name: SQL can name some that no event does. */
export function allNamed(derived: readonly ColumnEdge[], datasets: readonly Dataset[]): boolean {
  if (derived.length === 0) return true;
  const isKnown = columnsIn(new Map(datasets.map((dataset) => [datasetKey(dataset.id), dataset])));
  return derived.every((edge) => isKnown(edge.from) && (!endsAtColumn(edge) || isKnown(edge.to)));
}

/** Whether a dataset has a column, in any state. Most datasets are never asked for: those that are, are listed then. */
function columnsIn(datasets: ReadonlyMap<Key, Dataset>): (id: ColumnId) => boolean {
  const listed = new Map<Key, ReadonlySet<string>>();
  return (id) => {
    const key = datasetKey(id);
    let names = listed.get(key);
    if (names === undefined) {
      names = new Set(datasets.get(key)?.columns.map((column) => column.id.column));
      listed.set(key, names);
    }
    return names.has(id.column);
  };
}
