/** How a job kept to its schedule. */
import type { Job } from '../../model/catalog.ts';
import { instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';
import { nextMoment, type Schedule } from '../../model/schedule.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { countUpTo, dueMoments } from './due.ts';
import { punctuality, type DueMoment, type Outcome } from './punctuality.ts';

export interface JobService {
  readonly job: Job;
  readonly schedule: Schedule;
  /** From when the log first speaks of the job, or the newest ones; oldest first. */
  readonly moments: readonly DueMoment[];
  /** True where there are older ones, which are not looked at. */
  readonly isCut: boolean;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Null where no moment is ever to come. */
  readonly next: Instant | null;
}

/** Of each job with a schedule that could be read, in the order of the catalog. */
export const jobServices = perLedger((ledger: Ledger): readonly JobService[] =>
  ledger.network.catalog.jobs.flatMap((job) => serviceOf(ledger, job)),
);

function serviceOf(ledger: Ledger, job: Job): JobService[] {
  const schedule = job.glossary?.cron ?? null;
  if (schedule === null || job.span.first.time > ledger.asOf) return [];
  const { asOf, settings } = ledger;
  const all = dueMoments(ledger, schedule);
  const first = countUpTo(all, job.span.first.time);
  // The moment before the job's first event counts where that event is what came of it.
  const from = isWithin(all[first - 1], job.span.first.time, settings.patience) ? first - 1 : first;
  const moments = punctuality(all.slice(from), ledger.runsOf(job.id), settings.patience, asOf);
  const counts = { 'on-time': 0, late: 0, missed: 0, awaited: 0 };
  for (const { outcome } of moments) counts[outcome] += 1;
  return [{ job, schedule, moments, isCut: isCut(all, job), counts, next: nextMoment(schedule, asOf) }];
}

function isWithin(moment: Instant | undefined, time: Instant, patience: number): boolean {
  return moment !== undefined && time <= instantOf(millisecondsOf(moment) + patience);
}

function isCut([oldest]: readonly Instant[], { span }: Job): boolean {
  return oldest !== undefined && oldest > span.first.time;
}

/** The share of moments that a run began in time for; null where none is over. */
export function onTimeShare({ counts }: JobService): number | null {
  const over = counts['on-time'] + counts.late + counts.missed;
  return over === 0 ? null : counts['on-time'] / over;
}
