/** Which datasets and columns are made of themselves, and with which others they share a cycle. */
import {
  columnKey,
  datasetKey,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';
import { columnCycles, datasetCycles } from './cycle.ts';
import type { Flow } from './flow.ts';
import type { Network } from './network.ts';

/** Two that are upstream of each other are in one loop; what is not upstream of itself is in none. */
export interface Loops {
  readonly joinDatasets: (from: DatasetId, to: DatasetId) => boolean;
  /** By values alone. */
  readonly joinColumns: (from: ColumnId, to: ColumnId) => boolean;
}

export function loopsOf(network: Network): Loops {
  const ofDataset = numbered(datasetCycles(network), datasetKey);
  const ofColumn = numbered(columnCycles(network).values, columnKey);
  return {
    joinDatasets: (from, to) => ofDataset.size > 0 && joined(ofDataset, datasetKey(from), datasetKey(to)),
    joinColumns: (from, to) => ofColumn.size > 0 && joined(ofColumn, columnKey(from), columnKey(to)),
  };
}

/** True where what the job makes of the dataset leads back to it. */
export function readsInLoop(loops: Loops, flow: Flow, dataset: DatasetId, job: JobId): boolean {
  return (
    loops.joinDatasets(dataset, dataset) &&
    flow.outputsFrom(job, dataset).some((output) => loops.joinDatasets(dataset, output))
  );
}

/** True where the dataset leads back to what the job makes it of. */
export function writesInLoop(loops: Loops, flow: Flow, job: JobId, dataset: DatasetId): boolean {
  return (
    loops.joinDatasets(dataset, dataset) &&
    flow.inputsTowards(job, dataset).some((input) => loops.joinDatasets(input, dataset))
  );
}

function numbered<Id>(groups: readonly (readonly Id[])[], key: (id: Id) => Key): ReadonlyMap<Key, number> {
  return new Map(groups.flatMap((members, number) => members.map((id) => [key(id), number] as const)));
}

function joined(numbers: ReadonlyMap<Key, number>, from: Key, to: Key): boolean {
  const number = numbers.get(from);
  return number !== undefined && number === numbers.get(to);
}
