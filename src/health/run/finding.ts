/** What is, or was, wrong with runs: those that failed, that took too long, that no event ended in time. */
import { countLeading } from '../../model/bisection.ts';
import { beganAt, isCompleted, lastWordOf, type CompletedRun } from '../../graph/run-history.ts';
import type { Job, Run } from '../../model/catalog.ts';
import type { Duration } from '../../model/duration.ts';
import type { GlossaryJob } from '../../model/glossary.ts';
import { instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';
import type { Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { firstCompletion } from './completion.ts';
import { durationOf } from './duration.ts';
import { allowanceOf, standingOf } from './standing.ts';

/** By job, and oldest run first. */
export function runFindings(ledger: Ledger): Finding[] {
  return ledger.network.catalog.jobs.flatMap((job) => {
    const runs = ledger.runsOf(job.id);
    const complete = runs.filter(isCompleted);
    return [
      ...runs.flatMap((run) => failure(run, complete)),
      ...runs.flatMap((run) => overruns(ledger, run, complete)),
      ...excesses(job, runs),
    ];
  });
}

/** Until a run of the job completed that began no earlier: one that was under way already makes up for nothing. */
function failure(run: Run, complete: readonly CompletedRun[]): Finding[] {
  if (run.state !== 'failed' && run.state !== 'aborted') return [];
  const since = run.endedAt ?? beganAt(run);
  const until = madeUpFor(run, since, complete);
  return [{ kind: 'run-failed', ...factsOf(run), since, until, expectation: null }];
}

/** @param complete by when they began */
function madeUpFor(run: Run, since: Instant, complete: readonly CompletedRun[]): Instant | null {
  const mending = firstCompletion(complete, beganAt(run), since);
  return mending && mending.endedAt;
}

/** Overdue until it ended or is given up; given up until a run of the job completes. */
function overruns(ledger: Ledger, run: Run, complete: readonly CompletedRun[]): Finding[] {
  const allowance = allowanceOf(ledger, run);
  if (allowance === null) return [];
  const { entry, until, givenUp } = allowance;
  const facts = { ...factsOf(run), expectation: entry.place };
  const overdue = { kind: 'run-overdue' as const, ...facts, since: until };
  if (run.state !== 'unfinished') {
    // Where no longest duration is given, the next run of the schedule tells enough of one that went on beside it.
    const wasOverdue = entry.longest !== null && run.endedAt !== null && until < run.endedAt;
    return wasOverdue ? [{ ...overdue, until: run.endedAt }] : [];
  }
  const isOverdue = until < (givenUp ?? ledger.asOf);
  const isGivenUp = givenUp !== null && standingOf(ledger, run) === 'abandoned';
  return [
    ...(isOverdue ? [{ ...overdue, until: givenUp }] : []),
    ...(isGivenUp
      ? [
          {
            kind: 'run-abandoned' as const,
            ...facts,
            since: givenUp,
            until: madeUpFor(run, givenUp, complete),
          },
        ]
      : []),
  ];
}

/** Since its time was over, and until the next run of the job completed: where that took too long as well, it tells so itself. */
function excesses({ glossary }: Job, runs: readonly Run[]): Finding[] {
  const longest = glossary?.longest ?? null;
  if (glossary === null || longest === null) return [];
  const ends = endsOf(runs);
  return runs.flatMap((run) => excess(run, longest, glossary, ends));
}

function excess(run: Run, longest: Duration, { place }: GlossaryJob, ends: readonly Instant[]): Finding[] {
  const took = durationOf(run);
  if (took === null || took <= longest || run.endedAt === null) return [];
  return [
    {
      kind: 'run-too-long',
      ...factsOf(run),
      since: instantOf(millisecondsOf(beganAt(run)) + longest),
      until: firstAfter(ends, run.endedAt),
      expectation: place,
      took: took as Duration,
      longest,
    },
  ];
}

function factsOf(run: Run) {
  return { subject: { kind: 'job' as const, id: run.job }, run, evidence: lastWordOf(run) };
}

/** Of the runs that completed, sorted. */
function endsOf(runs: readonly Run[]): Instant[] {
  return runs.flatMap((run) => (isCompleted(run) ? run.endedAt : [])).sort();
}

/** @param moments sorted */
function firstAfter(moments: readonly Instant[], moment: Instant): Instant | null {
  return moments[countLeading(moments, (at) => at <= moment)] ?? null;
}
