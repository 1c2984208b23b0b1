/** Rules that a dataset has kept so far, proposed to whoever writes its glossary. */
import type { Dataset } from '../../model/catalog.ts';
import { compareStrings } from '../../model/identity.ts';
import type { Ledger } from '../ledger.ts';
import { meaningKey, ruleMeaning } from '../quality/meaning.ts';
import { qualityOf, type Quality } from '../quality/quality.ts';
import type { Report } from '../quality/report.ts';
import { acceptedValues, notNull, range, unique } from './column-rule.ts';
import { freshness, rowCount } from './dataset-rule.ts';
import type { Proposal, Suggestion, TooShort } from './proposal.ts';

export interface Suggestions {
  /** Those of the dataset, then those of its columns by name. */
  readonly proposed: readonly Suggestion[];
  readonly tooShort: readonly TooShort[];
  /** How many more of these the glossary has already. */
  readonly written: number;
  /** How many measurements it takes. */
  readonly least: number;
  /** How many reports there are in all. */
  readonly reports: number;
}

/** @param column of which alone rules are proposed; null for all of the dataset */
export function suggestRules(ledger: Ledger, dataset: Dataset, column: string | null): Suggestions {
  const { anomaly } = ledger.settings;
  const quality = qualityOf(ledger, dataset.id);
  const reports = quality?.reports ?? [];
  const ofDataset = column === null ? [rowCount(reports, anomaly), freshness(ledger, dataset, anomaly)] : [];
  const columns = column === null ? columnsOf(reports) : [column];
  const ofColumns = columns.flatMap((name) => columnProposals(name, quality, anomaly.leastRuns));
  const made = [...ofDataset, ...ofColumns].filter((proposal) => proposal !== null);
  const suggested = made.filter((proposal) => 'rule' in proposal);
  const known = new Set((dataset.glossary?.rules ?? []).map(ruleMeaning));
  const proposed = suggested.filter(({ rule }) => !known.has(ruleMeaning(rule)));
  return {
    proposed,
    tooShort: made
      .flatMap((proposal) => ('rule' in proposal ? [] : [proposal]))
      .filter(({ kind, column: of }) => !known.has(meaningKey(kind, of === null ? [] : [of]))),
    written: suggested.length - proposed.length,
    least: anomaly.leastRuns,
    reports: reports.length,
  };
}

/** Those that were measured or checked, by name. */
function columnsOf(reports: readonly Report[]): string[] {
  const columns = new Set<string>();
  for (const { columns: measured, checks } of reports) {
    for (const column of measured.keys()) columns.add(column);
    for (const { value } of checks.values()) if (value.column) columns.add(value.column);
  }
  return [...columns].sort(compareStrings);
}

function columnProposals(column: string, quality: Quality | null, least: number): Proposal[] {
  if (quality === null) return [];
  return [notNull, unique, acceptedValues, range].map((propose) => propose(column, quality, least));
}
