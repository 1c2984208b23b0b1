/** What was read out of a job's SQL. */

/** A stretch of a text. */
export interface TextSpan {
  /** In UTF-16 code units, from 0. */
  readonly start: number;
  /** The first code unit after it. */
  readonly end: number;
  /** Where it starts; counted from 1. */
  readonly line: number;
  /** In code units; counted from 1. */
  readonly column: number;
}

/**
 * How sure a derived edge is. `high`: every name on the way stands in a known schema, or in the SQL itself.
 * `medium`: a schema is not known, and the column's qualifier, or there being one table only, tells where it is from.
 * `low`: a table was found by the last part of its name, among datasets that the job does not say it uses.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** Why a derived edge is there. */
export interface Derivation {
  readonly confidence: Confidence;
  /** The expressions that make it, in the order of the SQL; never none. */
  readonly spans: readonly TextSpan[];
}
