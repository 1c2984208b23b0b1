/**
 * What a job was said to read and write, once a run or an event outside any run; and which of it is current: the
 * word of its latest run that completed (of its latest run, where none did; of its latest event outside any run,
 * where that is newer).
 */
import { compareEvidence, type Evidence } from '../model/event.ts';
import { jobKey, type Key } from '../model/identity.ts';
import type { Origin, Run } from '../model/catalog.ts';
import type { Aliases } from './alias.ts';
import { usesOfJob, usesOfOthers, type OtherUse } from './explicit-lineage.ts';
import type { Occasion } from './spell.ts';
import type { JobSaying, JobSummary, Summary, Uses } from './summary.ts';

export interface Statement {
  readonly origin: Exclude<Origin, 'derived'>;
  readonly completed: boolean;
  /** When it was made: the event that ended the run, or the last one of an unfinished run. */
  readonly at: Evidence;
  readonly uses: Uses;
  /** What it says of the reading and writing of other jobs. */
  readonly others: readonly OtherUse[];
}

/** Every job's statements, by `jobKey`. */
export function statementsByJob(
  summary: Summary,
  runs: readonly Run[],
  aliases: Aliases,
): ReadonlyMap<Key, readonly Statement[]> {
  const byJob = new Map<Key, Statement[]>();
  for (const [key, job] of summary.jobs) byJob.set(key, jobEventStatements(job, aliases));
  for (const run of runs) {
    for (const saying of summary.runs.get(run.id)?.sayings ?? []) {
      const statement = runStatement(run, saying, aliases);
      if (statement !== null) byJob.get(jobKey(saying.job))?.push(statement);
    }
  }
  return byJob;
}

function jobEventStatements({ id, events }: JobSummary, aliases: Aliases): Statement[] {
  return [...events.values()].map(({ evidence, saying }) => ({
    origin: 'declared',
    completed: true,
    at: evidence,
    uses: usesOfJob(id, saying, aliases),
    others: usesOfOthers(id, saying, aliases),
  }));
}

function runStatement(run: Run, saying: JobSaying, aliases: Aliases): Statement | null {
  const ended = run.events.findLast((event) => event.time === run.endedAt) ?? run.events.at(-1);
  if (ended === undefined) return null;
  return {
    origin: 'observed',
    completed: run.state === 'complete',
    at: ended,
    uses: usesOfJob(saying.job, saying, aliases),
    others: usesOfOthers(saying.job, saying, aliases),
  };
}

/**
 * When each was made, and whether it takes back what it does not say: a run that did not complete does so only where
 * none did.
 */
export function occasionsOf(statements: readonly Statement[]): Occasion[] {
  const anyCompleted = statements.some((one) => one.origin === 'observed' && one.completed);
  return statements.map(({ at, origin, completed }) => ({
    at,
    counts: origin === 'declared' || completed || !anyCompleted,
  }));
}

/** The statement in force; null of none. */
export function currentStatement(statements: readonly Statement[]): Statement | null {
  const observed = statements.filter((one) => one.origin === 'observed');
  const completed = latest(observed.filter((one) => one.completed));
  const run = completed ?? latest(observed);
  const declared = latest(statements.filter((one) => one.origin === 'declared'));
  if (run === null || declared === null) return run ?? declared;
  return compareEvidence(declared.at, run.at) > 0 ? declared : run;
}

function latest(statements: readonly Statement[]): Statement | null {
  return statements.reduce<Statement | null>(
    (last, one) => (last === null || compareEvidence(one.at, last.at) > 0 ? one : last),
    null,
  );
}
