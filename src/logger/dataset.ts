/** What a run says of a dataset that it read or wrote. */
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';
import { checkCount } from './count.ts';
import { LineageError } from './error.ts';

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
  if (dataset.namespace === '' || dataset.name === '')
    throw new LineageError(
      `A dataset needs a namespace and a name, and got ${describeDataset(dataset)}. Give both.`,
    );
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

/** A dataset as messages name it. */
export function describeDataset(id: DatasetId): string {
  return `"${id.namespace}" / "${id.name}"`;
}
