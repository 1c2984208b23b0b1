/**
 * The chain of runs that decides when a dataset is ready: the critical path of project planning (Kelley and Walker,
 * "Critical-path planning and scheduling", 1959), read backwards out of what happened.
 */
import type { Run } from '../model/catalog.ts';
import { jobKey, type DatasetId, type Key } from '../model/identity.ts';
import { nanosecondsBetween, type Instant } from '../model/instant.ts';
import type { Network } from './network.ts';
import { beganAt, laterEnd, runHistory, type RunHistory } from './run-history.ts';

/** How many runs a path has at most; those before them are left out. */
export const MAX_RUNS = 30;

export interface CriticalStep {
  readonly run: Run;
  /** What it wrote and the next run read; of the last, the dataset that is asked about. */
  readonly dataset: DatasetId;
  /** From its start to its end, in nanoseconds; null where the log has no START of it, or puts the end first. */
  readonly took: bigint | null;
  /** From the end of the run before it to its start, in nanoseconds; null for the first, and where the log has no START of it. */
  readonly waited: bigint | null;
  /**
   * Of its inputs, those that complete runs of other jobs wrote, none of them ended when it began: who wrote what it read
   * of them is not known, so no way leads back there.
   */
  readonly unready: readonly DatasetId[];
}

/**
 * What the order of the runs rests on. `no-start`: the log has no START of a run after the first, so whether the one before
 * had ended when it began is not known; it had when the log first speaks of it. `contradictory`: the log ends a run before
 * it starts it. Else `known`: each had ended when the next began.
 */
export type PathOrder = 'known' | 'no-start' | 'contradictory';

export interface CriticalPath {
  /** In the order in which they ran; never none. */
  readonly steps: readonly CriticalStep[];
  readonly order: PathOrder;
  /** Whether runs before the first are left out: see {@link MAX_RUNS}. */
  readonly isCut: boolean;
  /** From the start of the first to the end of the last, in nanoseconds; null where the log lacks either. */
  readonly took: bigint | null;
}

/**
 * From the last complete run that wrote the dataset, each time back to the run that ended last of those that wrote
 * its inputs and had ended when it began. A job that is on the path already is not gone back to: where a job reads
 * what it wrote the day before, the path is of one day.
 * @param id by any identity of the dataset; null where no complete run wrote it
 */
export function criticalPath({ catalog, graph }: Network, id: DatasetId): CriticalPath | null {
  const history = runHistory(catalog);
  const dataset = graph.dataset(id)?.id ?? id;
  const last = lastWriteOf(history, dataset, null, new Set());
  if (last === null) return null;
  const chain: Link[] = [];
  const jobs = new Set<Key>();
  let next: Link | null = { run: last, dataset };
  while (next !== null && chain.length < MAX_RUNS) {
    chain.push(next);
    jobs.add(jobKey(next.run.job));
    next = predecessorOf(history, next.run, jobs);
  }
  const links = chain.reverse();
  return {
    steps: links.map((link, index) => stepOf(history, link, links[index - 1] ?? null)),
    order: orderOf(links.map(({ run }) => run)),
    isCut: next !== null,
    took: between(links[0]?.run.startedAt ?? null, last.endedAt),
  };
}

interface Link {
  readonly run: Run;
  readonly dataset: DatasetId;
}

function predecessorOf(history: RunHistory, run: Run, except: ReadonlySet<Key>): Link | null {
  let found: Link | null = null;
  for (const { id } of run.inputs) {
    const writer = lastWriteOf(history, id, beganAt(run), except);
    if (writer === null || laterEnd(found?.run ?? null, writer) !== writer) continue;
    if (found?.run.id !== writer.id) found = { run: writer, dataset: id };
  }
  return found;
}

function lastWriteOf(
  history: RunHistory,
  dataset: DatasetId,
  until: Instant | null,
  except: ReadonlySet<Key>,
): Run | null {
  return history
    .writersOf(dataset)
    .filter((job) => !except.has(jobKey(job)))
    .map((job) => history.lastWrite(job, dataset, until))
    .reduce(laterEnd, null);
}

function orderOf(runs: readonly Run[]): PathOrder {
  if (runs.some(endsBeforeStart)) return 'contradictory';
  return runs.slice(1).some(({ startedAt }) => startedAt === null) ? 'no-start' : 'known';
}

function endsBeforeStart({ startedAt, endedAt }: Run): boolean {
  return startedAt !== null && endedAt !== null && endedAt < startedAt;
}

function unreadyInputs(history: RunHistory, run: Run): readonly DatasetId[] {
  const began = beganAt(run);
  return run.inputs
    .map(({ id }) => id)
    .filter((id) => {
      const writers = history.writersOf(id);
      const ofOthers = writers.some((job) => jobKey(job) !== jobKey(run.job));
      return ofOthers && writers.every((job) => history.lastWrite(job, id, began) === null);
    });
}

function stepOf(history: RunHistory, { run, dataset }: Link, before: Link | null): CriticalStep {
  return {
    run,
    dataset,
    took: between(run.startedAt, run.endedAt),
    waited: before && between(before.run.endedAt, run.startedAt),
    unready: unreadyInputs(history, run),
  };
}

function between(start: Instant | null, end: Instant | null): bigint | null {
  if (start === null || end === null) return null;
  const nanoseconds = nanosecondsBetween(start, end);
  return nanoseconds < 0n ? null : nanoseconds;
}
