/** Whether a dataset was written by the times by which it is to be fresh. */
import type { CompletedRun } from '../../graph/run-history.ts';
import type { Dataset } from '../../model/catalog.ts';
import type { Instant } from '../../model/instant.ts';
import type { Schedule } from '../../model/schedule.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { countUpTo, dueMoments } from './due.ts';
import { writesOf } from './write.ts';

/** Between two writes, at least one moment at which the dataset had not been written since the moment before. */
export interface Breach {
  /** The first such moment. */
  readonly due: Instant;
  /** The last write before it; null where the log has none. */
  readonly lastWrite: CompletedRun | null;
  /** The next one; null where there is none. */
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
export const datasetServices = perLedger((ledger: Ledger): readonly DatasetService[] =>
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
  const checked = freshness(all, writes, dataset.span.first.time);
  return [{ ...service, ...checked, lastDue: all.at(-1) ?? null }];
}

/**
 * Looks at each moment but the first, and at none before which the log did not yet speak of the dataset all the time
 * since the moment before: unless it was written in that time.
 * @param writes in the order in which they ended
 */
export function freshness(
  moments: readonly Instant[],
  writes: readonly CompletedRun[],
  firstSeen: Instant,
): Pick<DatasetService, 'moments' | 'fresh' | 'breaches'> {
  const ends = writes.map(({ endedAt }) => endedAt);
  const breaches: Breach[] = [];
  let [looked, fresh] = [0, 0];
  for (const [index, due] of moments.entries()) {
    const before = moments[index - 1];
    if (before === undefined) continue;
    const [writtenBefore, written] = [countUpTo(ends, before), countUpTo(ends, due)];
    const isFresh = written > writtenBefore;
    if (!isFresh && before < firstSeen) continue;
    looked += 1;
    if (isFresh) fresh += 1;
    else if (breaches.at(-1)?.lastWrite !== (writes[written - 1] ?? null) || breaches.length === 0)
      breaches.push({
        due,
        lastWrite: writes[written - 1] ?? null,
        nextWrite: writes[written] ?? null,
      });
  }
  return { moments: looked, fresh, breaches };
}
