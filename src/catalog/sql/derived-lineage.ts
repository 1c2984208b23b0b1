/**
 * Column lineage out of SQL. A column whose lineage no event states gets it from the SQL of its job; where both are
 * there the stated one stands, and the differences are told.
 */
import type { ColumnEdge, Dataset, IoEdge, Job, Stated } from '../../model/catalog.ts';
import type { SqlFacet } from '../../model/facet.ts';
import type { Instant } from '../../model/instant.ts';
import { compareNames, datasetKey, type ColumnId, type DatasetId, type Key } from '../../model/identity.ts';
import type { Derivation, SqlOutput, SqlReading } from '../../model/sql-reading.ts';
import type { SqlDialect } from '../../sql/dialect.ts';
import type { Dependency, OutputLineage } from '../../sql/lineage.ts';
import { readSql } from '../../sql/script.ts';
import { dialectOf } from './dialect.ts';
import { differencesBetween } from './difference.ts';
import { columnsOf, tablesOf, type TableIndex } from './table-name.ts';

export type JobWithoutSql = Omit<Job, 'sql'>;

export interface SqlSources {
  readonly index: TableIndex;
  readonly datasets: ReadonlyMap<Key, Dataset>;
  /** Whether one of them has the column, in any state. */
  readonly hasColumn: (id: ColumnId) => boolean;
  /** The dialect of SQL of which nothing tells. */
  readonly dialect: SqlDialect;
}

/** A job's edges that are in force. */
export interface JobEdges {
  readonly io: readonly IoEdge[];
  /** As events state them. */
  readonly columns: readonly ColumnEdge[];
}

export interface JobSql {
  readonly reading: SqlReading;
  readonly edges: readonly DerivedEdge[];
}

/** One that SQL makes; when it was there, its texts over time say. */
export type DerivedEdge = Extract<ColumnEdge, { readonly origin: 'derived' }>;

/**
 * Reads a text that is, or was, the job's SQL.
 * @param at the moment whose schemas count; null for those in force
 */
export function readJobSql(
  job: JobWithoutSql,
  sql: Stated<SqlFacet>,
  edges: JobEdges,
  sources: SqlSources,
  at: Instant | null = null,
): JobSql {
  const { jobType } = job.facets.known;
  const [inputs, outputs] = [uses(edges.io, 'input'), uses(edges.io, 'output')];
  const datasets = [...outputs, ...inputs];
  const { namespace } = job.id;
  const hints = { sql: sql.value, jobType: jobType?.value, runs: job.runs, datasets, namespace };
  const dialect = dialectOf(hints, sources.dialect);
  const [output, ...more] = outputs;
  const only = more.length === 0 ? (output ?? null) : null;
  const lineage = readSql(sql.value.query, {
    dialect,
    tables: tablesOf(sources.index, { inputs, outputs }, at),
    output: only,
    outputColumns: only === null ? null : columnsOfOutput(only, sources, at),
  });
  const stated = Map.groupBy(edges.columns, ({ to }) => datasetKey(to));
  const read = [...lineage.outputs]
    .sort((a, b) => compareNames(a.id, b.id))
    .map((one) => readOutput(one, job, sql, stated.get(datasetKey(one.id)) ?? []));
  return {
    reading: {
      dialect,
      outputs: read.map((one) => one.output),
      gaps: lineage.gaps,
      differences: read.flatMap((one) => one.differences),
    },
    edges: read.flatMap((one) => one.edges),
  };
}

function uses(edges: readonly IoEdge[], direction: IoEdge['direction']): readonly DatasetId[] {
  return edges.filter((edge) => edge.direction === direction).map(({ dataset }) => dataset);
}

function columnsOfOutput(
  id: DatasetId,
  { datasets }: SqlSources,
  at: Instant | null,
): readonly string[] | null {
  const dataset = datasets.get(datasetKey(id));
  return dataset === undefined ? null : columnsOf(dataset, at);
}

interface ReadOutput {
  readonly output: SqlOutput;
  readonly edges: readonly DerivedEdge[];
  readonly differences: SqlReading['differences'];
}

function readOutput(
  { id, columns, rows }: OutputLineage,
  job: JobWithoutSql,
  sql: Stated<SqlFacet>,
  stated: readonly ColumnEdge[],
): ReadOutput {
  const edgeTo = (to: ColumnEdge['to']) => (dependency: Dependency) => edgeOf(dependency, to, job, sql);
  const edges = [
    ...columns.flatMap(({ column, sources }) => sources.map(edgeTo({ ...id, column }))),
    ...rows.map(edgeTo(id)),
  ];
  // Columns of which events state nothing are derived beside those of which they do.
  const isStated = new Set(stated.flatMap(({ to }) => ('column' in to ? [to.column] : [])));
  const hasStatedRows = stated.some(({ to }) => !('column' in to));
  const added = edges.filter(({ to }) => ('column' in to ? !isStated.has(to.column) : !hasStatedRows));
  const spoken = new Set(columns.filter(({ made }) => made !== 'unresolved').map(({ column }) => column));
  const isCompared = ({ to }: ColumnEdge): boolean =>
    'column' in to && isStated.has(to.column) && spoken.has(to.column);
  return {
    output: {
      dataset: id,
      columns: columns.map(({ column, made, expressions }) => ({ column, made, expressions })),
      standing: isStated.size === 0 ? 'derived' : 'compared',
    },
    edges: added,
    differences: differencesBetween(stated.filter(isCompared), edges.filter(isCompared)),
  };
}

function edgeOf(
  { from, transformations, confidence, spans }: Dependency,
  to: ColumnEdge['to'],
  job: JobWithoutSql,
  { evidence }: Stated<SqlFacet>,
): DerivedEdge {
  const derivation: Derivation = { confidence, spans };
  const span = { first: evidence, last: evidence };
  return {
    from,
    to,
    job: job.id,
    transformations,
    origin: 'derived',
    derivation,
    state: 'current',
    span,
    spells: [{ ...span, endedBy: null }],
  };
}
