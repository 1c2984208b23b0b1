/**
 * The tree of namespaces, datasets, jobs and columns beside each page, in files that all pages share. A small site's is
 * one file. Of a large one, a page takes the first, one of names, and one of columns where it is about a dataset. Measured with
 * 10,000 datasets of 20 columns and 5,000 jobs, compressed: 0.7 kB for the first, up to 2.7 kB for one of names.
 */
import { createHash } from 'node:crypto';
import type { Column, Dataset, Job } from '../../model/catalog.ts';
import { memoryOf } from '../../model/memory.ts';
import { listNamespaces, type Namespace } from '../namespace.ts';
import { pathPart, type SitePath } from '../path.ts';
import { writeNames, type NameList, type Named } from '../path-index/name-list.ts';
import type { Site } from '../site.ts';
import {
  columnsFile,
  namesFile,
  ROOT_FILE,
  TREE_CALL,
  type ColumnNames,
  type ColumnsFile,
  type NamesFile,
  type TreeRoot,
} from './tree-file.ts';
import { inFiles } from '../in-files.ts';

export interface TreeFile {
  readonly path: SitePath;
  readonly content: string;
}

export interface Tree {
  /** The file that is read first. Its folder is named by a digest of what all of them hold. */
  readonly root: SitePath;
  readonly files: readonly TreeFile[];
}

/** How much each kind of file holds, in UTF-16 code units before names are written by what they share. */
export interface TreeBounds {
  /** Namespaces beyond it are not listed. */
  readonly root: number;
  /** One with a single thing may hold more. */
  readonly part: number;
  /** Columns of one dataset beyond it are not listed. */
  readonly columns: number;
  /** What is no larger in all stands in the first file. */
  readonly whole: number;
}

const BOUNDS: TreeBounds = { root: 96_000, part: 32_000, columns: 64_000, whole: 32_000 };

const trees = memoryOf<Site, Tree>('site/tree/tree');

/** Made once for a site. */
export function treeOf(site: Site): Tree {
  const tree = trees.get(site) ?? buildTree(site);
  trees.set(site, tree);
  return tree;
}

export function buildTree({ catalog }: Pick<Site, 'catalog'>, bounds: TreeBounds = BOUNDS): Tree {
  const all = listNamespaces(catalog);
  const listed = within(all, ({ namespace }) => sizeOf(named(namespace)), bounds.root);
  const things = listed.flatMap(thingsOf);
  const names = inFiles(things.map(nameOf), sizeOf, bounds.part);
  const columns = inFiles(
    things.map((thing) => columnsOf(thing, bounds.columns)),
    columnsSize,
    bounds.part,
  );
  const root: TreeRoot = {
    namespaces: writeNames(listed.map(({ namespace }) => named(namespace))),
    datasets: listed.map(({ datasets }) => datasets.length),
    jobs: listed.map(({ jobs }) => jobs.length),
    more: all.length - listed.length,
    names: names.map(({ start }) => start),
    parts: names.map(({ items }) => items[0]?.part ?? ''),
    columns: columns.map(({ start }) => start),
  };
  const parts = [
    ...names.map(({ items }, index) => call(namesFile(index), writeNames(items) satisfies NamesFile)),
    ...columns.map(({ items }, index) =>
      call(columnsFile(index), items.map(writeColumns) satisfies ColumnsFile),
    ),
  ];
  return inFolder(call(ROOT_FILE, root), parts, bounds.whole);
}

interface Call {
  readonly name: string;
  readonly text: string;
}

function call(name: string, content: TreeRoot | NamesFile | ColumnsFile): Call {
  return { name, text: `${TREE_CALL}(${JSON.stringify(name)},${JSON.stringify(content)});\n` };
}

function inFolder(root: Call, parts: readonly Call[], whole: number): Tree {
  const text = [root, ...parts].map((one) => one.text).join('');
  const folder = `/tree/${createHash('sha256').update(text).digest('hex').slice(0, 12)}` as const;
  const files = text.length <= whole ? [{ ...root, text }] : [root, ...parts];
  return {
    root: `${folder}/${ROOT_FILE}.js`,
    files: files.map((file) => ({ path: `${folder}/${file.name}.js`, content: file.text })),
  };
}

type Thing = Dataset | Job;

function thingsOf({ datasets, jobs }: Namespace): readonly Thing[] {
  return [...datasets, ...jobs];
}

function nameOf({ id }: Thing): Named {
  return named(id.name);
}

function named(name: string): Named {
  return { name, part: pathPart(name) };
}

/** What of its columns is listed; null for a job. */
interface ListedColumns {
  readonly columns: readonly Column[];
  readonly names: readonly Named[];
  readonly more: number;
}

function columnsOf(thing: Thing, limit: number): ListedColumns | null {
  if (!('columns' in thing)) return null;
  const all = thing.columns.map(({ id }) => named(id.column));
  const names = within(all, sizeOf, limit);
  return { columns: thing.columns.slice(0, names.length), names, more: all.length - names.length };
}

function writeColumns(listed: ListedColumns | null): ColumnNames | 0 {
  if (listed === null) return 0;
  const isPast = listed.columns.map(({ state }) => state === 'past');
  const past = [Math.max(isPast.indexOf(true), 0), isPast.filter(Boolean).length] as const;
  const { names, parts }: NameList = writeNames(listed.names);
  return { names, parts, past, more: listed.more };
}

/** With what JSON puts around it. */
function sizeOf({ name, part }: Named): number {
  return name.length + (part === name ? 0 : part.length) + 6;
}

function columnsSize(listed: ListedColumns | null): number {
  return listed === null ? 2 : listed.names.reduce((sum, name) => sum + sizeOf(name), 40);
}

/** As many from the beginning as stay within `limit`, but one at least. */
function within<T>(items: readonly T[], sizeOf: (item: T) => number, limit: number): readonly T[] {
  return inFiles(items, sizeOf, limit)[0]?.items ?? [];
}
