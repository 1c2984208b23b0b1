/** Checks that failed, rules that were broken, and scores that fell. */
import type { DatasetId } from '../../model/identity.ts';
import type { Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import type { CheckHistory } from './check-history.ts';
import { qualityOf, type Quality } from './quality.ts';
import { isDrop } from './score.ts';
import type { RuleHistory } from './rule-history.ts';

type Told = Extract<Finding, { subject: { kind: 'dataset' } }>;

/** By dataset; of each its checks, its rules and its score, in their order. One finding for all failures of one in a row. */
export function qualityFindings(ledger: Ledger): Finding[] {
  return ledger.network.catalog.datasets.flatMap(({ id }) => {
    const quality = qualityOf(ledger, id);
    if (quality === null) return [];
    return [
      ...quality.checks.flatMap((check) => checkFindings(id, check)),
      ...quality.rules.flatMap((rule) => ruleFindings(id, rule)),
      ...scoreFindings(id, quality, ledger.settings.scoreDrop),
    ];
  });
}

function checkFindings(id: DatasetId, { failures, silent }: CheckHistory): Told[] {
  return failures.map(({ since, until, outcome }) => ({
    kind: 'check-failed',
    subject: { kind: 'dataset', id },
    since,
    until,
    evidence: outcome.evidence,
    expectation: null,
    check: outcome.check,
    silent: until === null ? silent : 0,
    run: outcome.run,
  }));
}

function ruleFindings(id: DatasetId, { rule, failures }: RuleHistory): Told[] {
  return failures.map(({ since, until, outcome }) => ({
    kind: 'rule-broken',
    subject: { kind: 'dataset', id },
    since,
    until,
    evidence: outcome.evidence,
    expectation: rule.place,
    rule,
    run: outcome.run,
    found: outcome.found ?? 'the check of the log failed',
  }));
}

/** Until the score is again what it was. */
function scoreFindings(id: DatasetId, { scores }: Quality, most: number): Told[] {
  return scores.flatMap((point, index) => {
    const before = scores[index - 1];
    if (before === undefined || !isDrop(point, before, most)) return [];
    const again = scores.slice(index + 1).find(({ score }) => score >= before.score);
    return [
      {
        kind: 'score-dropped',
        subject: { kind: 'dataset', id },
        since: point.at,
        until: again?.at ?? null,
        evidence: point.evidence,
        expectation: null,
        run: point.run,
        from: before.score,
        to: point.score,
      },
    ];
  });
}
