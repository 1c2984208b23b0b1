/** The rules that the glossary gives a dataset, each from report to report. */
import type { Dataset } from '../../model/catalog.ts';
import type { Rule } from '../../model/rule.ts';
import type { Ledger } from '../ledger.ts';
import { freshnessCourse } from './freshness.ts';
import type { Report } from './report.ts';
import { courseOf, type Outcome, type Course } from './course.ts';
import { verdictOf, type ReportedRule, type Verdict } from './verdict.ts';

/** What a report says of a rule; `report` is its number. */
export interface RuleOutcome extends Outcome {
  readonly by: Verdict['by'];
  readonly report: number;
}

export interface RuleHistory extends Course {
  readonly rule: Rule;
  /** Oldest first. None of `freshness`, which time decides and no report. */
  readonly outcomes: readonly RuleOutcome[];
}

/** In the order of the glossary. */
export function ruleHistories(ledger: Ledger, dataset: Dataset, reports: readonly Report[]): RuleHistory[] {
  return (dataset.glossary?.rules ?? []).map((rule) => {
    if (rule.kind === 'freshness') {
      return { rule, outcomes: [], ...freshnessCourse(ledger, dataset, rule, reports) };
    }
    const outcomes = outcomesOf(rule, reports);
    return { rule, outcomes, ...courseOf(outcomes, null) };
  });
}

function outcomesOf(rule: ReportedRule, reports: readonly Report[]): RuleOutcome[] {
  return reports.flatMap((report, number) => {
    const verdict = verdictOf(rule, report);
    return verdict === null
      ? []
      : [{ ...verdict, at: verdict.evidence.time, run: report.run, report: number }];
  });
}
