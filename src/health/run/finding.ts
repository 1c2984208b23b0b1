/** What is, or was, wrong with runs: those that failed, that took too long, that no event ended in time. */
import { beganAt, isCompleted, lastWordOf } from '../../graph/run-history.ts';
import type { Job, Run } from '../../model/catalog.ts';
import type { Duration } from '../../model/duration.ts';
import type { GlossaryJob } from '../../model/glossary.ts';
import type { Instant } from '../../model/instant.ts';
import type { Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { durationOf } from './duration.ts';
import { allowanceOf } from './standing.ts';

/** By job, and oldest run first. */
export function runFindings(ledger: Ledger): Finding[] {
  return ledger.network.catalog.jobs.flatMap((job) => {
    const runs = ledger.runsOf(job.id);
    const completions = endsOf(runs);
    return [
      ...runs.flatMap((run) => failure(run, completions)),
      ...runs.flatMap((run) => overruns(ledger, run, completions)),
      ...excesses(job, runs),
    ];
  });
}

/** Until a run of the job completed. */
function failure(run: Run, completions: readonly Instant[]): Finding[] {
  if (run.state !== 'failed' && run.state !== 'aborted') return [];
  const since = run.endedAt ?? beganAt(run);
  const until = firstAfter(completions, since);
  return [{ kind: 'run-failed', ...factsOf(run), since, until, expectation: null }];
}

/** Overdue until it is given up; given up until a run of the job completes. */
function overruns(ledger: Ledger, run: Run, completions: readonly Instant[]): Finding[] {
  const allowance = run.state === 'unfinished' ? allowanceOf(ledger, run) : null;
  if (allowance === null) return [];
  const { entry, until, givenUp } = allowance;
  const facts = { ...factsOf(run), expectation: entry.place };
  const isOverdue = until < (givenUp ?? ledger.asOf);
  const isGivenUp = givenUp !== null && givenUp <= ledger.asOf;
  return [
    ...(isOverdue ? [{ kind: 'run-overdue' as const, ...facts, since: until, until: givenUp }] : []),
    ...(isGivenUp
      ? [
          {
            kind: 'run-abandoned' as const,
            ...facts,
            since: givenUp,
            until: firstAfter(completions, givenUp),
          },
        ]
      : []),
  ];
}

/** Until a run of the job completed within the time. */
function excesses({ glossary }: Job, runs: readonly Run[]): Finding[] {
  const longest = glossary?.longest ?? null;
  if (glossary === null || longest === null) return [];
  const inTime = endsOf(runs.filter((run) => (durationOf(run) ?? Infinity) <= longest));
  return runs.flatMap((run) => excess(run, longest, glossary, inTime));
}

function excess(run: Run, longest: Duration, { place }: GlossaryJob, inTime: readonly Instant[]): Finding[] {
  const took = durationOf(run);
  if (took === null || took <= longest || run.endedAt === null) return [];
  return [
    {
      kind: 'run-too-long',
      ...factsOf(run),
      since: run.endedAt,
      until: firstAfter(inTime, run.endedAt),
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
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = moments[middle];
    if (at !== undefined && at <= moment) low = middle + 1;
    else high = middle;
  }
  return moments[low] ?? null;
}
