/** Which dialect a job's SQL is in: what the log says of it outright, or what engines and namespaces tell. */
import type { Run } from '../../model/catalog.ts';
import type { JobTypeFacet, SqlFacet } from '../../model/facet.ts';
import type { DatasetId } from '../../model/identity.ts';
import { dialectNamed, dialectOfNamespace, type SqlDialect } from '../../sql/dialect.ts';

export interface DialectHints {
  readonly sql: SqlFacet;
  readonly jobType: JobTypeFacet | undefined;
  /** Newest first. */
  readonly runs: readonly Run[];
  /** The namespaces of what it writes and reads. */
  readonly datasets: readonly DatasetId[];
  /** The namespace of the job. */
  readonly namespace: string;
}

/** @param fallback the dialect of SQL of which nothing tells */
export function dialectOf(
  { sql, jobType, runs, datasets, namespace }: DialectHints,
  fallback: SqlDialect,
): SqlDialect {
  const engine = runs.find((run) => run.facets.known.processing_engine !== undefined);
  const names = [sql.dialect, engine?.facets.known.processing_engine?.value.name, jobType?.integration];
  for (const name of names) {
    const dialect = name == null ? null : dialectNamed(name);
    if (dialect !== null) return dialect;
  }
  for (const { namespace: place } of [...datasets, { namespace }]) {
    const dialect = dialectOfNamespace(place);
    if (dialect !== null) return dialect;
  }
  return fallback;
}
