/** Whether a report keeps a rule: by what it measured, and by its checks that mean the same. */
import type { Evidence } from '../../model/event.ts';
import type { ColumnMetrics } from '../../model/facet.ts';
import { columnsOfRule, type Bounds, type Expectation } from '../../model/rule.ts';
import { figureOf, figureText } from './figure-text.ts';
import { ruleMeaning } from './meaning.ts';
import type { Report } from './report.ts';

export interface Verdict {
  readonly passed: boolean;
  /** What was reported, as a clause: `3 nulls`. */
  readonly found: string;
  /** `figure`: it was measured. `check`: a check of the same meaning says so; what exactly it asked, the log need not say. */
  readonly by: 'figure' | 'check';
  readonly evidence: Evidence;
}

/** A rule that a report alone decides. */
export type ReportedRule = Exclude<Expectation, { kind: 'freshness' }>;

/** Null where the report does not measure it. A failure outranks a success, and a figure a check. */
export function verdictOf(rule: ReportedRule, report: Report): Verdict | null {
  const verdicts = [byFigure(rule, report), byCheck(rule, report)].filter((verdict) => verdict !== null);
  return verdicts.find(({ passed }) => !passed) ?? verdicts[0] ?? null;
}

/** What figures say, before the event that says them. */
type Found = Pick<Verdict, 'passed' | 'found'> | null;

function byFigure(rule: ReportedRule, { metrics, columns, written }: Report): Verdict | null {
  if (rule.kind === 'row_count') {
    const rows = metrics?.value.rowCount;
    const stated = metrics !== null && typeof rows === 'number' ? { ...metrics, value: rows } : written;
    return stated && { ...rowsWithin(stated.value, rule), by: 'figure', evidence: stated.evidence };
  }
  if (metrics === null) return null;
  const [column = '', ...more] = columnsOfRule(rule);
  const figures = columns.get(column);
  if (figures === undefined || more.length > 0) return null;
  const found = ofColumn(rule, figures, metrics.value.rowCount ?? null);
  return found && { ...found, by: 'figure', evidence: metrics.evidence };
}

function rowsWithin(rows: number, { min, max }: Bounds): NonNullable<Found> {
  const passed = (min === null || rows >= min) && (max === null || rows <= max);
  return { passed, found: figureOf(rows, 'row') };
}

function ofColumn(rule: ReportedRule, figures: ColumnMetrics, rows: number | null): Found {
  switch (rule.kind) {
    case 'not_null':
      return figures.nullCount == null
        ? null
        : { passed: figures.nullCount === 0, found: figureOf(figures.nullCount, 'null') };
    case 'unique':
      return uniqueness(figures, rows);
    case 'range':
      return range(figures, rule);
    case 'accepted_values':
    case 'relationship':
    case 'row_count':
      return null;
  }
}

/**
 * Nulls aside, as SQL and dbt count: as many distinct values as there are values. Where the nulls were not counted, fewer
 * distinct values than rows say nothing.
 */
function uniqueness({ distinctCount, nullCount }: ColumnMetrics, rows: number | null): Found {
  if (distinctCount == null || rows === null) return null;
  const values = rows - (nullCount ?? 0);
  const passed = distinctCount >= values;
  if (!passed && nullCount == null) return null;
  return { passed, found: `${figureText(distinctCount)} distinct of ${figureOf(values, 'value')}` };
}

/** One end that is broken decides; to pass, each end that the rule has must have been measured. */
function range({ min, max }: ColumnMetrics, bounds: Bounds): Found {
  const low = bounds.min === null ? null : { found: min ?? null, bound: bounds.min };
  const high = bounds.max === null ? null : { found: max ?? null, bound: bounds.max };
  const isBelow = low?.found != null && low.found < low.bound;
  const isAbove = high?.found != null && high.found > high.bound;
  const isMeasured = (low === null || low.found !== null) && (high === null || high.found !== null);
  if (!isBelow && !isAbove && !isMeasured) return null;
  const ends = [
    min == null ? [] : `least ${figureText(min)}`,
    max == null ? [] : `greatest ${figureText(max)}`,
  ];
  return { passed: !isBelow && !isAbove, found: ends.flat().join(', ') };
}

function byCheck(rule: ReportedRule, { alike }: Report): Verdict | null {
  const checks = alike.get(ruleMeaning(rule)) ?? [];
  const check = checks.find(({ value }) => !value.success) ?? checks[0];
  if (check === undefined) return null;
  const { assertion, success, actual } = check.value;
  const outcome = `the check ${assertion} ${success ? 'passed' : 'failed'}`;
  const found = actual ? `${outcome}: ${actual}` : outcome;
  return { passed: success, found, by: 'check', evidence: check.evidence };
}
