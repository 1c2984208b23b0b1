/** Whether a dataset was fresh at the times by which it is to be. */
import type { CompletedRun } from '../../graph/run-history.ts';
import type { Dataset } from '../../model/catalog.ts';
import type { Instant } from '../../model/instant.ts';
import type { Schedule } from '../../model/schedule.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { countUpTo, dueMoments } from './due.ts';
import { isFreshBy, makingOf, type Making } from './making.ts';
import { writesOf } from './write.ts';

/** A time from a moment at which the dataset was not fresh until it was made fresh. */
export interface Breach {
  /** The first such moment. */
  readonly due: Instant;
  /** The last write before it; null where the log has none. */
  readonly lastWrite: CompletedRun | null;
  /** The one that made it fresh; null where none has. */
  readonly nextWrite: CompletedRun | null;
}

export interface DatasetService {
  readonly dataset: Dataset;
  readonly schedule: Schedule;
  /** How many moments were looked at, and at how many of them the dataset was fresh. */
  readonly moments: number;
  readonly fresh: number;
  /** The last of the moments; null where none has passed since the log first speaks of the dataset. */
  readonly lastDue: Instant | null;
  readonly lastWrite: CompletedRun | null;
  /** Oldest first. */
  readonly breaches: readonly Breach[];
  /** True where no run of the log writes the dataset: then nothing is known of its freshness. */
  readonly unwritten: boolean;
}

/** Of each dataset that people gave times, in the order of the catalog. */
export const datasetServices = perLedger(
  'health/service-level/dataset-service',
  (ledger: Ledger): readonly DatasetService[] =>
    ledger.network.catalog.datasets.flatMap((dataset) => serviceOf(ledger, dataset)),
);

function serviceOf(ledger: Ledger, dataset: Dataset): DatasetService[] {
  const schedule = dataset.glossary?.freshestBy ?? null;
  if (schedule === null || dataset.span.first.time > ledger.asOf) return [];
  const writes = writesOf(ledger, dataset.id);
  const unwritten = ledger.runsWriting(dataset.id).length === 0;
  const service = { dataset, schedule, lastWrite: writes.at(-1) ?? null, unwritten };
  if (unwritten) return [{ ...service, moments: 0, fresh: 0, lastDue: null, breaches: [] }];
  const all = dueMoments(ledger, schedule);
  const making = makingOf(ledger, dataset, schedule);
  const { breaches, ...counts } = freshness(all, writes, making);
  const [skipped, oldest] = all;
  const isCut = skipped !== undefined && skipped > dataset.span.first.time;
  const whole = isCut ? fromItsBeginning(breaches, oldest, making) : breaches;
  return [{ ...service, ...counts, breaches: whole, lastDue: all.at(-1) ?? null }];
}

/**
 * Looks at each moment but the first, and at none at which it was not fresh where the log did not yet speak of all that
 * it takes.
 * @param writes in the order in which they ended
 */
export function freshness(
  moments: readonly Instant[],
  writes: readonly CompletedRun[],
  making: Making,
): Pick<DatasetService, 'moments' | 'fresh' | 'breaches'> {
  const ends = writes.map(({ endedAt }) => endedAt);
  const breaches: Breach[] = [];
  let [looked, fresh] = [0, 0];
  for (const [index, due] of moments.entries()) {
    const before = moments[index - 1];
    if (before === undefined) continue;
    const write = making.writeFor(due, before);
    const isFresh = isFreshBy(write, due);
    if (!isFresh && !making.isTold(due, before)) continue;
    looked += 1;
    if (isFresh) fresh += 1;
    else addBreach(breaches, { due, lastWrite: writes[countUpTo(ends, due) - 1] ?? null, nextWrite: write });
  }
  return { moments: looked, fresh, breaches };
}

/** One that begins before the last one is over goes on with it. */
function addBreach(breaches: Breach[], breach: Breach): void {
  const last = breaches.at(-1);
  const isNew = last === undefined || isFreshBy(last.nextWrite, breach.due);
  if (isNew) breaches.push(breach);
  else breaches[breaches.length - 1] = { ...last, nextWrite: breach.nextWrite };
}

/** The first breach may be older than the moments that are looked at. */
function fromItsBeginning(
  breaches: readonly Breach[],
  oldest: Instant | undefined,
  making: Making,
): Breach[] {
  return breaches.map((breach) =>
    breach.due === oldest ? { ...breach, due: making.firstLate(oldest) ?? oldest } : breach,
  );
}
