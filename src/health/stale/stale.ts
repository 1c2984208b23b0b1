/**
 * What a setback of a job leaves stale: what the job writes and all that is made of it, by what joins datasets now. Each
 * is so until every job that makes it of what is stale has completed a run that began once that was made anew.
 */
import {
  compareNames,
  datasetKey,
  sameName,
  type DatasetId,
  type JobId,
  type Key,
} from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Setback } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { firstWrite } from '../service-level/write.ts';
import { loopsOf, type SharesLoop } from './loop.ts';
import { mendableFrom } from './setback.ts';

export interface StaleDataset {
  readonly id: DatasetId;
  /** In steps from dataset to dataset; 1 for what the job itself writes. */
  readonly distance: number;
  /** The end of the run that made it anew; null where none has. */
  readonly until: Instant | null;
}

/** Nearest first, then by name. */
export function staleAfter(ledger: Ledger, setback: Setback): StaleDataset[] {
  return new Mending(ledger, setback)
    .datasets()
    .map(({ id, distance, until }) => ({ id, distance, until }))
    .sort((a, b) => a.distance - b.distance || compareNames(a.id, b.id));
}

interface Stale {
  readonly id: DatasetId;
  readonly distance: number;
  until: Instant | null;
}

/** What makes a dataset anew: a job, or nothing that the log names; and what of its making has to be fresh before. */
interface Making {
  /** Null where what it is made of is made into it by no job. */
  readonly job: JobId | null;
  /** Whether it is the job of the setback, which waits for nothing. */
  readonly isOwn: boolean;
  readonly causes: readonly Stale[];
}

class Mending {
  readonly #ledger: Ledger;
  readonly #setback: Setback;
  readonly #sharesLoop: SharesLoop;
  readonly #stale = new Map<Key, Stale>();

  constructor(ledger: Ledger, setback: Setback) {
    this.#ledger = ledger;
    this.#setback = setback;
    this.#sharesLoop = loopsOf(ledger.network);
  }

  /** Each after what it waits for: an order there is, since on a cycle a dataset waits only for what is nearer. */
  datasets(): readonly Stale[] {
    this.#spread();
    const makings = new Map([...this.#stale.values()].map((stale) => [stale, this.#makingsOf(stale)]));
    const waiting = new Map<Stale, number>();
    const followers = new Map<Stale, Stale[]>();
    for (const [stale, ways] of makings) {
      const causes = new Set(ways.flatMap((way) => way.causes));
      waiting.set(stale, causes.size);
      for (const cause of causes) followers.set(cause, [...(followers.get(cause) ?? []), stale]);
    }
    const ready = [...this.#stale.values()].filter((stale) => waiting.get(stale) === 0);
    for (let stale = ready.pop(); stale !== undefined; stale = ready.pop()) {
      stale.until = this.#madeAnew(stale, makings.get(stale) ?? []);
      for (const follower of followers.get(stale) ?? []) {
        const left = (waiting.get(follower) ?? 0) - 1;
        waiting.set(follower, left);
        if (left === 0) ready.push(follower);
      }
    }
    return [...this.#stale.values()];
  }

  /** Breadth-first, so that distances are least. */
  #spread(): void {
    const { flow } = this.#ledger.network;
    let frontier = flow.outputsOf(this.#setback.job).filter((id) => this.#add(id, 1));
    for (let distance = 2; frontier.length > 0; distance++) {
      const beyond = frontier.flatMap((id) => flow.downstreamOf(id)).map(({ dataset }) => dataset);
      frontier = beyond.filter((id) => this.#add(id, distance));
    }
  }

  #add(id: DatasetId, distance: number): boolean {
    const key = datasetKey(id);
    if (this.#stale.has(key)) return false;
    this.#stale.set(key, { id, distance, until: null });
    return true;
  }

  /** Those that make it of what is stale. */
  #makingsOf(stale: Stale): Making[] {
    const { flow } = this.#ledger.network;
    const byJobs = flow.writersOf(stale.id).flatMap((job): Making[] => {
      // What the job of the setback writes waits for nothing but the job.
      if (stale.distance === 1 && sameName(job, this.#setback.job)) return [{ job, isOwn: true, causes: [] }];
      const causes = this.#causes(flow.inputsTowards(job, stale.id), stale);
      return causes.length === 0 ? [] : [{ job, isOwn: false, causes }];
    });
    const causes = this.#causes(flow.sourcesOf(stale.id), stale);
    return causes.length === 0 ? byJobs : [...byJobs, { job: null, isOwn: false, causes }];
  }

  /** Those that are stale. On a cycle, a dataset waits only for what is nearer: else all would wait for each other. */
  #causes(inputs: readonly DatasetId[], { id, distance }: Stale): Stale[] {
    return inputs.flatMap((input) => {
      const cause = this.#stale.get(datasetKey(input));
      if (cause === undefined || (cause.distance >= distance && this.#sharesLoop(input, id))) return [];
      return [cause];
    });
  }

  /** When the last of those that make it had done so; null where one has not. */
  #madeAnew({ id }: Stale, makings: readonly Making[]): Instant | null {
    const times = makings.map(({ job, isOwn, causes }) => {
      const fresh = isOwn ? mendableFrom(this.#setback) : latestOf(causes.map(({ until }) => until));
      if (job === null || fresh === null) return fresh;
      const write = firstWrite(this.#ledger, {
        job,
        dataset: id,
        begunFrom: fresh,
        endedAfter: this.#setback.since,
      });
      return write && write.endedAt;
    });
    return latestOf(times);
  }
}

/** Null where there are none, or one is null. */
function latestOf(times: readonly (Instant | null)[]): Instant | null {
  return times.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b), times[0] ?? null);
}
