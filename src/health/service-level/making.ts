/** What makes a dataset fresh at a moment. */
import type { CompletedRun } from '../../graph/run-history.ts';
import type { Dataset, Job } from '../../model/catalog.ts';
import { keyOf, type Key } from '../../model/identity.ts';
import { EARLIEST, type Instant } from '../../model/instant.ts';
import { lastMoment, nextMoment, type Schedule } from '../../model/schedule.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { countUpTo, dueMoments } from './due.ts';
import { CLOCK_DIFFERENCE, later, latestFor } from './nominal.ts';
import { firstWrite, writesOf, writesOfJob } from './write.ts';

export interface Making {
  /** The write that makes it fresh at `due`, though it may end later; null where none has. @param before the moment before `due` */
  writeFor(due: Instant, before: Instant): CompletedRun | null;
  /** Whether the log spoke of all that it takes when it was to be made. */
  isTold(due: Instant, before: Instant): boolean;
  /** Of moments at which it was not fresh up to `due`, the first, where all before `due` are not looked at. */
  firstLate(due: Instant): Instant | null;
}

/** By the schedules of the jobs that write it now; where none has one, by when it was written. */
export function makingOf(ledger: Ledger, dataset: Dataset, schedule: Schedule): Making {
  const { flow, graph } = ledger.network;
  const making = flow.writersOf(dataset.id).flatMap((id): Making[] => {
    const job = graph.job(id);
    const cron = job?.glossary?.cron ?? null;
    return job === null || cron === null ? [] : [bySchedule(ledger, dataset, schedule, job, cron)];
  });
  return making.length === 0 ? byWrites(ledger, dataset, schedule) : byAll(making);
}

/** A complete run has to have written it since the moment before. */
function byWrites(ledger: Ledger, dataset: Dataset, schedule: Schedule): Making {
  const writes = writesOf(ledger, dataset.id);
  const ends = writes.map(({ endedAt }) => endedAt);
  const firstSeen = dataset.span.first.time;
  return {
    writeFor: (_, before) => writes[countUpTo(ends, before)] ?? null,
    isTold: (_, before) => before >= firstSeen,
    firstLate: (due) => {
      const start = ends[countUpTo(ends, due) - 1] ?? firstSeen;
      const kept = lastMoment(schedule, start) === start ? start : nextMoment(schedule, start);
      return kept && nextMoment(schedule, kept);
    },
  };
}

/** A run of the job has to have written it that began no earlier than the job's own last moment before. */
function bySchedule(
  ledger: Ledger,
  { id, span }: Dataset,
  schedule: Schedule,
  job: Job,
  cron: Schedule,
): Making {
  const asked = { job: job.id, dataset: id, endedAfter: EARLIEST };
  const firstSeen = span.first.time > job.span.first.time ? span.first.time : job.span.first.time;
  return {
    writeFor: (due) => {
      const moment = momentBefore(ledger, cron, due);
      const begunFrom = moment === null ? EARLIEST : later(moment, -CLOCK_DIFFERENCE);
      return firstWrite(ledger, { ...asked, begunFrom });
    },
    isTold: (due) => {
      const moment = momentBefore(ledger, cron, due);
      return moment !== null && due >= firstSeen && later(moment, ledger.settings.patience) >= firstSeen;
    },
    firstLate: (due) => {
      const begun = writesOfJob(ledger, job.id, id).findLast(({ endedAt }) => endedAt <= due);
      const told = later(firstSeen, -1 - ledger.settings.patience);
      const moment = nextMoment(cron, begun === undefined ? told : latestFor(begun));
      return moment && nextMoment(schedule, moment > firstSeen ? moment : later(firstSeen, -1));
    },
  };
}

/** Each job has to have made it, but for those of which the log did not speak by then. */
function byAll(making: readonly Making[]): Making {
  const lacking = (due: Instant, before: Instant): readonly Making[] =>
    making.filter((one) => !isFreshBy(one.writeFor(due, before), due) && one.isTold(due, before));
  return {
    writeFor: (due, before) => {
      const late = lacking(due, before);
      const writes = (late.length > 0 ? late : making).map((one) => one.writeFor(due, before));
      return late.length > 0 ? lastOf(writes) : firstOf(writes);
    },
    isTold: (due, before) => lacking(due, before).length > 0,
    firstLate: (due) => {
      const moments = making.flatMap((one) => one.firstLate(due) ?? []);
      return moments.reduce<Instant | null>((a, b) => (a !== null && a < b ? a : b), null);
    },
  };
}

export function isFreshBy(write: CompletedRun | null, due: Instant): boolean {
  return write !== null && write.endedAt <= due;
}

/** Null where one is. */
function lastOf(writes: readonly (CompletedRun | null)[]): CompletedRun | null {
  return writes.reduce(
    (a, b) => (a === null || b === null ? null : b.endedAt > a.endedAt ? b : a),
    writes[0] ?? null,
  );
}

function firstOf(writes: readonly (CompletedRun | null)[]): CompletedRun | null {
  return writes.reduce((a, b) => (a === null || (b !== null && b.endedAt < a.endedAt) ? b : a), null);
}

const earlierMoments = perLedger('health/service-level/making', () => new Map<Key, Instant | null>());

/** The last moment of a schedule before another moment; null where there is none. Many datasets ask for the same. */
function momentBefore(ledger: Ledger, schedule: Schedule, due: Instant): Instant | null {
  const before = later(due, -1);
  const moments = dueMoments(ledger, schedule);
  const recent = moments[countUpTo(moments, before) - 1];
  if (recent !== undefined) return recent;
  const memory = earlierMoments(ledger);
  const key = keyOf(schedule.zone, schedule.expression, due);
  const known = memory.get(key);
  const moment = known === undefined ? lastMoment(schedule, before) : known;
  memory.set(key, moment);
  return moment;
}
