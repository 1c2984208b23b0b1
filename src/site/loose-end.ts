/** What the lineage page says of cycles and of loose ends: all of it counted, and the first of each listed. */
import { columnCycles, columnRings, datasetCycles, datasetRings, type Ring } from '../graph/cycle.ts';
import type { Network } from '../graph/network.ts';
import { findOrphans } from '../graph/orphan.ts';
import { datasetKey, type ColumnId, type DatasetId } from '../model/identity.ts';

/** The first of a list, and how many more there are. */
export interface Listed<Item> {
  readonly shown: readonly Item[];
  readonly more: number;
}

const MAX_RINGS = 8;
const MAX_DATASETS = 24;

export interface Cycles {
  /** That are made of themselves. */
  readonly datasets: RingList<DatasetId>;
  /** Whose values feed themselves. */
  readonly columns: RingList<ColumnId>;
}

interface RingList<Id> extends Listed<Ring<Id>> {
  /** How many are in all of the groups. */
  readonly count: number;
}

export function cyclesOf(network: Network): Cycles {
  return {
    datasets: ringList(datasetCycles(network), (groups) => datasetRings(network, groups)),
    columns: ringList(columnCycles(network).values, (groups) => columnRings(network, groups)),
  };
}

function ringList<Id>(
  groups: readonly (readonly Id[])[],
  ringsOf: (groups: readonly (readonly Id[])[]) => readonly Ring<Id>[],
): RingList<Id> {
  const { shown, more } = firstOf(groups, MAX_RINGS);
  return { shown: ringsOf(shown), more, count: groups.flat().length };
}

export interface LooseDataset {
  readonly id: DatasetId;
  /** True where an edge that no longer holds says that a job read it; of what nothing touches, or wrote it. */
  readonly before: boolean;
}

export interface UnexplainedDataset {
  readonly id: DatasetId;
  /** How many of its columns are of unknown origin. */
  readonly count: number;
}

export interface LooseEnds {
  /** Datasets that something writes and nothing reads, in the order of the catalog. */
  readonly unread: Listed<LooseDataset>;
  /** Datasets that nothing reads or writes, in the order of the catalog. */
  readonly untouched: Listed<LooseDataset>;
  /** Datasets with columns of unknown origin, those with the most first. */
  readonly unexplained: Listed<UnexplainedDataset> & {
    /** Of all datasets; as `unknown` of {@link coverageOf}. */
    readonly columns: number;
  };
}

export function looseEndsOf(network: Network): LooseEnds {
  const { leaves, untouched, unexplained } = findOrphans(network);
  const loose = (
    { shown, more }: Listed<DatasetId>,
    directions: readonly string[],
  ): Listed<LooseDataset> => ({
    shown: shown.map((id) => ({ id, before: wasUsed(network, id, directions) })),
    more,
  });
  return {
    unread: loose(firstOf(leaves, MAX_DATASETS), ['input']),
    untouched: loose(firstOf(untouched, MAX_DATASETS), ['input', 'output']),
    unexplained: {
      ...firstOf(countByDataset(unexplained), MAX_DATASETS),
      columns: unexplained.length,
    },
  };
}

/** Of what nothing uses so now, any such edge is a past one. */
function wasUsed({ graph }: Network, id: DatasetId, directions: readonly string[]): boolean {
  return graph.edgesOfDataset(id).some(({ direction }) => directions.includes(direction));
}

function countByDataset(columns: readonly ColumnId[]): UnexplainedDataset[] {
  const groups = [...Map.groupBy(columns, datasetKey).values()];
  return groups
    .flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : [{ id: { namespace: first.namespace, name: first.name }, count: rest.length + 1 }],
    )
    .sort((a, b) => b.count - a.count);
}

function firstOf<Item>(items: readonly Item[], most: number): Listed<Item> {
  const shown = items.slice(0, most);
  return { shown, more: items.length - shown.length };
}
