/** What is to be changed: a dataset with all of its columns, or one column. */
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import type { Network } from '../network.ts';
import { columnTable } from '../walk/column-table.ts';
import { flowTable } from '../walk/flow-table.ts';

export interface Target {
  /** By its canonical identity. */
  readonly id: DatasetId | ColumnId;
  /** By its number; null of one that is not in the catalog. */
  readonly dataset: number | null;
  /** By their numbers. */
  readonly columns: readonly number[];
  /** Whether it is the dataset as a whole. */
  readonly whole: boolean;
}

/** @param id by any identity of the dataset */
export function targetOf(network: Network, id: DatasetId | ColumnId): Target {
  const known = network.graph.dataset(id);
  const { namespace, name } = known?.id ?? id;
  const { numberOf } = columnTable(network);
  const dataset = flowTable(network).datasetNumber({ namespace, name });
  if ('column' in id) {
    const column = { namespace, name, column: id.column };
    return { id: column, dataset, columns: [numberOf(column) ?? []].flat(), whole: false };
  }
  const columns = (known?.columns ?? []).flatMap((column) => numberOf(column.id) ?? []);
  return { id: { namespace, name }, dataset, columns, whole: true };
}
