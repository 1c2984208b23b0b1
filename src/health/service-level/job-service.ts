/** How a job kept to its schedule. */
import type { Job, Run } from '../../model/catalog.ts';
import { instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';
import { nextMoment, type Schedule } from '../../model/schedule.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { countUpTo, dueMoments } from './due.ts';
import { missedFrom } from './missed.ts';
import { punctuality, type DueMoment, type Outcome } from './punctuality.ts';

export interface JobService {
  readonly job: Job;
  readonly schedule: Schedule;
  /** From when the log first speaks of the job, or the newest ones; oldest first. */
  readonly moments: readonly DueMoment[];
  /** True where there are older ones, which are not looked at. */
  readonly isCut: boolean;
  /** Where older moments are left out and the oldest that is not was missed: the first of those missed in a row up to it. */
  readonly missedFrom: Instant | null;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Null where no moment is ever to come. */
  readonly next: Instant | null;
}

/** Of each job with a schedule that could be read, in the order of the catalog. */
export const jobServices = perLedger(
  'health/service-level/job-service',
  (ledger: Ledger): readonly JobService[] =>
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
  const runs = ledger.runsOf(job.id);
  const moments = punctuality(all.slice(from), runs, settings.patience, asOf);
  const counts = { 'on-time': 0, late: 0, missed: 0, awaited: 0, unknown: 0 };
  for (const { outcome } of moments) counts[outcome] += 1;
  const service = { job, schedule, moments, isCut: isCut(all, job), counts };
  return [
    {
      ...service,
      missedFrom: firstMissed(service, runs, settings.patience),
      next: nextMoment(schedule, asOf),
    },
  ];
}

function firstMissed(
  { job, schedule, moments: [oldest], isCut }: Omit<JobService, 'missedFrom' | 'next'>,
  runs: readonly Run[],
  patience: number,
): Instant | null {
  if (!isCut || oldest?.outcome !== 'missed') return null;
  return missedFrom(schedule, oldest.due, runs, job.span.first.time, patience);
}

function isWithin(moment: Instant | undefined, time: Instant, patience: number): boolean {
  return moment !== undefined && time <= instantOf(millisecondsOf(moment) + patience);
}

function isCut([oldest]: readonly Instant[], { span }: Job): boolean {
  return oldest !== undefined && oldest > span.first.time;
}

/** Of how many moments it is known whether a run began in time for them. */
export function judgedMoments({ counts }: JobService): number {
  return counts['on-time'] + counts.late + counts.missed;
}

/** The share of moments that a run began in time for, of those of which that is known; null where none is over. */
export function onTimeShare(service: JobService): number | null {
  const judged = judgedMoments(service);
  return judged === 0 ? null : service.counts['on-time'] / judged;
}
