/** The files of names: `paths/data/names.json`, and for columns `paths/data/columns/<n>.json`. */
import type { NameList } from './name-list.ts';

/** Those of one namespace. */
export interface NamespaceNames {
  readonly namespace: NameList;
  readonly names: NameList;
}

/** Other identities of datasets. */
export interface AliasNames extends NamespaceNames {
  /** Of each name, the number of its dataset. */
  readonly of: readonly number[];
}

/** What every question needs. */
export interface NameFile {
  /** As `versionOf` has it. */
  readonly version: number;
  /** In the order of the numbers, and so are jobs. */
  readonly datasets: readonly NamespaceNames[];
  readonly aliases: readonly AliasNames[];
  readonly jobs: readonly NamespaceNames[];
  /** Of each file of edges, and of columns, the number of the first dataset in it. */
  readonly edgeFiles: readonly number[];
  readonly columnFiles: readonly number[];
}

/** The columns of some datasets that follow each other. */
export interface ColumnFile {
  /** As `versionOf` has it. */
  readonly version: number;
  readonly columns: readonly NameList[];
}
