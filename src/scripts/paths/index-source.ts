/** The index that stands beside the page, read as it is needed; each file once. */
import { readEdgeFile } from '../../site/path-index/edge-file.ts';
import { readFlow } from '../../site/path-index/flow-file.ts';
import type { EdgesInto, NumberedFlow } from '../../site/path-index/lineage.ts';
import type { AliasNames, ColumnFile, NameFile, NamespaceNames } from '../../site/path-index/name-file.ts';
import { readNames, type Named } from '../../site/path-index/name-list.ts';

/** A dataset or a job. */
export interface QualifiedName extends Named {
  readonly namespace: Named;
}

export interface PathIndex {
  /** By number, as jobs are. */
  readonly datasets: readonly QualifiedName[];
  /** All names of datasets with the datasets' numbers: their own, then the others. */
  readonly names: readonly (readonly [dataset: number, QualifiedName])[];
  readonly jobs: readonly QualifiedName[];
  readonly flow: () => Promise<NumberedFlow>;
  readonly columnsOf: (dataset: number) => Promise<readonly Named[]>;
  /** The edges into datasets, by dataset; of those that come first, where all would be too many files. */
  readonly edgesInto: (datasets: readonly number[]) => Promise<ReadonlyMap<number, EdgesInto>>;
}

/** Gives a file of the index, by its path below `data/`. */
export type Fetcher = (path: string) => Promise<Uint8Array>;

/** @param mostEdgeFiles how many files of edges one question takes: at 16 kB each, a megabyte */
export async function openIndex(fetchFile: Fetcher, mostEdgeFiles = 64): Promise<PathIndex> {
  const fetchOnce = onceEach(fetchFile);
  const names = parse(await fetchOnce('names.json')) as NameFile;
  /** Files of two builds do not go together. */
  const check = <T extends { readonly version: number }>(file: T): T => {
    if (file.version !== names.version) throw new Error('The site was built anew: reload the page.');
    return file;
  };
  const readEdges = async (file: number): Promise<(readonly [number, EdgesInto])[]> => {
    const { edges } = check(readEdgeFile(await fetchOnce(`edges/${file}.bin`)));
    return edges.map((into, at) => [(names.edgeFiles[file] ?? 0) + at, into]);
  };
  const datasets = names.datasets.flatMap(qualifiedNames);
  return {
    datasets,
    names: [...datasets.entries(), ...names.aliases.flatMap(aliasesIn)],
    jobs: names.jobs.flatMap(qualifiedNames),
    flow: async () => check(readFlow(await fetchOnce('flow.bin'))).flow,
    columnsOf: async (dataset) => {
      const file = fileOf(names.columnFiles, dataset);
      const { columns } = check(parse(await fetchOnce(`columns/${file}.json`)) as ColumnFile);
      const list = columns[dataset - (names.columnFiles[file] ?? 0)];
      return list === undefined ? [] : readNames(list);
    },
    edgesInto: async (wanted) => {
      const files = [...new Set(wanted.map((dataset) => fileOf(names.edgeFiles, dataset)))];
      const read = (await Promise.all(files.slice(0, mostEdgeFiles).map(readEdges))).flat();
      const isWanted = new Set(wanted);
      return new Map(read.filter(([dataset]) => isWanted.has(dataset)));
    },
  };
}

function qualifiedNames({ namespace, names }: NamespaceNames): QualifiedName[] {
  const [qualifier] = readNames(namespace);
  return qualifier === undefined ? [] : readNames(names).map((name) => ({ ...name, namespace: qualifier }));
}

function aliasesIn({ of, ...group }: AliasNames): (readonly [number, QualifiedName])[] {
  return qualifiedNames(group).map((name, at) => [of[at] ?? 0, name]);
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The file that holds the dataset: the last one that does not begin after it. */
function fileOf(starts: readonly number[], dataset: number): number {
  return starts.findLastIndex((start) => start <= dataset);
}

/** What could not be fetched is asked for again the next time. */
function onceEach(fetchFile: Fetcher): Fetcher {
  const fetched = new Map<string, Promise<Uint8Array>>();
  return (path) => {
    const before = fetched.get(path);
    if (before !== undefined) return before;
    const now = fetchFile(path);
    fetched.set(path, now);
    now.catch(() => fetched.delete(path));
    return now;
  };
}
