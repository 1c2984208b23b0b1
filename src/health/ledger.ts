/** The runs of a catalog as they stood at a moment: what health is told from. */
import type { Network } from '../graph/network.ts';
import { beganAt } from '../graph/run-history.ts';
import type { Run } from '../model/catalog.ts';
import {
  compareStrings,
  datasetKey,
  jobKey,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import type { HealthSettings } from './settings.ts';

export interface Ledger {
  readonly network: Network;
  /** The last moment that counts: what happened later is as if it had not. */
  readonly asOf: Instant;
  readonly settings: HealthSettings;
  /** Every run that had begun by then, oldest first; one that ended later is unfinished. */
  readonly runs: readonly Run[];
  /** Oldest first. */
  runsOf(job: JobId): readonly Run[];
  /** Those that name the dataset as an output, whatever came of them; oldest first. */
  runsWriting(dataset: DatasetId): readonly Run[];
  /** Those that name the dataset as an input; oldest first. */
  runsReading(dataset: DatasetId): readonly Run[];
}

export function ledgerOf(network: Network, asOf: Instant, settings: HealthSettings): Ledger {
  const runs = network.catalog.runs
    .filter((run) => beganAt(run) <= asOf)
    .map((run) => asItStood(run, asOf))
    .sort((a, b) => compareStrings(beganAt(a), beganAt(b)) || compareStrings(a.id, b.id));
  const byJob = Map.groupBy(runs, (run) => jobKey(run.job));
  const [writing, reading] = [byDataset(runs, 'outputs'), byDataset(runs, 'inputs')];
  return {
    network,
    asOf,
    settings,
    runs,
    runsOf: (job) => byJob.get(jobKey(job)) ?? [],
    runsWriting: (dataset) => writing.get(datasetKey(dataset)) ?? [],
    runsReading: (dataset) => reading.get(datasetKey(dataset)) ?? [],
  };
}

function asItStood(run: Run, asOf: Instant): Run {
  const isOver = run.endedAt !== null && run.endedAt <= asOf;
  if (run.endedAt === null || isOver) return run;
  const events = run.events.filter(({ time }) => time <= asOf);
  return { ...run, state: 'unfinished', endedAt: null, events };
}

function byDataset(runs: readonly Run[], direction: 'inputs' | 'outputs'): ReadonlyMap<Key, readonly Run[]> {
  const found = new Map<Key, Run[]>();
  for (const run of runs) {
    for (const { id } of run[direction]) {
      const list = found.get(datasetKey(id));
      if (list === undefined) found.set(datasetKey(id), [run]);
      else list.push(run);
    }
  }
  return found;
}
