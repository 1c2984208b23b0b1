/** Which checks of a log say what a rule of the glossary says. */
import type { Assertion } from '../../model/facet.ts';
import { compareStrings, keyOf, type Key } from '../../model/identity.ts';
import { columnsOfRule, type Expectation, type RuleKind } from '../../model/rule.ts';

/**
 * What tools call their assertions, in lower case and without the package before a dot: dbt and its packages, Great Expectations,
 * Deequ, and the check operators of Airflow.
 */
const MEANINGS: ReadonlyMap<string, RuleKind> = new Map([
  ['not_null', 'not_null'],
  ['null_check', 'not_null'],
  ['iscomplete', 'not_null'],
  ['expect_column_values_to_not_be_null', 'not_null'],
  ['unique', 'unique'],
  ['unique_check', 'unique'],
  ['isunique', 'unique'],
  ['unique_combination_of_columns', 'unique'],
  ['expect_column_values_to_be_unique', 'unique'],
  ['expect_compound_columns_to_be_unique', 'unique'],
  ['accepted_values', 'accepted_values'],
  ['iscontainedin', 'accepted_values'],
  ['expect_column_values_to_be_in_set', 'accepted_values'],
  ['range', 'range'],
  ['accepted_range', 'range'],
  ['expect_column_values_to_be_between', 'range'],
  ['relationship', 'relationship'],
  ['relationships', 'relationship'],
  ['row_count', 'row_count'],
  ['expect_table_row_count_to_be_between', 'row_count'],
  ['freshness', 'freshness'],
  ['recency', 'freshness'],
]);

/** Null where no rule says the like, as far as names tell. */
export function meaningOf(assertion: string): RuleKind | null {
  const name = assertion.slice(assertion.lastIndexOf('.') + 1);
  return MEANINGS.get(name.trim().toLowerCase()) ?? null;
}

/** How a check of several columns names them, where its member for one column cannot: `unique(country, day)`. */
const NAMED_COLUMNS = /^\w+\((.+)\)$/s;

/**
 * What a check and a rule have in common where they say the like of the same columns. A check that names no column is of the rows;
 * one of several columns names them with commas between, as its column or in its name. None where the check says no rule's like.
 */
export function checkMeanings({ assertion, column: stated, name }: Assertion): Key[] {
  const kind = meaningOf(assertion);
  if (kind === null) return [];
  const column = stated ?? (kind === 'unique' ? NAMED_COLUMNS.exec(name ?? '')?.[1] : undefined);
  if (!column) return [keyOf(kind)];
  const several = column.split(',').map((name) => name.trim());
  return several.length === 1 ? [keyOf(kind, column)] : [keyOf(kind, column), meaningKey(kind, several)];
}

export function ruleMeaning(rule: Expectation): Key {
  return meaningKey(rule.kind, columnsOfRule(rule));
}

/** Of a kind of rule on these columns. */
export function meaningKey(kind: RuleKind, columns: readonly string[]): Key {
  return keyOf(kind, ...columns.toSorted(compareStrings));
}
