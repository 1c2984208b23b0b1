/** What is to be changed: a dataset with all of its columns, or one column. */
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import type { Graph } from '../graph.ts';

export interface Target {
  /** By its canonical identity. */
  readonly id: DatasetId | ColumnId;
  readonly dataset: DatasetId;
  readonly columns: readonly ColumnId[];
  /** Whether it is the dataset as a whole. */
  readonly whole: boolean;
}

/** @param id by any identity of the dataset */
export function targetOf(graph: Graph, id: DatasetId | ColumnId): Target {
  const known = graph.dataset(id);
  const dataset = known?.id ?? { namespace: id.namespace, name: id.name };
  if ('column' in id) {
    const column = { ...dataset, column: id.column };
    return { id: column, dataset, columns: [column], whole: false };
  }
  return { id: dataset, dataset, columns: (known?.columns ?? []).map((column) => column.id), whole: true };
}
