/** Holds what was measured against itself, and against what the run has said of the dataset. */
import { datasetKey } from '../model/identity.ts';
import { checkCount } from './count.ts';
import { describeDataset, type LoggedDataset, type LoggedDatasets } from './dataset.ts';
import { LineageError } from './error.ts';
import type { Assertion, ColumnMeasurement, Measurement } from './quality.ts';
import type { Run } from './run.ts';

/** @throws LineageError where a figure is no figure, contradicts another, or is of something that the run did not log. */
export function checkMeasurement(run: Run, measurement: Measurement): void {
  const dataset = loggedDataset(run, measurement);
  const whole = describeDataset(measurement);
  for (const key of ['rowCount', 'bytes', 'fileCount'] as const)
    checkCount(measurement[key], `The ${key} of ${whole}`);
  if (measurement.lastUpdated !== undefined && Number.isNaN(measurement.lastUpdated.getTime()))
    throw new LineageError(
      `The lastUpdated of ${whole} is no date. Give a Date that is valid, or leave it out.`,
    );

  const seen = new Set<string>();
  for (const column of measurement.columns ?? []) {
    if (seen.has(column.column))
      throw new LineageError(
        `The column "${column.column}" of ${whole} is measured twice in one call. Measure each column once.`,
      );
    seen.add(column.column);
    checkKnownColumn(column.column, dataset, 'measured column');
    checkColumn(column, `the column "${column.column}" of ${whole}`, rowsOf(run, dataset, measurement));
  }
  for (const assertion of measurement.assertions ?? []) checkAssertion(assertion, dataset);
}

/** Of a dataset that is read and written, what was written is meant. */
function loggedDataset(run: Run, measurement: Measurement): LoggedDataset {
  const key = datasetKey(measurement);
  const dataset = run.outputs.get(key) ?? run.inputs.get(key);
  if (dataset !== undefined) return dataset;
  throw new LineageError(
    `logQuality got figures of ${describeDataset(measurement)}, which is neither among the run's inputs (${names(run.inputs)}) nor its outputs (${names(run.outputs)}). Log it with logIo first.`,
  );
}

function names(datasets: LoggedDatasets): string {
  return Array.from(datasets.values(), describeDataset).join(', ') || 'none so far';
}

function rowsOf(run: Run, dataset: LoggedDataset, measurement: Measurement): number | undefined {
  return measurement.rowCount ?? run.quality.get(datasetKey(dataset))?.rowCount ?? dataset.rowCount;
}

function checkKnownColumn(column: string, dataset: LoggedDataset, what: string): void {
  const { schema } = dataset;
  if (schema === undefined || schema.some(({ name }) => name === column)) return;
  const known = schema.map(({ name }) => name).join(', ');
  throw new LineageError(
    `The ${what} "${column}" is not in the logged schema of ${describeDataset(dataset)} (${known}). Correct the name, or log the schema that has it.`,
  );
}

function checkColumn(column: ColumnMeasurement, place: string, rows: number | undefined): void {
  for (const key of ['nullCount', 'distinctCount', 'count'] as const) {
    checkCount(column[key], `The ${key} of ${place}`);
    if (rows !== undefined && (column[key] ?? 0) > rows)
      throw new LineageError(
        `The ${key} of ${place} is ${column[key]}, and the dataset has ${rows} rows. Count both over the same rows.`,
      );
  }
  for (const key of ['sum', 'min', 'max'] as const) checkFinite(column[key], `The ${key} of ${place}`);
  const { min, max } = column;
  if (min !== undefined && max !== undefined && min > max)
    throw new LineageError(
      `The min of ${place} is ${min}, above its max of ${max}. Exchange them, or leave them out.`,
    );
  for (const [quantile, value] of Object.entries(column.quantiles ?? {})) {
    if (!(quantile.trim() !== '' && Number(quantile) >= 0 && Number(quantile) <= 1))
      throw new LineageError(
        `The quantile "${quantile}" of ${place} is no number from 0 to 1. Write the median as 0.5.`,
      );
    checkFinite(value, `The quantile ${quantile} of ${place}`);
  }
}

function checkFinite(value: number | undefined, what: string): void {
  if (value === undefined || Number.isFinite(value)) return;
  throw new LineageError(`${what} is ${value}. Give a finite number, or leave it out where there is none.`);
}

function checkAssertion({ assertion, column }: Assertion, dataset: LoggedDataset): void {
  if (assertion.trim() === '')
    throw new LineageError(
      `An assertion on ${describeDataset(dataset)} has no name. Name the kind of check: "not_null", "unique", "row_count" …`,
    );
  if (column !== undefined) checkKnownColumn(column, dataset, `column of an assertion (${assertion})`);
}
