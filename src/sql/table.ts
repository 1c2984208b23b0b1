/** What the names of tables in SQL stand for: the one thing that the reader asks of the world around it. */
import type { DatasetId } from '../model/identity.ts';
import type { Confidence } from '../model/sql-reading.ts';

export interface KnownTable {
  readonly kind: 'known';
  readonly id: DatasetId;
  /** In order, nested fields after the column that holds them, by their path; null where no schema says them. */
  readonly columns: readonly string[] | null;
  readonly confidence: Confidence;
}

export type FoundTable =
  | KnownTable
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly DatasetId[] };

export interface Tables {
  /** @param name its parts as they are written: catalog, schema, table */
  find(name: readonly string[], use: 'read' | 'write'): FoundTable;
}
