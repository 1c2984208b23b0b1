/** When runs began and ended, and what they wrote: the latest of them up to a moment, each found by bisection. */
import { countLeading } from '../model/bisection.ts';
import type { Catalog, Run } from '../model/catalog.ts';
import { endsRun, type Evidence } from '../model/event.ts';
import {
  compareStrings,
  datasetKey,
  jobKey,
  keyOf,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import { memoryOf } from '../model/memory.ts';

/** `until` is the last moment that counts; null where all time does. Of several runs at one time, the least id stands. */
export interface RunHistory {
  /** The jobs of which any run completed and wrote the dataset. */
  writersOf(dataset: DatasetId): readonly JobId[];
  /** The last run of the job to begin, whatever came of it. */
  lastBegun(job: JobId, until: Instant | null): Run | null;
  /** The last run of the job to complete. */
  lastCompleted(job: JobId, until: Instant | null): Run | null;
  /** The last run of the job to complete of those that wrote the dataset. */
  lastWrite(job: JobId, dataset: DatasetId, until: Instant | null): Run | null;
  /** Of the runs of its job that completed, the last that began before it. */
  completedBefore(run: Run): Run | null;
}

/** A run that completed, and so has an end. */
export type CompletedRun = Run & { readonly endedAt: Instant };

/** When a run began; where the log does not say, when it first spoke of it. */
export function beganAt(run: Run): Instant {
  return run.startedAt ?? run.firstSeen;
}

export function isCompleted(run: Run): run is CompletedRun {
  return run.state === 'complete' && run.endedAt !== null;
}

/** The event that ended the run; where none did, the last that speaks of it. */
export function lastWordOf({ events }: Run): Evidence | null {
  return events.findLast(endsRun) ?? events.at(-1) ?? null;
}

const memory = memoryOf<Catalog, RunHistory>('graph/run-history');

/** Every page asks: the runs of a catalog are sorted once. */
export function runHistory(catalog: Catalog): RunHistory {
  const known = memory.get(catalog) ?? buildHistory(catalog);
  memory.set(catalog, known);
  return known;
}

function buildHistory({ runs }: Catalog): RunHistory {
  const begun = new Timeline(beganAt);
  const completed = new Timeline(endOf);
  const completedByStart = new Timeline(beganAt);
  const writes = new Timeline(endOf);
  const writers = new Map<Key, Map<Key, JobId>>();
  for (const run of runs) {
    begun.add(jobKey(run.job), run);
    if (!isCompleted(run)) continue;
    completed.add(jobKey(run.job), run);
    completedByStart.add(jobKey(run.job), run);
    for (const { id } of run.outputs) {
      writes.add(keyOf(jobKey(run.job), datasetKey(id)), run);
      const jobs = writers.get(datasetKey(id)) ?? new Map<Key, JobId>();
      writers.set(datasetKey(id), jobs.set(jobKey(run.job), run.job));
    }
  }
  return {
    writersOf: (dataset) => [...(writers.get(datasetKey(dataset))?.values() ?? [])],
    lastBegun: (job, until) => begun.last(jobKey(job), upTo(until)),
    lastCompleted: (job, until) => completed.last(jobKey(job), upTo(until)),
    lastWrite: (job, dataset, until) => writes.last(keyOf(jobKey(job), datasetKey(dataset)), upTo(until)),
    completedBefore: (run) => completedByStart.last(jobKey(run.job), (time) => time < beganAt(run)),
  };
}

function upTo(until: Instant | null): (time: Instant) => boolean {
  return until === null ? () => true : (time) => time <= until;
}

function endOf(run: Run): Instant {
  return run.endedAt ?? run.firstSeen;
}

/** Of two runs the one that ended later; at one time, the one with the lesser id. */
export function laterEnd(a: Run | null, b: Run | null): Run | null {
  if (a === null || b === null) return a ?? b;
  return (compareStrings(endOf(a), endOf(b)) || compareStrings(b.id, a.id)) >= 0 ? a : b;
}

/** Runs under keys, each list in the order of one of their times. */
class Timeline {
  readonly #lists = new Map<Key, Run[]>();
  readonly #sorted = new Set<Key>();
  readonly #timeOf: (run: Run) => Instant;

  constructor(timeOf: (run: Run) => Instant) {
    this.#timeOf = timeOf;
  }

  add(key: Key, run: Run): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [run]);
    else list.push(run);
  }

  /** @param counts holds of all times up to some moment, and of none after it */
  last(key: Key, counts: (time: Instant) => boolean): Run | null {
    const list = this.#sortedList(key);
    return list[countLeading(list, (run) => counts(this.#timeOf(run))) - 1] ?? null;
  }

  #sortedList(key: Key): readonly Run[] {
    const list = this.#lists.get(key);
    if (list === undefined) return [];
    if (!this.#sorted.has(key)) {
      list.sort((a, b) => compareStrings(this.#timeOf(a), this.#timeOf(b)) || compareStrings(b.id, a.id));
      this.#sorted.add(key);
    }
    return list;
  }
}
