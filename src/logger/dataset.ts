/** What a run says of a dataset that it read or wrote. */
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';
import { checkCount } from './count.ts';
import { LineageError } from './error.ts';
import { describeValue, isRecord } from './value.ts';

export interface SchemaField {
  readonly name: string;
  /** In the words of the system that holds the data: `VARCHAR`, `DECIMAL(18,2)` … */
  readonly type: string;
}

export interface LoggedDataset extends DatasetId {
  /** In the order of the columns. */
  readonly schema?: readonly SchemaField[];
  /** Rows read, or written, by this run. */
  readonly rowCount?: number;
}

export type LoggedDatasets = ReadonlyMap<Key, LoggedDataset>;

/** `known` and `more` together; of a dataset in both, what `more` says stands, and what it leaves out remains. */
export function addDatasets(known: LoggedDatasets, more: readonly LoggedDataset[]): LoggedDatasets {
  const datasets = new Map(known);
  for (const dataset of more) {
    const key = datasetKey(dataset);
    datasets.set(key, { ...datasets.get(key), ...dataset });
  }
  return datasets;
}

/** @throws LineageError where a dataset has no name, a column twice, or a row count that counts nothing. */
export function checkDataset(dataset: LoggedDataset): void {
  checkNamed(dataset, 'A dataset needs a namespace and a name, and got');
  checkCount(dataset.rowCount, `The row count of ${describeDataset(dataset)}`);
  const seen = new Set<string>();
  for (const { name } of dataset.schema ?? []) {
    if (seen.has(name))
      throw new LineageError(
        `The schema of ${describeDataset(dataset)} has the column "${name}" twice. Name each column once.`,
      );
    seen.add(name);
  }
}

/** @throws LineageError where the schema of the dataset was logged, and lacks the column. @param what the column is here */
export function checkKnownColumn(column: string, dataset: LoggedDataset, what: string): void {
  const { schema } = dataset;
  if (schema === undefined || schema.some(({ name }) => name === column)) return;
  const known = schema.map(({ name }) => name).join(', ');
  throw new LineageError(
    `The ${what} "${column}" is not in the logged schema of ${describeDataset(dataset)} (${known}). Correct the name, or log the schema that has it.`,
  );
}

/** @throws LineageError of what is needed and was found, where a dataset or a job has not both of its names as text. */
export function checkNamed(id: unknown, needed: string): void {
  if (isRecord(id) && isName(id['namespace']) && isName(id['name'])) return;
  throw new LineageError(
    `${needed} ${isRecord(id) ? describeNames(id) : describeValue(id)}. Give both, as text.`,
  );
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** A dataset or a job as messages name it. */
export function describeDataset({ namespace, name }: DatasetId): string {
  return describeNames({ namespace, name });
}

function describeNames({ namespace, name }: Readonly<Record<string, unknown>>): string {
  return `${describeValue(namespace)} / ${describeValue(name)}`;
}
