/** Holds what was measured against itself, and against what the run has said of the dataset. */
import { datasetKey, type Key } from '../model/identity.ts';
import { checkAssertions } from './check-assertion.ts';
import { checkAgreement, checkFigures } from './check-column.ts';
import { checkCount } from './count.ts';
import {
  checkKnownColumn,
  checkNamed,
  describeDataset,
  type LoggedDataset,
  type LoggedDatasets,
} from './dataset.ts';
import { LineageError } from './error.ts';
import { checkKeys } from './key.ts';
import { addMeasurement, type ColumnMeasurement, type Measurement } from './quality.ts';
import type { Run } from './run.ts';
import { checkList, describeValue, isDate, isRecord } from './value.ts';

/** `schema` is none of its own, but a dataset is given here as it was given to logIo. */
const KEYS = [
  'namespace',
  'name',
  'rowCount',
  'bytes',
  'fileCount',
  'lastUpdated',
  'columns',
  'assertions',
  'schema',
] as const satisfies readonly (keyof Measurement | 'schema')[];

const COLUMN_KEYS = [
  'column',
  'nullCount',
  'distinctCount',
  'count',
  'sum',
  'min',
  'max',
  'quantiles',
] as const satisfies readonly (keyof ColumnMeasurement)[];

/** @throws LineageError where a figure is no figure, contradicts another, or is of something that the run did not log. */
export function checkMeasurements(run: Run, measurements: readonly Measurement[]): void {
  checkGiven(measurements);
  const seen = new Set<Key>();
  for (const measurement of measurements) {
    checkMeasurement(run, measurement);
    const key = datasetKey(measurement);
    if (seen.has(key))
      throw new LineageError(
        `${describeDataset(measurement)} is measured twice in one call. Measure each dataset once.`,
      );
    seen.add(key);
  }
}

function checkGiven(measurements: unknown): void {
  if (Array.isArray(measurements)) return;
  throw new LineageError(
    `The measurements should be a list, and are ${describeValue(measurements)}. Give one measurement for each dataset: [{ namespace, name, rowCount }].`,
  );
}

function checkMeasurement(run: Run, measurement: Measurement): void {
  checkNamed(measurement, 'A measurement needs the namespace and the name of a dataset, and got');
  const dataset = loggedDataset(run, measurement);
  const whole = describeDataset(measurement);
  checkKeys(measurement, KEYS, `The measurement of ${whole}`);
  for (const key of ['rowCount', 'bytes', 'fileCount'] as const)
    checkCount(measurement[key], `The ${key} of ${whole}`);
  checkDate(measurement.lastUpdated, `The lastUpdated of ${whole}`);
  checkColumns(measurement.columns, dataset);
  checkAssertions(measurement.assertions, dataset);
  checkTogether(run, measurement, dataset);
}

/** Of a dataset that is read and written, what was written is meant. */
function loggedDataset(run: Run, measurement: Measurement): LoggedDataset {
  const key = datasetKey(measurement);
  const dataset = run.outputs.get(key) ?? run.inputs.get(key);
  if (dataset !== undefined) return dataset;
  throw new LineageError(
    `Figures of ${describeDataset(measurement)}, which is neither among the run's inputs (${names(run.inputs)}) nor its outputs (${names(run.outputs)}). Log it with logIo first.`,
  );
}

function names(datasets: LoggedDatasets): string {
  return Array.from(datasets.values(), describeDataset).join(', ') || 'none so far';
}

function checkDate(value: unknown, what: string): void {
  if (value === undefined || isDate(value)) return;
  throw new LineageError(
    `${what} should be a Date, and is ${describeValue(value)}. Give a Date that is valid, or leave it out.`,
  );
}

function checkColumns(columns: readonly ColumnMeasurement[] | undefined, dataset: LoggedDataset): void {
  const whole = describeDataset(dataset);
  checkList(columns, `The columns of ${whole}`);
  const seen = new Set<string>();
  for (const one of columns ?? []) {
    checkColumnName(one, whole);
    const place = columnPlace(one, dataset);
    if (seen.has(one.column))
      throw new LineageError(
        `The column "${one.column}" of ${whole} is measured twice in one call. Measure each column once.`,
      );
    seen.add(one.column);
    checkKeys(one, COLUMN_KEYS, `The measurement of ${place}`);
    checkKnownColumn(one.column, dataset, 'measured column');
    checkFigures(one, place);
  }
}

function checkColumnName(one: unknown, whole: string): void {
  if (isRecord(one) && typeof one['column'] === 'string' && one['column'] !== '') return;
  const found = isRecord(one) ? describeValue(one['column']) : describeValue(one);
  throw new LineageError(
    `A measured column of ${whole} needs its name as "column", and got ${found}. Write { column: "amount", nullCount: 0 }.`,
  );
}

function columnPlace({ column }: ColumnMeasurement, dataset: LoggedDataset): string {
  return `the column "${column}" of ${describeDataset(dataset)}`;
}

/** What is measured bit by bit is written as one, so it has to agree with what was measured before. */
function checkTogether(run: Run, measurement: Measurement, dataset: LoggedDataset): void {
  const whole = addMeasurement(run.quality.get(datasetKey(measurement)), measurement);
  const rows = whole.rowCount ?? dataset.rowCount;
  for (const column of whole.columns ?? []) checkAgreement(column, columnPlace(column, dataset), rows);
}
