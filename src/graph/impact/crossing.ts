/** What column lineage leads to from a target: columns, the jobs whose edges are crossed, and the datasets. */
import type { ColumnId, DatasetId, JobId } from '../../model/identity.ts';
import type { ReachedColumn, ReachKind } from '../reach.ts';
import { reachFrom, type ReachedNumber } from './column-reach.ts';
import type { ColumnTable } from './column-table.ts';
import type { Mark } from './mark.ts';

/** A column that a change gets to, along column lineage. */
export interface CrossedColumn extends ReachedColumn {
  /** Whether all that it has of the target's values, at one remove, is masked: hashed, redacted, counted. */
  readonly masked: boolean;
}

/** A dataset with columns that column lineage leads to. */
export interface CrossedDataset extends Mark {
  /** How many. */
  readonly columns: number;
}

export interface Crossing {
  /** Nearest first; of those as near, values before influences, and then by name. */
  readonly columns: readonly CrossedColumn[];
  readonly jobs: readonly Mark[];
  readonly datasets: readonly CrossedDataset[];
  /** The jobs that read a column of the target by name. */
  readonly readers: readonly JobId[];
  /** The datasets that a statement of no job makes of the target's columns. */
  readonly madeByNoJob: readonly DatasetId[];
}

export function crossingFrom(table: ColumnTable, columns: readonly ColumnId[]): Crossing {
  const starts = new Set(columns.flatMap((column) => table.numberOf(column) ?? []));
  const reached = reachFrom(table, starts);
  const uses = usesOf(table, starts);
  return {
    columns: reached.map(({ column, distance, kind }) => ({
      id: at(table.columns, column),
      distance,
      kind,
      masked: uses.masked.has(column) && !uses.clear.has(column),
    })),
    jobs: jobsCrossed(table, starts, reached),
    datasets: datasetsCrossed(table, reached),
    readers: [...uses.jobs].map((job) => at(table.jobs, job)),
    madeByNoJob: [...uses.datasets].map((dataset) => at(table.datasets, dataset)),
  };
}

/** What the edges that begin at the starts lead to, by number. */
function usesOf(table: ColumnTable, starts: ReadonlySet<number>) {
  const uses = {
    jobs: new Set<number>(),
    /** By no job. */
    datasets: new Set<number>(),
    masked: new Set<number>(),
    clear: new Set<number>(),
  };
  for (const edge of edgesFrom(table, starts)) {
    const [end, job] = [table.ends[edge] ?? 0, table.jobOf[edge] ?? -1];
    if (job >= 0) uses.jobs.add(job);
    else uses.datasets.add(datasetAt(table, end));
    if (table.masked[edge] === 1) uses.masked.add(end);
    else if (table.direct[edge] === 1) uses.clear.add(end);
  }
  return uses;
}

function jobsCrossed(
  table: ColumnTable,
  starts: ReadonlySet<number>,
  reached: readonly ReachedNumber[],
): Mark[] {
  const jobs = new Crossed();
  for (const edge of edgesFrom(table, starts))
    jobs.add(table.jobOf[edge], 1, kindAlong(table, edge, 'value'));
  for (const { column, distance, kind } of reached) {
    for (const edge of edgesFrom(table, [column])) {
      jobs.add(table.jobOf[edge], distance + 1, kindAlong(table, edge, kind));
    }
  }
  return jobs.list().map(({ number, distance, kind }) => ({ id: at(table.jobs, number), distance, kind }));
}

function datasetsCrossed(table: ColumnTable, reached: readonly ReachedNumber[]): CrossedDataset[] {
  const datasets = new Crossed();
  for (const { column, distance, kind } of reached) datasets.add(table.datasetOf[column], distance, kind);
  return datasets.list().map(({ number, distance, kind, times }) => ({
    id: at(table.datasets, number),
    distance,
    kind,
    columns: times,
  }));
}

function* edgesFrom({ starts }: ColumnTable, columns: Iterable<number>): Generator<number> {
  for (const column of columns) {
    for (let edge = starts[column] ?? 0; edge < (starts[column + 1] ?? 0); edge++) yield edge;
  }
}

/** What comes of a kind by one more edge. */
function kindAlong({ direct }: ColumnTable, edge: number, kind: ReachKind): ReachKind {
  return kind === 'value' && direct[edge] === 1 ? 'value' : 'influence';
}

function datasetAt({ columns, datasetOf }: ColumnTable, end: number): number {
  return end < columns.length ? (datasetOf[end] ?? 0) : end - columns.length;
}

function at<Id>(ids: readonly Id[], number: number): Id {
  const id = ids[number];
  if (id === undefined) throw new RangeError(`there is no number ${number} of ${ids.length}`);
  return id;
}

interface Tally {
  readonly number: number;
  distance: number;
  kind: ReachKind;
  times: number;
}

/** Numbers that are met, each at its least distance and with values before influences. */
class Crossed {
  readonly #tallies = new Map<number, Tally>();

  /** @param number nothing where it is negative */
  add(number: number | undefined, distance: number, kind: ReachKind): void {
    if (number === undefined || number < 0) return;
    const tally = this.#tallies.get(number);
    if (tally === undefined) this.#tallies.set(number, { number, distance, kind, times: 1 });
    else {
      tally.distance = Math.min(tally.distance, distance);
      if (kind === 'value') tally.kind = kind;
      tally.times += 1;
    }
  }

  list(): readonly Tally[] {
    return [...this.#tallies.values()];
  }
}
