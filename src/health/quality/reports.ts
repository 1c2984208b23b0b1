/** All that was reported of the quality of a dataset. */
import type { Dataset } from '../../model/catalog.ts';
import { compareEvidence } from '../../model/event.ts';
import { compareStrings } from '../../model/identity.ts';
import type { Ledger } from '../ledger.ts';
import { reportsOutsideRuns, supersededReports } from './other-report.ts';
import type { Report } from './report.ts';
import { reportOfUse } from './run-report.ts';
import { usesOf } from './use.ts';

/** Oldest first; up to the ledger's moment; of uses of which nothing is reported, none. */
export function reportsOf(ledger: Ledger, dataset: Dataset): Report[] {
  const uses = usesOf(ledger, dataset.id);
  const ofRuns = uses.flatMap((use) => reportOfUse(use, ledger.asOf));
  const others = [
    ...supersededReports(ledger, dataset, uses, ofRuns),
    ...reportsOutsideRuns(dataset, ledger.asOf),
  ];
  return [...ofRuns, ...others].sort(
    (a, b) =>
      compareStrings(a.at, b.at) ||
      compareStrings(a.run?.id ?? '', b.run?.id ?? '') ||
      compareStrings(a.role ?? '', b.role ?? '') ||
      compareEvidence(a.evidence, b.evidence),
  );
}
