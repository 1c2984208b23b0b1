/** What lineage leaves alone. */
import type { Dataset } from '../model/catalog.ts';
import type { ColumnId, DatasetId } from '../model/identity.ts';
import type { Network } from './network.ts';

/** Each in the order of the catalog; by current edges alone. */
export interface Orphans {
  /** Datasets that no job reads or writes, and that no lineage joins to another. */
  readonly untouched: readonly DatasetId[];
  /** Datasets that something writes and nothing reads. */
  readonly leaves: readonly DatasetId[];
  /**
   * Columns of datasets that something writes, of which no edge says what they are made of, nor what decides on their
   * values. What decides the rows of the whole dataset does not say that.
   */
  readonly unexplained: readonly ColumnId[];
}

export function findOrphans(network: Network): Orphans {
  const { datasets } = network.catalog;
  const written = datasets.filter((dataset) => isWritten(network, dataset));
  return {
    untouched: idsOf(datasets.filter((one) => !isWritten(network, one) && !isRead(network, one))),
    leaves: idsOf(written.filter((dataset) => !isRead(network, dataset))),
    unexplained: written.flatMap((dataset) => unexplainedColumns(network, dataset)),
  };
}

function isWritten({ flow }: Network, { id }: Dataset): boolean {
  return flow.writersOf(id).length > 0 || flow.sourcesOf(id).length > 0;
}

function isRead({ flow }: Network, { id }: Dataset): boolean {
  return flow.readersOf(id).length > 0 || flow.targetsOf(id).length > 0;
}

function unexplainedColumns({ graph }: Network, { columns }: Dataset): ColumnId[] {
  return columns
    .filter(({ state }) => state !== 'past')
    .map(({ id }) => id)
    .filter((id) => graph.sourcesOf(id).every((edge) => edge.state === 'past'));
}

function idsOf(datasets: readonly Dataset[]): DatasetId[] {
  return datasets.map(({ id }) => id);
}
