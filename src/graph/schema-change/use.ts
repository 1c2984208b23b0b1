/** Who used a column when its schema changed, and what is made of it. */
import type { ColumnEdge, Dataset, Spell } from '../../model/catalog.ts';
import { compareEvidence, type Evidence } from '../../model/event.ts';
import {
  columnKey,
  compareColumns,
  compareNames,
  datasetKey,
  jobKey,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../../model/identity.ts';
import type { Graph } from '../graph.ts';

/** A job that read the dataset by its last word before the change. */
export interface Reader {
  readonly job: JobId;
  /** Whether its column lineage names the column; false where it names none of the dataset's, so that it is not known. */
  readonly isStated: boolean;
}

/** A column, or a whole dataset of which it decides the rows. */
export type Use = ColumnId | DatasetId;

export interface Uses {
  /** By job. */
  readersOf(column: string): readonly Reader[];
  /** What was said, at any time up to the change, to be made of the column directly; by name, columns first. */
  madeOf(column: string): readonly Use[];
  /** The same, said since the change. */
  madeSince(column: string): readonly Use[];
}

/**
 * @param at the event that brought the change
 * @param by the job that does not break by it; null where any may
 */
export function usesAt(graph: Graph, dataset: Dataset, at: Evidence, by: JobId | null): Uses {
  const edgesOf = (column: string): readonly ColumnEdge[] => graph.usesOf({ ...dataset.id, column });
  const isInForce = ({ first, endedBy }: Spell): boolean =>
    compareEvidence(first, at) < 0 && (endedBy === null || compareEvidence(endedBy, at) >= 0);
  const isForeign = (job: JobId | null): job is JobId =>
    job !== null && (by === null || jobKey(job) !== jobKey(by));
  const readingBy = (edges: readonly ColumnEdge[]): JobId[] =>
    edges.flatMap(({ job, spells }) => (isForeign(job) && spells.some(isInForce) ? [job] : []));
  const isBefore = ({ first }: Spell): boolean => compareEvidence(first, at) < 0;
  const isSince = ({ last }: Spell): boolean => compareEvidence(last, at) >= 0;
  const used = (column: string, counts: (spell: Spell) => boolean): Use[] =>
    distinctUses(edgesOf(column).filter(({ spells }) => spells.some(counts)));
  const stating = new Set(dataset.columns.flatMap(({ id }) => readingBy(graph.usesOf(id)).map(jobKey)));
  const silent = graph
    .edgesOfDataset(dataset.id)
    .filter((edge) => edge.direction === 'input' && edge.spells.some(isInForce))
    .map(({ job }) => job)
    .filter((job) => isForeign(job) && !stating.has(jobKey(job)));
  return {
    readersOf: (column) => {
      const naming = new Map(readingBy(edgesOf(column)).map((job) => [jobKey(job), { job, isStated: true }]));
      const readers = [...naming.values(), ...silent.map((job) => ({ job, isStated: false }))];
      return readers.sort((a, b) => compareNames(a.job, b.job));
    },
    madeOf: (column) => used(column, isBefore),
    madeSince: (column) => used(column, isSince),
  };
}

function distinctUses(edges: readonly ColumnEdge[]): Use[] {
  const columns = new Map<Key, ColumnId>();
  const datasets = new Map<Key, DatasetId>();
  for (const { to } of edges) {
    if ('column' in to) columns.set(columnKey(to), to);
    else datasets.set(datasetKey(to), to);
  }
  return [...[...columns.values()].sort(compareColumns), ...[...datasets.values()].sort(compareNames)];
}
