/** The dataset that most of many columns are of: named once, it need not be named with each. */
import { datasetKey, type ColumnId, type DatasetId } from '../model/identity.ts';

export interface UsualDataset {
  readonly id: DatasetId;
  /** Whether all are of it. */
  readonly isOnly: boolean;
}

/** Of as many the first. @returns null where no dataset has two of them */
export function usualDataset(columns: readonly ColumnId[]): UsualDataset | null {
  const datasets = [...Map.groupBy(columns, datasetKey).values()];
  const most = Math.max(0, ...datasets.map(({ length }) => length));
  const [id] = datasets.find(({ length }) => length === most) ?? [];
  if (id === undefined || most < 2) return null;
  return { id: { namespace: id.namespace, name: id.name }, isOnly: datasets.length === 1 };
}

/** Whether a column is of it. */
export function isOf(usual: UsualDataset | null, column: ColumnId): boolean {
  return usual !== null && datasetKey(usual.id) === datasetKey(column);
}
