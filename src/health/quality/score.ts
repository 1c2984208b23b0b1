/**
 * The score of a dataset: of all that is asked of it and was measured, the share that was kept, of 100; what is only to warn weighs
 * 1, and all else 2. See {@link FORMULA}.
 */
import type { Run } from '../../model/catalog.ts';
import type { Evidence } from '../../model/event.ts';
import type { Instant } from '../../model/instant.ts';
import type { CheckHistory } from './check-history.ts';
import type { Report } from './report.ts';
import type { RuleHistory } from './rule-history.ts';
import { ScoreSum, type Score, type Turn } from './score-sum.ts';

export const FORMULA =
  '100 × the weight of the checks and rules that passed ÷ the weight of all that were measured; a check of severity warn or info weighs 1, any other check and each rule 2';

/** The score as a report left it. */
export interface ScorePoint extends Score {
  /**
   * How far it fell by what had been measured before and was measured anew, in points; below 0 where it rose. What is asked for the
   * first time, or no longer, moves the score as well, but by that the dataset is no worse.
   */
  readonly fell: number;
  readonly at: Instant;
  readonly run: Run | null;
  readonly evidence: Evidence;
}

/**
 * Whether the score fell further than it may; never for the first.
 * @param before the one before, where there is one
 * @param most in points
 */
export function isDrop({ fell, score }: ScorePoint, before: ScorePoint | undefined, most: number): boolean {
  return before !== undefined && score < before.score && fell > most;
}

/**
 * One for each report that measured any of them, oldest first. Each check and rule counts by its newest outcome; a rule that a check of the same
 * meaning decided counts with that check, and one of freshness, which time decides and no report, does not count.
 */
export function scoresOf(
  reports: readonly Report[],
  checks: readonly CheckHistory[],
  rules: readonly RuleHistory[],
): ScorePoint[] {
  const turns = new Map<number, [test: object, turn: Turn][]>();
  const add = (test: object, turn: Turn): void => {
    const list = turns.get(turn.report);
    if (list === undefined) turns.set(turn.report, [[test, turn]]);
    else list.push([test, turn]);
  };
  for (const check of checks) for (const turn of turnsOfCheck(check)) add(check, turn);
  for (const rule of rules) for (const turn of turnsOfRule(rule)) add(rule, turn);
  const sum = new ScoreSum();
  return reports.flatMap((report, number) => {
    const now = turns.get(number);
    if (now === undefined) return [];
    const fell = sum.take(now);
    const score = sum.score();
    return score === null
      ? []
      : [{ ...score, fell, at: report.at, run: report.run, evidence: report.evidence }];
  });
}

function turnsOfCheck({ check, outcomes, ended }: CheckHistory): Turn[] {
  const weight = weightOf(check.value.severity ?? '');
  const turns: Turn[] = outcomes.map(({ report, passed }) => ({ report, weight, passed }));
  return ended === null ? turns : [...turns, { report: ended.report, weight, passed: null }];
}

function turnsOfRule({ outcomes }: RuleHistory): Turn[] {
  return outcomes.map(({ report, passed, by }) => ({
    report,
    weight: 2,
    passed: by === 'check' ? null : passed,
  }));
}

/** @param severity as the log writes it; empty where it says none */
export function weightOf(severity: string): 1 | 2 {
  return /^(?:warn|warning|info)$/i.test(severity.trim()) ? 1 : 2;
}
