/** Checks of data quality: of each, the latest outcome. */
import type { Check } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { Assertion, DataQualityAssertionsFacet } from '../model/facet.ts';
import { compareNames, compareStrings, jobKey, keyOf, type JobId, type Key } from '../model/identity.ts';
import type { DatasetSummary } from './summary.ts';

/** What a job's event, or one about the dataset alone, says of the checks of a dataset. */
export function checksIn(
  facets: readonly (DataQualityAssertionsFacet | undefined)[],
  job: JobId | null,
  evidence: Evidence,
): Map<Key, Check> {
  const checks = new Map<Key, Check>();
  for (const value of facets.flatMap((facet) => facet?.assertions ?? [])) {
    const check: Check = { value, job, evidence };
    const key = checkKey(check);
    const before = checks.get(key);
    checks.set(key, before === undefined ? check : laterCheck(before, check));
  }
  return checks;
}

function checkKey({ job, value: { assertion, column, name } }: Check): Key {
  return keyOf(job === null ? '' : jobKey(job), assertion, column ?? '', name ?? '');
}

/** Of two outcomes in one event, the failure; of two alike, the least as text. */
export function laterCheck(a: Check, b: Check): Check {
  const order = compareEvidence(a.evidence, b.evidence);
  if (order !== 0) return order < 0 ? b : a;
  if (a.value.success !== b.value.success) return a.value.success ? b : a;
  return JSON.stringify(a.value) <= JSON.stringify(b.value) ? a : b;
}

/** Those that no later event took back. */
export function currentChecks({ checks, facets }: DatasetSummary): Check[] {
  const deletions = [facets.producer, facets.reader].flatMap(
    ({ deleted }) => deleted.get('dataQualityAssertions')?.evidence ?? [],
  );
  return [...checks.values()]
    .filter(({ evidence }) => deletions.every((deletion) => compareEvidence(deletion, evidence) < 0))
    .sort(
      (a, b) =>
        compareStrings(a.value.column ?? '', b.value.column ?? '') ||
        compareStrings(wordOf(a.value), wordOf(b.value)) ||
        compareNames(a.job ?? NO_JOB, b.job ?? NO_JOB) ||
        compareStrings(checkKey(a), checkKey(b)),
    );
}

const NO_JOB: JobId = { namespace: '', name: '' };

function wordOf({ name, assertion }: Assertion): string {
  return name ?? assertion;
}
