/**
 * Why a dataset may be wrong: upstream runs that failed, did not come to an end or were not made, upstream schemas that
 * changed, and upstream checks that failed, before the last run that wrote it.
 */
import { compareNames, datasetKey, jobKey, type DatasetId, type JobId, type Key } from '../model/identity.ts';
import type { Check, Run } from '../model/catalog.ts';
import type { Evidence } from '../model/event.ts';
import { metBy, type MetInput } from './cause/met.ts';
import { comparePlaces, pathTo, type Place } from './cause/place.ts';
import type { SchemaDifference } from './cause/schema-difference.ts';
import type { Trouble } from './cause/trouble.ts';
import type { Step } from './flow.ts';
import type { Network } from './network.ts';
import { beganAt, runHistory, type RunHistory } from './run-history.ts';

export type { SchemaDifference } from './cause/schema-difference.ts';

/** How many causes are given; those farther away are counted. */
export const MAX_CAUSES = 50;

interface Whereabouts {
  /** In steps from dataset to dataset, the one to the job in trouble counted; 1 for a job that writes the wrong dataset. */
  readonly distance: number;
  /**
   * How it gets to the wrong dataset, which comes first: each dataset with the job that makes it of the next; null
   * where lineage names none, and with a dataset whose schema changed or whose checks failed.
   */
  readonly path: readonly Step[];
}

/** The job in trouble is that of `run`. */
export type RunCause = Whereabouts & Trouble;

/** `schema`: columns were added, removed or got another type between the last run of a job that reads them and the run before. */
export interface SchemaCause extends Whereabouts {
  readonly kind: 'schema';
  readonly dataset: DatasetId;
  readonly difference: SchemaDifference;
  /** The first run that met the change. */
  readonly run: Run;
  readonly evidence: Evidence;
}

/** `check`: when a run read the dataset, the last outcome of checks of it was that they failed. */
export interface CheckCause extends Whereabouts {
  readonly kind: 'check';
  readonly dataset: DatasetId;
  /** Oldest first; never none. */
  readonly checks: readonly Check[];
  /** The run that made the first of them. */
  readonly run: Run;
  readonly evidence: Evidence;
}

export type Cause = RunCause | SchemaCause | CheckCause;

export interface Causes {
  readonly dataset: DatasetId;
  /** The last run of each job that writes it, whatever came of it: causes are looked for before these. */
  readonly runs: readonly Run[];
  /** Nearest first; of those as near, by kind and by name. */
  readonly causes: readonly Cause[];
  /** How many more there are, farther away than {@link MAX_CAUSES}. */
  readonly more: number;
}

/**
 * Each job is looked at as it stood when its output was last read on the way down: at the moment at which the reader's
 * last run began. Breadth-first, so that ways are shortest; of several as short, the one with the latest moment counts.
 * @param id by any identity of the dataset
 */
export function causesOf(network: Network, id: DatasetId): Causes {
  const history = runHistory(network.catalog);
  const dataset = network.graph.dataset(id)?.id ?? { namespace: id.namespace, name: id.name };
  const found = new Search(network, history).from({ dataset, until: null, towards: null });
  const writers = network.flow.writersOf(dataset);
  return {
    dataset,
    runs: writers.flatMap((job) => history.lastBegun(job, null) ?? []),
    causes: found.sort(compareFindings).slice(0, MAX_CAUSES).map(causeAt),
    more: Math.max(0, found.length - MAX_CAUSES),
  };
}

/** A cause with the place that its path is made of, once it is among those that are given. */
interface Finding {
  readonly distance: number;
  readonly place: Place;
  /** Null for a change of the schema of the place's dataset, and for checks of it. */
  readonly job: JobId | null;
  readonly cause: Trouble | Omit<SchemaCause, keyof Whereabouts> | Omit<CheckCause, keyof Whereabouts>;
}

function causeAt({ distance, place, job, cause }: Finding): Cause {
  return { distance, path: pathTo(place, job), ...cause };
}

const KINDS: readonly Cause['kind'][] = ['failed', 'unfinished', 'not-run', 'check', 'schema'];

function compareFindings(a: Finding, b: Finding): number {
  return (
    a.distance - b.distance ||
    KINDS.indexOf(a.cause.kind) - KINDS.indexOf(b.cause.kind) ||
    compareNames(a.job ?? a.place.dataset, b.job ?? b.place.dataset)
  );
}

class Search {
  readonly #network: Network;
  readonly #history: RunHistory;
  readonly #found: Finding[] = [];
  readonly #datasets = new Set<Key>();
  readonly #jobs = new Set<Key>();
  readonly #schemas = new Set<Key>();
  readonly #checks = new Set<Key>();

  constructor(network: Network, history: RunHistory) {
    this.#network = network;
    this.#history = history;
  }

  from(start: Place): Finding[] {
    this.#datasets.add(datasetKey(start.dataset));
    let frontier: readonly Place[] = [start];
    for (let distance = 1; frontier.length > 0; distance++) {
      const beyond = frontier.flatMap((place) => this.#upFrom(place, distance)).sort(comparePlaces);
      frontier = beyond.filter(({ dataset }) => this.#isNew(this.#datasets, datasetKey(dataset)));
    }
    return this.#found;
  }

  /** Looks at the jobs that write the dataset of a place: the places of what these read. */
  #upFrom(place: Place, distance: number): Place[] {
    const { flow } = this.#network;
    const written = flow.writersOf(place.dataset).flatMap((job) => this.#through(job, place, distance));
    const unwritten = flow
      .sourcesOf(place.dataset)
      .map((dataset) => ({ dataset, until: place.until, towards: { place, job: null } }));
    return [...written, ...unwritten];
  }

  #through(job: JobId, place: Place, distance: number): Place[] {
    const inputs = this.#network.flow.inputsTowards(job, place.dataset);
    const met = metBy(this.#network, this.#history, { job, inputs, until: place.until });
    const { run, trouble: cause } = met;
    if (this.#isNew(this.#jobs, jobKey(job)) && cause !== null) {
      this.#found.push({ distance, place, job, cause });
    }
    const until = run === null ? place.until : beganAt(run);
    return met.inputs.map((input) => {
      const from: Place = { dataset: input.id, until, towards: { place, job } };
      if (run !== null) this.#lookAt(input, from, run, distance);
      return from;
    });
  }

  #lookAt({ id, failed, change }: MetInput, place: Place, run: Run, distance: number): void {
    if (failed !== null && this.#isNew(this.#checks, datasetKey(id))) {
      this.#found.push({ distance, place, job: null, cause: { kind: 'check', dataset: id, ...failed } });
    }
    if (change !== null && this.#isNew(this.#schemas, datasetKey(change.dataset.id))) {
      const { difference, evidence, dataset } = change;
      const cause = { kind: 'schema', dataset: dataset.id, run, difference, evidence } as const;
      this.#found.push({ distance, place, job: null, cause });
    }
  }

  #isNew(seen: Set<Key>, key: Key): boolean {
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  }
}
