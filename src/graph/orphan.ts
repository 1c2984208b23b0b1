/** What lineage leaves alone. */
import type { Dataset } from '../model/catalog.ts';
import type { ColumnId, DatasetId } from '../model/identity.ts';
import { madeColumns } from './column-origin.ts';
import type { Network } from './network.ts';

/** Each in the order of the catalog; by current edges alone. */
export interface Orphans {
  /** Datasets that no job reads or writes, and that no lineage joins to another. */
  readonly untouched: readonly DatasetId[];
  /** Datasets that something writes and nothing reads. */
  readonly leaves: readonly DatasetId[];
  /** Columns that jobs write and of which neither an event nor SQL says what they are made of. */
  readonly unexplained: readonly ColumnId[];
}

export function findOrphans(network: Network): Orphans {
  const { datasets } = network.catalog;
  const written = datasets.filter((dataset) => isWritten(network, dataset));
  return {
    untouched: idsOf(datasets.filter((one) => !isWritten(network, one) && !isRead(network, one))),
    leaves: idsOf(written.filter((dataset) => !isRead(network, dataset))),
    unexplained: madeColumns(network.catalog)
      .filter(({ origin }) => origin === 'unknown')
      .map(({ id }) => id),
  };
}

function isWritten({ flow }: Network, { id }: Dataset): boolean {
  return flow.writersOf(id).length > 0 || flow.sourcesOf(id).length > 0;
}

function isRead({ flow }: Network, { id }: Dataset): boolean {
  return flow.readersOf(id).length > 0 || flow.targetsOf(id).length > 0;
}

function idsOf(datasets: readonly Dataset[]): DatasetId[] {
  return datasets.map(({ id }) => id);
}
