/** What a run says of a dataset that it reads or writes. */
import { checksIn, laterCheck } from '../../catalog/check.ts';
import type { Check, Stated } from '../../model/catalog.ts';
import type { DataQualityAssertionsFacet } from '../../model/facet.ts';
import type { JobId, Key } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import { reportOf, type Report } from './report.ts';
import type { Use } from './use.ts';

/** By the facets that stand at its end, as far as they were said by then. */
export function reportOfUse({ run, role, io }: Use, asOf: Instant): Report[] {
  const until = upTo(asOf);
  // What is said of the use is closer than what is said of the dataset as it was used.
  const close = role === 'input' ? io.facets.known : {};
  const metrics = until(close.dataQualityMetrics) ?? until(io.dataset.known.dataQualityMetrics);
  const assertions = [until(io.dataset.known.dataQualityAssertions), until(close.dataQualityAssertions)];
  const written =
    role === 'output' && run.state === 'complete' ? rowsOf(until(io.facets.known.outputStatistics)) : null;
  const checks = checksOf(
    assertions.filter((one) => one !== null),
    run.job,
  );
  return reportOf({ run, job: run.job, role, metrics, checks, written, partial: false });
}

function rowsOf(
  stated: Stated<{ readonly rowCount?: number | null | undefined }> | null,
): Stated<number> | null {
  const rows = stated?.value.rowCount;
  return stated === null || typeof rows !== 'number' ? null : { value: rows, evidence: stated.evidence };
}

function checksOf(facets: readonly Stated<DataQualityAssertionsFacet>[], job: JobId): Map<Key, Check> {
  const checks = new Map<Key, Check>();
  for (const { value, evidence } of facets) {
    for (const [key, check] of checksIn([value], job, evidence)) {
      const other = checks.get(key);
      checks.set(key, other === undefined ? check : laterCheck(other, check));
    }
  }
  return checks;
}

/** What was said later is not known yet. */
export function upTo(asOf: Instant): <T>(stated: Stated<T> | undefined) => Stated<T> | null {
  return (stated) => (stated !== undefined && stated.evidence.time <= asOf ? stated : null);
}
