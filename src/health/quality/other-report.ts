/** What is said of a dataset's quality beside the facets that stand at the end of each run. */
import { checksIn } from '../../catalog/check.ts';
import type { Check, Dataset } from '../../model/catalog.ts';
import { runOf } from '../../model/event.ts';
import type { Key } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Ledger } from '../ledger.ts';
import { reportOf, type Report } from './report.ts';
import { upTo } from './run-report.ts';
import type { Use } from './use.ts';

/**
 * Later events of a run replace its facets, so of runs that told their checks one event at a time the last one stands. Of the others
 * the catalog keeps what came of each last.
 */
export function supersededReports(
  { asOf }: Ledger,
  { checks }: Dataset,
  uses: readonly Use[],
  ofRuns: readonly Report[],
): Report[] {
  const told = Map.groupBy(ofRuns, ({ run }) => run?.id ?? '');
  const byRun = new Map(uses.map((use) => [use.run.id, use]));
  const rest = checks.flatMap((check) => {
    const run = runOf(check.evidence);
    const use = run === null ? undefined : byRun.get(run);
    if (use === undefined || check.evidence.time > asOf) return [];
    const key = keyOfCheck(check);
    const isTold = told.get(use.run.id)?.some((report) => report.checks.has(key)) ?? false;
    return isTold ? [] : [{ use, check }];
  });
  const byEvent = Map.groupBy(rest, ({ check }) => check.evidence.digest);
  return [...byEvent.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    const { run, role } = first.use;
    const made = new Map(those.map(({ check }) => [keyOfCheck(check), check]));
    return reportOf({ run, job: run.job, role, metrics: null, checks: made, written: null, partial: true });
  });
}

/** Of these the catalog keeps what each said last. */
export function reportsOutsideRuns({ checks, facets }: Dataset, asOf: Instant): Report[] {
  const outside = checks.filter(({ evidence }) => runOf(evidence) === null && evidence.time <= asOf);
  const byEvent = Map.groupBy(outside, ({ evidence }) => evidence.digest);
  const metrics = upTo(asOf)(facets.known.dataQualityMetrics);
  const isOutside = metrics !== null && runOf(metrics.evidence) === null;
  if (isOutside && !byEvent.has(metrics.evidence.digest)) byEvent.set(metrics.evidence.digest, []);
  return [...byEvent].flatMap(([digest, those]) =>
    reportOf({
      run: null,
      job: those[0]?.job ?? null,
      role: null,
      metrics: isOutside && metrics.evidence.digest === digest ? metrics : null,
      checks: new Map(those.map((check) => [keyOfCheck(check), check])),
      written: null,
      partial: false,
    }),
  );
}

function keyOfCheck({ value, job, evidence }: Check): Key {
  return [...checksIn([{ assertions: [value] }], job, evidence).keys()][0] ?? '';
}
