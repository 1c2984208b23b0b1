/** What one run, or one event outside any run, says of the quality of a dataset. */
import type { Check, Run, Stated } from '../../model/catalog.ts';
import { compareEvidence, type Evidence } from '../../model/event.ts';
import type { ColumnMetrics, DataQualityMetricsFacet } from '../../model/facet.ts';
import type { JobId, Key } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import { checkMeanings } from './meaning.ts';
import type { Use } from './use.ts';

export interface Report {
  /** The newest event that says any of it. */
  readonly evidence: Evidence;
  /** Its time. */
  readonly at: Instant;
  /** Null where an event about no run says it. */
  readonly run: Run | null;
  /** Null where an event about the dataset alone says it. */
  readonly job: JobId | null;
  /** Whether the run read the dataset or wrote it; null where it is no run. */
  readonly role: Use['role'] | null;
  readonly metrics: Stated<DataQualityMetricsFacet> | null;
  /** Those of its metrics that are of columns, by the column's path. */
  readonly columns: ReadonlyMap<string, ColumnMetrics>;
  /** By what makes them the same check from report to report. */
  readonly checks: ReadonlyMap<Key, Check>;
  /** The same, by the rules that they say the like of: see {@link checkMeanings}. */
  readonly alike: ReadonlyMap<Key, readonly Check[]>;
  /** How many rows a run that completed says that it wrote. */
  readonly written: Stated<number> | null;
  /** True where it is only a part of what the run says of its checks. */
  readonly partial: boolean;
}

/** The report of what was said; where nothing was, there is none. */
export function reportOf(said: Omit<Report, 'at' | 'evidence' | 'columns' | 'alike'>): Report[] {
  const stated: (Evidence | undefined)[] = [
    said.metrics?.evidence,
    said.written?.evidence,
    ...[...said.checks.values()].map(({ evidence }) => evidence),
  ];
  const evidence = stated.filter((one) => one !== undefined).reduce(newer, null);
  if (evidence === null) return [];
  const columns = new Map(said.metrics?.value.columnMetrics ?? []);
  return [{ ...said, evidence, at: evidence.time, columns, alike: byMeaning([...said.checks.values()]) }];
}

function newer(a: Evidence | null, b: Evidence): Evidence {
  return a !== null && compareEvidence(a, b) >= 0 ? a : b;
}

function byMeaning(checks: readonly Check[]): Map<Key, Check[]> {
  const found = new Map<Key, Check[]>();
  for (const check of checks) {
    for (const key of checkMeanings(check.value)) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [check]);
      else list.push(check);
    }
  }
  return found;
}
