/** Rules of one column that its history speaks for. */
import type { ColumnMetrics } from '../../model/facet.ts';
import type { RuleKind } from '../../model/rule.ts';
import type { CheckHistory } from '../quality/check-history.ts';
import { figureText } from '../quality/figure-text.ts';
import { checkMeanings, ruleMeaning } from '../quality/meaning.ts';
import type { Quality } from '../quality/quality.ts';
import { verdictOf, type ReportedRule, type Verdict } from '../quality/verdict.ts';
import { times, type Proposal } from './proposal.ts';

/** What each report says of the rule. */
function verdictsOf(rule: ReportedRule, { reports }: Quality): Verdict[] {
  return reports.flatMap((report) => verdictOf(rule, report) ?? []);
}

export function notNull(column: string, quality: Quality, least: number): Proposal {
  const rule = { kind: 'not_null', column } as const;
  const verdicts = verdictsOf(rule, quality);
  if (!allPassed(verdicts)) return null;
  if (verdicts.length < least) return { kind: 'not_null', column, measured: verdicts.length };
  return { rule, reason: reasonOf('0 nulls', verdicts) };
}

/** So many values at least, lest a table of few rows have them distinct by chance. */
const LEAST_VALUES = 10;

/** Not of columns with fractions: those are measures, and no one promises that they differ. */
export function unique(column: string, quality: Quality, least: number): Proposal {
  const rule = { kind: 'unique', columns: [column] } as const;
  const verdicts = verdictsOf(rule, quality);
  if (!allPassed(verdicts) || isMeasure(column, quality)) return null;
  const values = quality.reports.map(({ columns }) => columns.get(column)?.distinctCount ?? LEAST_VALUES);
  if (Math.min(...values.slice(-1)) < LEAST_VALUES) return null;
  if (verdicts.length < least) return { kind: 'unique', column, measured: verdicts.length };
  return { rule, reason: reasonOf('no value twice', verdicts) };
}

/** Where no figure says it in any report, a check does. */
function reasonOf(figure: string, verdicts: readonly Verdict[]): string {
  const isMeasured = verdicts.some(({ by }) => by === 'figure');
  return `${isMeasured ? figure : 'its check passed'} in ${times(verdicts.length, 'report')}`;
}

function allPassed(verdicts: readonly Verdict[]): boolean {
  return verdicts.length > 0 && verdicts.every(({ passed }) => passed);
}

function isMeasure(column: string, quality: Quality): boolean {
  return figuresOf(column, quality).some(({ min, max }) =>
    [min, max].some((figure) => figure != null && !Number.isInteger(figure)),
  );
}

function figuresOf(column: string, { reports }: Quality): ColumnMetrics[] {
  return reports.flatMap(({ columns }) => columns.get(column) ?? []);
}

/** Greater numbers may be times, which have no bounds. */
const GREATEST = 1e8;

/** A whole number that an end never moved from is a bound; a least value that moved, and was never below 0, makes 0 one. */
export function range(column: string, quality: Quality, least: number): Proposal {
  const ends = figuresOf(column, quality).flatMap(({ min, max }) =>
    min == null || max == null ? [] : [{ min, max }],
  );
  const [lows, highs] = [ends.map(({ min }) => min), ends.map(({ max }) => max)];
  const [low, high] = [
    lows.reduce((a, b) => Math.min(a, b), Infinity),
    highs.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  if (ends.length === 0 || low === high || high > GREATEST) return null;
  if (ends.length < least) return { kind: 'range', column, measured: ends.length };
  const min = isFixed(lows) ? low : low >= 0 ? 0 : null;
  const max = isFixed(highs) ? high : null;
  if (min === null && max === null) return null;
  const reason = `least ${figureText(low)}, greatest ${figureText(high)} in ${times(ends.length, 'report')}`;
  return { rule: { kind: 'range', column, min, max }, reason };
}

function isFixed(figures: readonly number[]): boolean {
  return Number.isInteger(figures[0]) && figures.every((figure) => figure === figures[0]);
}

/** Only where a check says which values it accepts; figures do not tell the values. */
export function acceptedValues(column: string, quality: Quality, least: number): Proposal {
  const check = checkOf('accepted_values', column, quality);
  if (check === null || check.failures.length > 0) return null;
  const values = (check.check.value.expected ?? '').split(',').map((value) => value.trim());
  if (values.includes('')) return null;
  if (check.measured < least) return { kind: 'accepted_values', column, measured: check.measured };
  return {
    rule: { kind: 'accepted_values', column, values },
    reason: `the check ${check.check.value.assertion} expects these, and passed in ${times(check.measured, 'report')}`,
  };
}

function checkOf(
  kind: RuleKind & 'accepted_values',
  column: string,
  { checks }: Quality,
): CheckHistory | null {
  const meaning = ruleMeaning({ kind, column, values: [] });
  const made = checks.filter(
    ({ check, ended }) => ended === null && checkMeanings(check.value).includes(meaning),
  );
  return made.length === 1 ? (made[0] ?? null) : null;
}
