/** What people expect of a dataset's rows, and where they wrote it. */
import type { Duration } from './duration.ts';
import type { Place } from './place.ts';
import type { ColumnId } from './identity.ts';

/** Both ends count as within; null where there is no such end, never both. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

/** By the column's path. */
interface OfColumn {
  readonly column: string;
}

export type RuleKind = Rule['kind'];

/**
 * What is expected of rows. `unique`: no two rows are alike in all of the columns. `relationship`: each value, null aside, is a value of the other
 * column. `freshness`: when the newest run that wrote the dataset ended, or, with a column, what that run says is the newest
 * value of it, is no longer ago than `within`.
 */
export type Expectation =
  | ({ readonly kind: 'not_null' } & OfColumn)
  | { readonly kind: 'unique'; /** Never none. */ readonly columns: readonly string[] }
  | ({ readonly kind: 'accepted_values'; readonly values: readonly string[] } & OfColumn)
  | ({ readonly kind: 'range' } & OfColumn & Bounds)
  | ({ readonly kind: 'relationship'; readonly to: ColumnId } & OfColumn)
  | ({ readonly kind: 'row_count' } & Bounds)
  | {
      readonly kind: 'freshness';
      /** Null for the time of the run itself. */
      readonly column: string | null;
      readonly within: Duration;
    };

/** An expectation that stands in the glossary. */
export type Rule = { readonly place: Place } & Expectation;

/** The columns that a rule is about; none where it is about the dataset as a whole. */
export function columnsOfRule(rule: Expectation): readonly string[] {
  switch (rule.kind) {
    case 'unique':
      return rule.columns;
    case 'row_count':
      return [];
    case 'freshness':
      return rule.column === null ? [] : [rule.column];
    case 'not_null':
    case 'accepted_values':
    case 'range':
    case 'relationship':
      return [rule.column];
  }
}
