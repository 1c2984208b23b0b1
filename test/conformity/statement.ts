/** What a job was said to read and write: once by each run, and once by each event outside any run. */
import type { Event, Mention } from './event.ts';
import type { Name } from './name.ts';
import { keyOf } from './name.ts';
import { findRuns, type Run } from './run.ts';
import type { Place } from './values.ts';

export interface Use extends Mention {
  readonly order: string;
  readonly place: Place;
}

export interface Statement {
  readonly job: Name;
  readonly observed: boolean;
  readonly completed: boolean;
  readonly at: string;
  readonly uses: readonly Use[];
}

/** Job by job. An event speaks of the job that it names, whatever other events of its run do. */
export function findStatements(events: readonly Event[]): readonly (readonly Statement[])[] {
  const runs = findRuns(events);
  const byJob = Map.groupBy(
    events.filter(({ job }) => job !== null),
    ({ job }) => keyOf(job?.id),
  );
  return [...byJob.values()].map((ofJob) => {
    const words = Map.groupBy(ofJob, ({ run, order }) =>
      run === null ? keyOf(order) : keyOf(run.id, 'run'),
    );
    return [...words.values()].flatMap((word) => statementOf(word, runs));
  });
}

function statementOf(events: readonly Event[], runs: ReadonlyMap<string, Run>): readonly Statement[] {
  const [first] = events;
  if (first?.job == null) return [];
  const run = first.run && runs.get(first.run.id);
  const uses = events.flatMap(({ mentions, order, place }) =>
    mentions.map((one) => ({ ...one, order, place })),
  );
  return [
    {
      job: first.job.id,
      observed: run != null,
      completed: run?.state === 'complete',
      at: run?.at ?? first.order,
      uses,
    },
  ];
}

/**
 * The one in force: of the latest run that completed; of the latest run, where none did; of the latest event outside
 * any run, where that is newer (design: how events become a catalog).
 */
export function currentOf(statements: readonly Statement[]): Statement | null {
  const observed = statements.filter((one) => one.observed);
  const run = latest(observed.filter((one) => one.completed)) ?? latest(observed);
  const declared = latest(statements.filter((one) => !one.observed));
  if (run === null || declared === null) return run ?? declared;
  return declared.at > run.at ? declared : run;
}

function latest(statements: readonly Statement[]): Statement | null {
  return statements.reduce<Statement | null>(
    (last, one) => (last === null || one.at > last.at ? one : last),
    null,
  );
}
