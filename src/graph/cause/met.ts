/** What a job met in the last of its runs that had begun by a moment. */
import type { Dataset, Run } from '../../model/catalog.ts';
import type { DatasetId, JobId } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import { memoryOf } from '../../model/memory.ts';
import type { Network } from '../network.ts';
import type { RunHistory } from '../run-history.ts';
import { failedChecksMetBy, type FailedChecks } from './failed-check.ts';
import { changeMetBy, type SchemaChange } from './schema-difference.ts';
import { troubleOf, type Trouble } from './trouble.ts';

export interface Met {
  /** Null where none had begun: then it met nothing. */
  readonly run: Run | null;
  /** Of the job itself. */
  readonly trouble: Trouble | null;
  readonly inputs: readonly MetInput[];
}

export interface MetInput {
  readonly id: DatasetId;
  readonly failed: FailedChecks | null;
  readonly change: (SchemaChange & { readonly dataset: Dataset }) | null;
}

/** By the list of its inputs, which is the job's own, and by the moment. */
type Memory = WeakMap<readonly DatasetId[], Map<Instant | null, Met>>;

/** All that is downstream of a job asks the same: each answer is found once. */
const memory = memoryOf<RunHistory, Memory>('graph/cause/met');

/** @param inputs as the flow lists them, of the job or towards one of its outputs */
export function metBy(
  network: Network,
  history: RunHistory,
  { job, inputs, until }: { job: JobId; inputs: readonly DatasetId[]; until: Instant | null },
): Met {
  const ofHistory: Memory = memory.get(history) ?? new WeakMap();
  memory.set(history, ofHistory);
  const ofJob = ofHistory.get(inputs) ?? new Map<Instant | null, Met>();
  ofHistory.set(inputs, ofJob);
  const known = ofJob.get(until);
  if (known !== undefined) return known;
  const run = history.lastBegun(job, until);
  const met = {
    run,
    trouble: troubleOf(history, job, inputs, until),
    inputs: inputs.map((id) => ({
      id,
      failed: run && failedChecksMetBy(network.catalog, history, id, run),
      change: run && changeOf(network, history, id, run),
    })),
  };
  ofJob.set(until, met);
  return met;
}

function changeOf({ graph }: Network, history: RunHistory, id: DatasetId, run: Run): MetInput['change'] {
  const dataset = graph.dataset(id);
  if (dataset === null || dataset.schemas.length < 2) return null;
  const change = changeMetBy(dataset, run, history.completedBefore(run));
  return change && { ...change, dataset };
}
