/**
 * The file that every search needs: `search/data/index.bin`. It has the names of all that is no column, the distinct
 * names of columns, and where everything sits.
 */
import type { FrontCoded, NameList } from '../path-index/name-list.ts';

export interface IndexFile {
  /** As `versionOf` has it; files of two indexes do not go together. */
  readonly version: number;
  /** The names of datasets, jobs, terms and owners, each once; sorted. */
  readonly names: FrontCoded;
  /** Of each name, who bears it: one, or several. See {@link bearer}. */
  readonly bearers: readonly (number | readonly number[])[];
  /** The names of columns, each once; sorted. */
  readonly columnNames: FrontCoded;
  readonly namespaces: NameList;
  readonly domains: readonly string[];
  /** Their ids, in the order of their documents. */
  readonly owners: readonly string[];
  /** Distinct lists of owners, by their numbers. The first is empty. */
  readonly ownerLists: readonly (readonly number[])[];
  readonly datasets: PlacedFile & {
    /** Of each, the number of its domain and one; 0 for none. */
    readonly domains: readonly number[];
    /** Of each, how many it has. */
    readonly columns: readonly number[];
  };
  readonly jobs: PlacedFile;
  readonly terms: number;
  /** Of each file of lists and of entries, the number of the first in it. */
  readonly columnFiles: readonly number[];
  readonly wordFiles: readonly number[];
  readonly entryFiles: readonly number[];
}

/** What sits in namespaces, and has owners. */
export interface PlacedFile {
  /** Of each, the number of its namespace. */
  readonly namespaces: readonly number[];
  /** Of each, the number of its list of owners. */
  readonly owners: readonly number[];
}

/** Who bears a name, as one number: the document's, and whether it is another name than its own. */
export function bearer(document: number, isOther: boolean): number {
  return document * 2 + (isOther ? 1 : 0);
}

export function readBearer(code: number): { readonly document: number; readonly isOther: boolean } {
  return { document: Math.floor(code / 2), isOther: code % 2 === 1 };
}
