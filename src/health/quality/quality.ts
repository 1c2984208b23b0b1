/** All that is known of the quality of a dataset, from report to report. */
import type { Dataset } from '../../model/catalog.ts';
import { datasetKey, type DatasetId } from '../../model/identity.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { checkHistories, type CheckHistory } from './check-history.ts';
import type { Report } from './report.ts';
import { reportsOf } from './reports.ts';
import { ruleHistories, type RuleHistory } from './rule-history.ts';
import { scoresOf, type ScorePoint } from './score.ts';
import { usesOf } from './use.ts';

export interface Quality {
  /** Oldest first. */
  readonly reports: readonly Report[];
  /** By column, name and job; those no longer made too. */
  readonly checks: readonly CheckHistory[];
  /** In the order of the glossary. */
  readonly rules: readonly RuleHistory[];
  /** Oldest first. */
  readonly scores: readonly ScorePoint[];
}

/** Null where the catalog has no such dataset. */
export function qualityOf(ledger: Ledger, dataset: DatasetId): Quality | null {
  return allQuality(ledger).get(datasetKey(dataset)) ?? null;
}

const allQuality = perLedger('health/quality/quality', (ledger) => {
  const entries = ledger.network.catalog.datasets.map(
    (dataset) => [datasetKey(dataset.id), workOut(ledger, dataset)] as const,
  );
  return new Map(entries);
});

function workOut(ledger: Ledger, dataset: Dataset): Quality {
  const reports = reportsOf(ledger, dataset);
  const checks = checkHistories(reports, usesOf(ledger, dataset.id));
  const rules = ruleHistories(ledger, dataset, reports);
  return { reports, checks, rules, scores: scoresOf(reports, checks, rules) };
}
