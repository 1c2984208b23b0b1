/** Rules in words. */
import { formatDuration } from '../../model/duration.ts';
import type { Bounds, Expectation } from '../../model/rule.ts';
import { figureText } from './figure-text.ts';

/** How many of the values that a rule allows are named. */
const NAMED = 12;

/** What the rule asks of its columns, or of the rows: `not null`, `0 to 100`, `one of DE, FR`. */
export function ruleText(rule: Expectation): string {
  switch (rule.kind) {
    case 'not_null':
      return 'not null';
    case 'unique':
      return rule.columns.length === 1 ? 'unique' : 'unique together';
    case 'accepted_values':
      return `one of ${valuesText(rule.values)}`;
    case 'range':
      return boundsText(rule);
    case 'relationship':
      return `in ${rule.to.namespace}/${rule.to.name}.${rule.to.column}`;
    case 'row_count':
      return `${boundsText(rule)} ${(rule.max ?? rule.min) === 1 ? 'row' : 'rows'}`;
    case 'freshness':
      return `no older than ${formatDuration(rule.within)}`;
  }
}

function boundsText({ min, max }: Bounds): string {
  if (min === null) return `at most ${figureText(max ?? 0)}`;
  if (max === null) return `at least ${figureText(min)}`;
  return min === max ? `exactly ${figureText(min)}` : `${figureText(min)} to ${figureText(max)}`;
}

function valuesText(values: readonly string[]): string {
  const rest = values.length - NAMED;
  return [...values.slice(0, NAMED), ...(rest > 0 ? [`${figureText(rest)} more`] : [])].join(', ');
}
