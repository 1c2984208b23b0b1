/** What column lineage leads to from a target, by number: columns, the jobs whose edges are crossed, and the datasets. */
import { memoryOf } from '../../model/memory.ts';
import type { Network } from '../network.ts';
import { columnReach, eachReached, type ColumnReach } from '../walk/column-reach.ts';
import { columnTable, type ColumnTable } from '../walk/column-table.ts';
import { RANKS } from './effect.ts';
import { Marks } from './mark.ts';

/** Stands until the next one. */
export interface Crossing {
  readonly table: ColumnTable;
  readonly reach: ColumnReach;
  readonly jobs: Marks;
  /** Each marked as often as columns of it are reached. */
  readonly datasets: Marks;
  /** The jobs that read a column of the target by name. */
  readonly readers: ReadonlySet<number>;
  /** The datasets that a statement of no job makes of the target's columns. */
  readonly madeByNoJob: ReadonlySet<number>;
  /** Whether all that a column has of the target's values, at one remove, is masked: hashed, redacted, counted. */
  readonly isMasked: (column: number) => boolean;
}

const memory = memoryOf<ColumnTable, Pick<Crossing, 'jobs' | 'datasets'>>('graph/impact/crossing');

/** @param starts the numbers of the target's columns */
export function crossingFrom(network: Network, starts: readonly number[]): Crossing {
  const table = columnTable(network);
  const known = memory.get(table) ?? {
    jobs: new Marks(table.jobs.length),
    datasets: new Marks(table.datasets.length),
  };
  memory.set(table, known);
  const [jobs, datasets] = [known.jobs.clear(), known.datasets.clear()];
  const reach = columnReach(network, starts, 'downstream');
  for (const start of starts) crossJobs(table, jobs, start, 1, RANKS.value);
  eachReached(reach, (column, distance, kind) => {
    crossJobs(table, jobs, column, distance + 1, RANKS[kind]);
    datasets.add(table.datasetOf[column] ?? 0, distance, RANKS[kind]);
  });
  return { table, reach, jobs, datasets, ...usesOf(table, starts) };
}

/** @param rank that of the column: the job has it too where values flow to what it makes */
function crossJobs(table: ColumnTable, jobs: Marks, column: number, distance: number, rank: number): void {
  const { starts, direct } = table.links.downstream;
  const end = starts[column + 1] ?? 0;
  for (let edge = starts[column] ?? 0; edge < end; edge++) {
    const job = table.jobOf[edge] ?? -1;
    if (job >= 0) jobs.add(job, distance, direct[edge] === 1 ? rank : RANKS.influence);
  }
}

/** What the edges that begin at the starts lead to. */
function usesOf(
  table: ColumnTable,
  columns: readonly number[],
): Pick<Crossing, 'readers' | 'madeByNoJob' | 'isMasked'> {
  const { starts, ends, direct } = table.links.downstream;
  const [readers, madeByNoJob] = [new Set<number>(), new Set<number>()];
  const [masked, clear] = [new Set<number>(), new Set<number>()];
  for (const column of columns) {
    const last = starts[column + 1] ?? 0;
    for (let edge = starts[column] ?? 0; edge < last; edge++) {
      const [end, job] = [ends[edge] ?? 0, table.jobOf[edge] ?? -1];
      if (job >= 0) readers.add(job);
      else madeByNoJob.add(datasetAt(table, end));
      if (table.masked[edge] === 1) masked.add(end);
      else if (direct[edge] === 1) clear.add(end);
    }
  }
  return { readers, madeByNoJob, isMasked: (column) => masked.has(column) && !clear.has(column) };
}

function datasetAt({ columns, datasetOf }: ColumnTable, end: number): number {
  return end < columns.length ? (datasetOf[end] ?? 0) : end - columns.length;
}
