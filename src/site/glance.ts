/** What a reader wants first of a dataset, a column or a job: where it comes from, what depends on it, how sure that is. */
import { endsAtColumn, type Run } from '../model/catalog.ts';
import { runOf } from '../model/event.ts';
import { columnKey, type ColumnId, type DatasetId } from '../model/identity.ts';
import type { ColumnPage } from './column-page.ts';
import type { DatasetPage } from './dataset-page.ts';
import type { JobPage } from './job-page.ts';
import { responsibilitiesOf, type Responsibility } from './owner.ts';
import { suretyOf, suretyOfColumn, type Surety, type SuretyCounts } from './surety.ts';
import type { Site } from './site.ts';

/** What lies on one side of a thing. */
export interface Side<Id> {
  /** One step away. */
  readonly direct: readonly Id[];
  /** How many there are at any distance. */
  readonly all: number;
}

export interface DatasetGlance {
  readonly upstream: Side<DatasetId>;
  readonly downstream: Side<DatasetId>;
  /** Null where it has no columns, or nothing makes it. */
  readonly surety: SuretyCounts | null;
  /** The newest complete run that names it as output. */
  readonly lastWrite: Run | null;
  /** The run whose event spoke of it last; null where an event about no run did. */
  readonly lastSeenBy: Run | null;
  /** Those of its present columns that hold personal data. */
  readonly personal: readonly ColumnId[];
}

export function datasetGlance(site: Site, page: DatasetPage): DatasetGlance {
  const { dataset, columns, runs } = page;
  const speaker = runOf(dataset.span.last);
  return {
    upstream: sideOf(page.upstream),
    downstream: sideOf(page.downstream),
    surety: suretyOf(site, dataset),
    lastWrite: runs.find(({ state }) => state === 'complete') ?? null,
    lastSeenBy: speaker === null ? null : site.graph.run(speaker),
    personal: columns
      .filter(({ column, personal }) => column.state !== 'past' && isPersonal(personal))
      .map(({ column }) => column.id),
  };
}

function sideOf(reached: DatasetPage['upstream']): Side<DatasetId> {
  return {
    direct: reached.filter(({ distance }) => distance === 1).map(({ id }) => id),
    all: reached.length,
  };
}

function isPersonal(personal: ColumnPage['personal']): boolean {
  return personal !== null && personal.free === null && personal.holdings.length > 0;
}

export interface ColumnGlance {
  /** Of its dataset. */
  readonly responsibilities: readonly Responsibility[];
  /** Columns whose values flow into it. */
  readonly upstream: Side<ColumnId>;
  /** Columns that it feeds or decides. */
  readonly downstream: Side<ColumnId>;
  /** Null of one that nothing makes, and of one that its schema does not have. */
  readonly surety: Surety | null;
}

export function columnGlance(site: Site, page: ColumnPage): ColumnGlance {
  const { column, dataset, sources, uses } = page;
  const { id, state } = column;
  const isMade = state === 'current' && suretyOf(site, dataset) !== null;
  return {
    responsibilities: responsibilitiesOf(dataset),
    upstream: { direct: distinct(sources.map(({ from }) => from)), all: page.upstream.length },
    downstream: {
      direct: distinct(uses.filter(endsAtColumn).map(({ to }) => to)),
      all: page.downstream.length,
    },
    surety: isMade ? suretyOfColumn(site, dataset, id) : null,
  };
}

function distinct(columns: readonly ColumnId[]): ColumnId[] {
  return [...new Map(columns.map((column) => [columnKey(column), column])).values()];
}

export interface JobGlance {
  readonly reads: readonly DatasetId[];
  readonly writes: readonly DatasetId[];
  /** Its newest. */
  readonly lastRun: Run | null;
}

export function jobGlance({ flow }: Site, { job }: JobPage): JobGlance {
  return {
    reads: flow.inputsOf(job.id),
    writes: flow.outputsOf(job.id),
    lastRun: job.runs[0] ?? null,
  };
}
