/** Checks of a dataset that had failed when a run read it. */
import { countLeading } from '../../model/bisection.ts';
import { checksIn, laterCheck } from '../../catalog/check.ts';
import type { Catalog, Check, Run, Stated } from '../../model/catalog.ts';
import { compareEvidence, type Evidence } from '../../model/event.ts';
import type { DataQualityAssertionsFacet } from '../../model/facet.ts';
import { compareStrings, datasetKey, type DatasetId, type Key } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import { memoryOf } from '../../model/memory.ts';
import { beganAt, type RunHistory } from '../run-history.ts';
import { lastWriteOf } from './trouble.ts';

/** The checks whose last outcome by then is a failure. */
export interface FailedChecks {
  /** Oldest first, then by column and name; never none. */
  readonly checks: readonly Check[];
  /** The run that made the first of them. */
  readonly run: Run;
  readonly evidence: Evidence;
}

/** One outcome of a check, by what makes it the same check as another. */
interface Outcome {
  readonly key: Key;
  readonly check: Check;
  readonly run: Run;
}

/**
 * Those made since the last run to write the dataset began, by when the run began, and those that the run itself made.
 * Of a dataset that nobody is known to have written, since the run of its job before. Null where none failed.
 */
export function failedChecksMetBy(
  catalog: Catalog,
  history: RunHistory,
  dataset: DatasetId,
  run: Run,
): FailedChecks | null {
  const since = lastWriteOf(history, dataset, beganAt(run)) ?? history.completedBefore(run);
  const outcomes = [
    ...outcomesBetween(catalog, dataset, since && beganAt(since), beganAt(run)),
    ...outcomesOf(run, dataset),
  ];
  const latest = new Map<Key, Outcome>();
  for (const outcome of outcomes) {
    const before = latest.get(outcome.key);
    if (before === undefined || laterCheck(before.check, outcome.check) === outcome.check) {
      latest.set(outcome.key, outcome);
    }
  }
  const failed = [...latest.values()].filter(({ check }) => !check.value.success).sort(compareOutcomes);
  const [first] = failed;
  if (first === undefined) return null;
  return { checks: failed.map(({ check }) => check), run: first.run, evidence: first.check.evidence };
}

function compareOutcomes(a: Outcome, b: Outcome): number {
  const [first, other] = [a.check, b.check];
  return (
    compareEvidence(first.evidence, other.evidence) ||
    compareStrings(first.value.column ?? '', other.value.column ?? '') ||
    compareStrings(first.value.name ?? first.value.assertion, other.value.name ?? other.value.assertion) ||
    compareStrings(a.key, b.key)
  );
}

const memory = memoryOf<Catalog, ReadonlyMap<Key, readonly Outcome[]>>('graph/cause/failed-check');

function outcomesBetween(
  catalog: Catalog,
  dataset: DatasetId,
  since: Instant | null,
  until: Instant,
): Outcome[] {
  const byDataset = memory.get(catalog) ?? indexOf(catalog);
  memory.set(catalog, byDataset);
  const all = byDataset.get(datasetKey(dataset)) ?? [];
  const start = since === null ? 0 : countBefore(all, since);
  const found: Outcome[] = [];
  for (let index = start; index < all.length; index++) {
    const outcome = all[index];
    if (outcome === undefined || outcome.check.evidence.time > until) break;
    found.push(outcome);
  }
  return found;
}

/** Each list oldest first. */
function indexOf({ runs }: Catalog): ReadonlyMap<Key, readonly Outcome[]> {
  const byDataset = new Map<Key, Outcome[]>();
  for (const run of runs) {
    for (const key of new Set([...run.inputs, ...run.outputs].map(({ id }) => datasetKey(id)))) {
      const outcomes = outcomesUnder(run, key);
      if (outcomes.length === 0) continue;
      const list = byDataset.get(key);
      if (list === undefined) byDataset.set(key, outcomes);
      else list.push(...outcomes);
    }
  }
  for (const list of byDataset.values()) list.sort(compareOutcomes);
  return byDataset;
}

function outcomesOf(run: Run, dataset: DatasetId): Outcome[] {
  return outcomesUnder(run, datasetKey(dataset));
}

function outcomesUnder(run: Run, dataset: Key): Outcome[] {
  const stated = [
    ...run.inputs
      .filter(({ id }) => datasetKey(id) === dataset)
      .flatMap((use) => [use.facets.known.dataQualityAssertions, use.dataset.known.dataQualityAssertions]),
    ...run.outputs
      .filter(({ id }) => datasetKey(id) === dataset)
      .map((use) => use.dataset.known.dataQualityAssertions),
  ];
  return stated.flatMap((one) => outcomesIn(run, one));
}

function outcomesIn(run: Run, stated: Stated<DataQualityAssertionsFacet> | undefined): Outcome[] {
  if (stated === undefined) return [];
  return [...checksIn([stated.value], run.job, stated.evidence)].map(([key, check]) => ({ key, check, run }));
}

function countBefore(outcomes: readonly Outcome[], since: Instant): number {
  return countLeading(outcomes, ({ check }) => check.evidence.time < since);
}
