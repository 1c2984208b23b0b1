/** What was read out of a job's SQL. */
import type { Transformation } from './dataset-facet.ts';
import type { ColumnId, DatasetId } from './identity.ts';

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
 * `medium`: a schema is not known, and the column's qualifier, or there being one table only, tells where it is from;
 * or a table was found by its schema and name among datasets that the job does not say it uses.
 * `low`: a table was found there by its bare name.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** Why a derived edge is there. */
export interface Derivation {
  readonly confidence: Confidence;
  /** The expressions that make it, in the order of the SQL; never none. Of a past edge, in the SQL of the last event of its span. */
  readonly spans: readonly TextSpan[];
}

/** What a column is made of: columns, the number of rows, nothing but constants, or something that was not resolved. */
export type Made = 'columns' | 'rows' | 'constant' | 'unresolved';

/** A column that the SQL writes. */
export interface SqlColumn {
  readonly column: string;
  readonly made: Made;
  /** The expressions that make it, in the order of the SQL. */
  readonly expressions: readonly TextSpan[];
}

/** A dataset that the SQL writes. */
export interface SqlOutput {
  readonly dataset: DatasetId;
  readonly columns: readonly SqlColumn[];
  /**
   * `derived`: its column lineage is what the SQL says. `compared`: of some columns events state it, which stands, and
   * the SQL says where it differs; that of the others is derived.
   */
  readonly standing: 'derived' | 'compared';
}

/** What could not be resolved in the SQL. */
export interface SqlGap {
  /** `syntax`: a statement that the parser refuses. `construct`: one, or a part of one, that is not followed. */
  readonly kind: 'syntax' | 'table' | 'column' | 'construct';
  /** As a clause without a full stop. */
  readonly message: string;
  readonly span: TextSpan;
}

/** Where the stated column lineage and that of the SQL are not the same. */
export interface LineageDifference {
  readonly from: ColumnId;
  readonly to: ColumnId;
  /** Empty where the events do not have the edge. */
  readonly stated: readonly Transformation[];
  /** Empty where the SQL does not have it. */
  readonly derived: readonly Transformation[];
  readonly kind: 'stated only' | 'derived only' | 'direct in one only';
}

/** How a job's SQL was read. */
export interface SqlReading {
  /** In the parser's name for it. */
  readonly dialect: string;
  /** By identity. */
  readonly outputs: readonly SqlOutput[];
  /** In the order of the SQL. */
  readonly gaps: readonly SqlGap[];
  /** By output column, then by input column. */
  readonly differences: readonly LineageDifference[];
}
