/**
 * The files of the tree, which pages have in common: `tree/<digest>/<name>.js`. Each is a classic script that calls one
 * global function, since a browser reads neither modules nor data from an unpacked folder. All things are numbered
 * through, in the order of their namespaces: its datasets, then its jobs.
 */
import type { NameList } from '../path-index/name-list.ts';

/** What each file calls: with its name, and what it holds. */
export const TREE_CALL = 'headwaterTree';

/** The file that is read first. */
export const ROOT_FILE = 'root';

export interface TreeRoot {
  readonly namespaces: NameList;
  /** Of each namespace, how many it has. */
  readonly datasets: readonly number[];
  readonly jobs: readonly number[];
  /** How many namespaces there are that it does not list. */
  readonly more: number;
  /** The number of the first thing in each file of names. */
  readonly names: readonly number[];
  /** What stands for that thing in paths. */
  readonly parts: readonly string[];
  /** The number of the first thing in each file of columns. */
  readonly columns: readonly number[];
}

/** The columns of one dataset. */
export interface ColumnNames extends NameList {
  /** Columns that an earlier schema had stand together: the place of the first, and how many. */
  readonly past: readonly [first: number, count: number];
  /** How many there are that it does not list. */
  readonly more: number;
}

/** The names of things that follow each other. */
export type NamesFile = NameList;

/** The columns of things that follow each other; 0 for a job. */
export type ColumnsFile = readonly (ColumnNames | 0)[];

export type TreeCall = (file: string, content: unknown) => void;

export function namesFile(index: number): string {
  return `names-${index}`;
}

export function columnsFile(index: number): string {
  return `columns-${index}`;
}
