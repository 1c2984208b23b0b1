/** What a reader wants first of a dataset, a column or a job: where it comes from, what depends on it, how sure that is. */
import { endsAtColumn, isDirect, type Run } from '../model/catalog.ts';
import { runOf } from '../model/event.ts';
import { columnKey, type ColumnId, type DatasetId } from '../model/identity.ts';
import type { NearColumns } from '../graph/near.ts';
import type { Instant } from '../model/instant.ts';
import type { Confidence } from '../model/sql-reading.ts';
import { columnMaking, madeInSql, type ColumnMaking } from './column-making.ts';
import type { ColumnPage } from './column-page.ts';
import type { DatasetPage } from './dataset-page.ts';
import type { JobPage } from './job-page.ts';
import { responsibilitiesOf, type Responsibility } from './owner.ts';
import {
  confidenceOf,
  leastConfidence,
  suretyOf,
  suretyOfColumn,
  type Surety,
  type SuretyCounts,
} from './surety.ts';
import type { Site } from './site.ts';

/** What lies on one side of a thing. */
export interface Side<Id> {
  /** One step away: the first of them. */
  readonly direct: readonly Id[];
  /** How many are one step away. */
  readonly next: number;
  /** How many there are at any distance. */
  readonly all: number;
}

export interface DatasetGlance {
  readonly upstream: Side<DatasetId>;
  readonly downstream: Side<DatasetId>;
  /** Null where it has no columns, or nothing makes it. */
  readonly surety: SuretyCounts | null;
  /** The least of what is read from SQL; null where no edge is. */
  readonly confidence: Confidence | null;
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
    confidence: confidenceOf(site, dataset),
    lastWrite: lastWriteOf(runs),
    lastSeenBy: speaker === null ? null : site.graph.run(speaker),
    personal: columns
      .filter(({ column, personal }) => column.state !== 'past' && isPersonal(personal))
      .map(({ column }) => column.id),
  };
}

/** The newest complete one. @param runs those that wrote a dataset, newest first */
export function lastWriteOf(runs: readonly Run[]): Run | null {
  return runs.find(({ state }) => state === 'complete') ?? null;
}

/** When it was done, as far as the log tells. */
export function writtenAt(run: Run): Instant {
  return run.endedAt ?? run.firstSeen;
}

function sideOf({ nearest, direct, count }: DatasetPage['upstream']): Side<DatasetId> {
  return {
    direct: nearest.filter(({ distance }) => distance === 1).map(({ id }) => id),
    next: direct,
    all: count,
  };
}

function isPersonal(personal: ColumnPage['personal']): boolean {
  return personal !== null && personal.free === null && personal.holdings.length > 0;
}

/** What lies on one side of a column, where values flow. */
export interface ColumnSide extends Side<ColumnId> {
  /** How many others there are, at any distance, that take part without their values. */
  readonly influences: number;
}

export interface ColumnGlance {
  /** Of its dataset. */
  readonly responsibilities: readonly Responsibility[];
  readonly making: ColumnMaking;
  readonly upstream: ColumnSide;
  readonly downstream: ColumnSide;
  /** Null of one that nothing makes, and of one that is gone. */
  readonly surety: Surety | null;
  /** The least of what is read from SQL; null where no edge is, or an event says it. */
  readonly confidence: Confidence | null;
}

export function columnGlance(site: Site, page: ColumnPage): ColumnGlance {
  const { column, dataset, uses } = page;
  const edges = site.graph.sourcesOf(column.id);
  const making = columnMaking(edges, column.id, madeInSql(site, dataset.id));
  const fed = uses.filter(endsAtColumn).filter(isDirect);
  const surety = suretyOfColumn(site, dataset, column);
  return {
    responsibilities: responsibilitiesOf(dataset),
    making,
    upstream: columnSide(making.is === 'values' ? making.of : [], page.upstream),
    downstream: columnSide(distinct(fed.map(({ to }) => to)), page.downstream),
    surety,
    confidence: surety === 'derived' ? leastConfidence(edges) : null,
  };
}

function columnSide(direct: readonly ColumnId[], { count }: NearColumns): ColumnSide {
  return { direct, next: direct.length, all: count.value, influences: count.influence };
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
