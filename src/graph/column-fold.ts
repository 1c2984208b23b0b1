/** Columns that a diagram of a column's lineage does not show one by one: those of one dataset stand as one. */
import {
  compareStrings,
  datasetKey,
  keyOf,
  type ColumnId,
  type DatasetId,
  type Key,
} from '../model/identity.ts';
import { visible } from '../model/visible.ts';
import type { Direction } from './flow.ts';
import { foldNode } from './slice-node.ts';
import type { SliceNode } from './slice.ts';

/** How many datasets on one side have a fold of their own: those with the most. The others share one. */
const MAX_FOLDS = 3;

/** A column, and on which side of the diagram's subject it is. */
export interface SidedColumn {
  readonly id: ColumnId;
  readonly side: Direction;
}

export interface ColumnFold {
  /** The key of its node. */
  readonly key: Key;
  readonly side: Direction;
  readonly columns: readonly ColumnId[];
  /** Null where they are of several datasets. */
  readonly dataset: DatasetId | null;
}

/** Each column in one fold. */
export function columnFolds(columns: readonly SidedColumn[]): ColumnFold[] {
  return (['upstream', 'downstream'] as const).flatMap((side) => {
    const ids = columns.filter((column) => column.side === side).map(({ id }) => id);
    const groups = [...Map.groupBy(ids, datasetKey)].sort(
      ([a, one], [b, other]) => other.length - one.length || compareStrings(a, b),
    );
    const own = groups.slice(0, MAX_FOLDS).filter(([, members]) => members.length > 1);
    const others = groups.slice(own.length);
    const shared = others.length > 1 ? [['', others.flatMap(([, members]) => members)] as const] : others;
    return [...own, ...shared].map(([key, members]) => ({
      key: `f${keyOf(side, key)}`,
      side,
      columns: members,
      dataset: key === '' ? null : (members[0] ?? null),
    }));
  });
}

/** @param isShown whether other columns of its dataset are shown one by one */
export function columnFoldNode({ key, side, columns, dataset }: ColumnFold, isShown: boolean): SliceNode {
  const datasets = new Set(columns.map(datasetKey)).size;
  return foldNode({
    key,
    of: 'column',
    count: columns.length,
    leadsTo: { kind: 'section', id: side },
    shared: dataset === null ? `of ${datasets} datasets` : `of ${visible(dataset.name)}`,
    isRest: isShown,
  });
}
