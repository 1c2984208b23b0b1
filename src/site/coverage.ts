/** Of how many columns that are made here it is known what they are made of. */
import { madeColumns, type ColumnOrigin } from '../graph/column-origin.ts';
import type { Catalog } from '../model/catalog.ts';

export interface Coverage {
  /** Columns, by their schemas, of the datasets that some job writes. */
  readonly produced: number;
  /** Of these, those of which an event states what they are made of. */
  readonly stated: number;
  /** Those of which SQL says it: another column, the number of rows, or a constant. */
  readonly derived: number;
  /** The rest. */
  readonly unknown: number;
}

export function coverageOf(catalog: Catalog): Coverage {
  const columns = madeColumns(catalog);
  const count = (wanted: ColumnOrigin): number => columns.filter(({ origin }) => origin === wanted).length;
  return {
    produced: columns.length,
    stated: count('stated'),
    derived: count('derived'),
    unknown: count('unknown'),
  };
}
