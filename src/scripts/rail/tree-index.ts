/** The tree, read from its files as they are needed. */
import { readNames } from '../../site/path-index/name-list.ts';
import {
  columnsFile,
  namesFile,
  ROOT_FILE,
  type ColumnsFile,
  type NamesFile,
  type TreeRoot,
} from '../../site/tree/tree-file.ts';
import type { TreeReader } from './tree-reader.ts';

export interface TreeNamespace {
  readonly name: string;
  /** As paths write it. */
  readonly part: string;
  /** The number of its first thing. */
  readonly first: number;
  /** How many it has: the datasets come first. */
  readonly datasets: number;
  readonly jobs: number;
}

/** A dataset or a job. */
export interface Thing {
  readonly number: number;
  readonly kind: 'dataset' | 'job';
  readonly name: string;
  readonly namespace: TreeNamespace;
  /** From the site's root, with no slash before it. */
  readonly path: string;
}

export interface ThingColumn {
  readonly name: string;
  readonly path: string;
  /** Whether an earlier schema had it, and the current one does not. */
  readonly isPast: boolean;
}

export interface TreeIndex {
  readonly namespaces: readonly TreeNamespace[];
  /** How many namespaces it does not list. */
  readonly more: number;
  /** Of all namespaces that it lists. */
  readonly total: number;
  /** Those numbered from `from` up to, but not including, `to`. */
  things(from: number, to: number): Promise<readonly Thing[]>;
  /** The number of the dataset or the job that a page is about, or belongs to; null where there is none. */
  placeOf(page: string): Promise<number | null>;
  /** With how many it does not list. */
  columnsOf(thing: Thing): Promise<{ readonly columns: readonly ThingColumn[]; readonly more: number }>;
  /** What has been read so far. */
  known(): readonly Thing[];
}

/** @throws Error where a file cannot be read */
export async function openTree(read: TreeReader): Promise<TreeIndex> {
  const root = (await read(ROOT_FILE)) as TreeRoot;
  const namespaces = namespacesOf(root);
  const last = namespaces.at(-1);
  const known = new Map<number, Thing>();
  return {
    namespaces,
    more: root.more,
    total: last === undefined ? 0 : last.first + last.datasets + last.jobs,
    things: async (from, to) => {
      await readThings(read, root, namespaces, known, from, to);
      return Array.from({ length: to - from }, (_, index) => known.get(from + index)).filter(
        (thing) => thing !== undefined,
      );
    },
    placeOf: async (page) => {
      const sought = soughtIn(namespaces, page);
      if (sought === null) return null;
      for (const file of filesFor(root, sought)) {
        const [from, to] = [root.names[file] ?? 0, root.names[file + 1] ?? Infinity];
        await readThings(read, root, namespaces, known, from, from + 1);
        for (let number = Math.max(from, sought.from); number < Math.min(to, sought.to); number += 1)
          if (known.get(number)?.path === sought.path) return number;
      }
      return null;
    },
    columnsOf: (thing) => readColumns(read, root, thing),
    known: () => [...known.values()].sort((a, b) => a.number - b.number),
  };
}

/** Where a thing may be: among those of its kind in its namespace. */
interface Sought {
  readonly path: string;
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

function soughtIn(namespaces: readonly TreeNamespace[], page: string): Sought | null {
  const [path = '', kind, place, part = ''] = /^(datasets|jobs)\/([^/]+)\/([^/]+)\//.exec(page) ?? [];
  const namespace = namespaces.find((one) => one.part === place);
  if (namespace === undefined) return null;
  const { first, datasets, jobs } = namespace;
  const from = kind === 'jobs' ? first + datasets : first;
  return { path, part, from, to: from + (kind === 'jobs' ? jobs : datasets) };
}

/** Files of names in which to look, first where the order of the paths would have it: mostly that is the order of the names. */
function filesFor({ names, parts }: TreeRoot, { part, from, to }: Sought): readonly number[] {
  const files = [...names.keys()].filter(
    (file) => (names[file] ?? 0) < to && (names[file + 1] ?? Infinity) > from,
  );
  const guess = files.findLast((file) => (names[file] ?? 0) <= from || (parts[file] ?? '') <= part) ?? 0;
  return files.toSorted((a, b) => Math.abs(a - guess) - Math.abs(b - guess) || a - b);
}

function namespacesOf(root: TreeRoot): TreeNamespace[] {
  let first = 0;
  return readNames(root.namespaces).map(({ name, part }, index) => {
    const [datasets, jobs] = [root.datasets[index] ?? 0, root.jobs[index] ?? 0];
    const namespace = { name, part, first, datasets, jobs };
    first += datasets + jobs;
    return namespace;
  });
}

async function readThings(
  read: TreeReader,
  root: TreeRoot,
  namespaces: readonly TreeNamespace[],
  known: Map<number, Thing>,
  from: number,
  to: number,
): Promise<void> {
  for (let file = fileOf(root.names, from); (root.names[file] ?? Infinity) < to; file += 1) {
    const start = root.names[file] ?? 0;
    if (known.has(start)) continue;
    const names = readNames((await read(namesFile(file))) as NamesFile);
    let at = namespaces.findLastIndex(({ first }) => first <= start);
    for (const [index, { name, part }] of names.entries()) {
      const number = start + index;
      while ((namespaces[at + 1]?.first ?? Infinity) <= number) at += 1;
      const namespace = namespaces[at];
      if (namespace === undefined) continue;
      const kind = number < namespace.first + namespace.datasets ? 'dataset' : 'job';
      known.set(number, { number, kind, name, namespace, path: `${kind}s/${namespace.part}/${part}/` });
    }
  }
}

async function readColumns(
  read: TreeReader,
  root: TreeRoot,
  thing: Thing,
): ReturnType<TreeIndex['columnsOf']> {
  const file = fileOf(root.columns, thing.number);
  const listed = ((await read(columnsFile(file))) as ColumnsFile)[thing.number - (root.columns[file] ?? 0)];
  if (listed === undefined || listed === 0) return { columns: [], more: 0 };
  const [past, count] = listed.past;
  const columns = readNames(listed).map(({ name, part }, index) => ({
    name,
    path: `${thing.path}columns/${part}/`,
    isPast: index >= past && index < past + count,
  }));
  return { columns, more: listed.more };
}

/** The file that holds a thing, by the numbers that files begin with. */
function fileOf(starts: readonly number[], number: number): number {
  return Math.max(
    starts.findLastIndex((start) => start <= number),
    0,
  );
}
