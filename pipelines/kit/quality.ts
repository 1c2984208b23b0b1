/** Measuring datasets: figures of all their columns, and the checks that a pipeline makes. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  Assertion,
  ColumnMeasurement,
  DatasetId,
  Measurement,
  SchemaField,
} from '../../src/logger/index.ts';
import type { Check } from './check.ts';
import { identifier, openDataset, rowOf, tableName, withDatabase } from './database.ts';
import { label } from './layer.ts';
import type { Context } from './pipeline.ts';
import { readTable } from './storage.ts';

/** A dataset as it lies on the disk. */
export interface Measured {
  readonly dataset: DatasetId;
  readonly schema: readonly SchemaField[];
  readonly checks: readonly Check[];
}

/** What a pipeline expects of one of the datasets that it reads or writes. */
export interface Expectation {
  readonly dataset: DatasetId;
  readonly checks: readonly Check[];
}

export function expecting(dataset: DatasetId, ...checks: readonly Check[]): Expectation {
  return { dataset, checks };
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

const NUMBER = /^(?:(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?)|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/**
 * Measures the datasets, and logs what it found.
 *
 * @throws Error where a check failed that is an error; that it failed has been logged by then.
 */
export async function logMeasurements(
  context: Context,
  runId: string,
  measured: readonly Measured[],
): Promise<void> {
  const measurements = await measure(context, measured);
  context.logger.logQuality(runId, measurements);
  const failures = measurements.flatMap((one) =>
    (one.assertions ?? [])
      .filter(({ success, severity }) => !success && severity === 'error')
      .map((assertion) => failureOf(one, assertion)),
  );
  if (failures.length > 0) throw new Error(failures.join('; '));
}

function failureOf(dataset: DatasetId, { assertion, column, expected, actual }: Assertion): string {
  const subject = column === undefined ? label(dataset) : `${label(dataset)}.${column}`;
  return `${subject} failed its check ${assertion}: expected ${expected ?? ''}, found ${actual ?? ''}`;
}

async function measure(context: Context, measured: readonly Measured[]): Promise<readonly Measurement[]> {
  const now = context.now?.() ?? new Date();
  return withDatabase(async (connection) => {
    await openAll(connection, context, measured);
    const measurements: Measurement[] = [];
    for (const { dataset, schema, checks } of measured)
      measurements.push({
        ...dataset,
        ...(await figures(connection, dataset, schema)),
        assertions: await verdicts(connection, dataset, checks, now),
      });
    return measurements;
  });
}

/** Opens each dataset once: those that are measured, and those that their checks look at beside. */
async function openAll(
  connection: DuckDBConnection,
  context: Context,
  measured: readonly Measured[],
): Promise<void> {
  const schemas = new Map(measured.map(({ dataset, schema }) => [tableName(dataset), { dataset, schema }]));
  for (const dataset of measured.flatMap(({ checks }) => checks.flatMap(({ beside }) => beside)))
    if (!schemas.has(tableName(dataset)))
      schemas.set(tableName(dataset), { dataset, schema: readTable(context, dataset).schema });
  for (const { dataset, schema } of schemas.values()) await openDataset(connection, context, dataset, schema);
}

/** One query over all columns; numbers have their range and quantiles too. */
async function figures(
  connection: DuckDBConnection,
  dataset: DatasetId,
  schema: readonly SchemaField[],
): Promise<Pick<Measurement, 'rowCount' | 'columns'>> {
  const parts = schema.flatMap(({ name, type }, index) => aggregates(identifier(name), type, index));
  const query = `SELECT ${['count(*) AS row_count', ...parts].join(', ')} FROM ${tableName(dataset)}`;
  const row = await rowOf(connection, query);
  const value = (name: string): number | null => (row[name] == null ? null : Number(row[name]));
  return {
    rowCount: value('row_count') ?? 0,
    columns: schema.map(({ name }, index) => columnOf(name, (figure) => value(`${figure}_${index}`))),
  };
}

function aggregates(column: string, type: string, index: number): readonly string[] {
  const counts = [
    `count(*) - count(${column}) AS nulls_${index}`,
    `count(DISTINCT ${column}) AS distinct_${index}`,
  ];
  if (!NUMBER.test(type)) return counts;
  return [
    ...counts,
    `min(${column})::DOUBLE AS min_${index}`,
    `max(${column})::DOUBLE AS max_${index}`,
    ...QUANTILES.map(
      (quantile) => `quantile_disc(${column}, ${quantile})::DOUBLE AS q${quantile * 100}_${index}`,
    ),
  ];
}

/** Without rows there is neither a least value nor a greatest. */
function columnOf(column: string, figure: (name: string) => number | null): ColumnMeasurement {
  const counts = { column, nullCount: figure('nulls') ?? 0, distinctCount: figure('distinct') ?? 0 };
  const [min, max] = [figure('min'), figure('max')];
  if (min === null || max === null) return counts;
  const quantiles = QUANTILES.map((quantile) => [quantile, figure(`q${quantile * 100}`)] as const);
  return { ...counts, min, max, quantiles: Object.fromEntries(quantiles) as Record<string, number> };
}

async function verdicts(
  connection: DuckDBConnection,
  dataset: DatasetId,
  checks: readonly Check[],
  now: Date,
): Promise<readonly Assertion[]> {
  const assertions: Assertion[] = [];
  for (const { query, judge, ...check } of checks) {
    const { found = null } = await rowOf(connection, query(tableName(dataset)));
    assertions.push({ ...check, ...judge(found, now) });
  }
  return assertions;
}
