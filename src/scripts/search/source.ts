/** The files of the index, fetched as they are needed, each once. */
import { decoded, readNames, type Named } from '../../site/path-index/name-list.ts';
import {
  MARKS,
  readMarks,
  type EntryFile,
  type Mark,
  type MarkFile,
} from '../../site/search-index/entry-file.ts';
import type { IndexFile } from '../../site/search-index/index-file.ts';
import {
  readAscending,
  type ColumnListFile,
  type WordFile,
  type WordListFile,
} from '../../site/search-index/list-file.ts';

/** The files are of another build than the index: what its numbers lead to is not to be trusted. */
export class Outdated extends Error {
  constructor() {
    super('The site was built anew since this page was opened.');
  }
}

/** The host has no such file. */
export class MissingFile extends Error {}

/** Gives a file of the index, by its path below `search/data/`. @throws MissingFile */
export type Fetcher = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Lists of documents, by the number of the name or the word that they belong to. */
export interface Lists<T> {
  readonly lists: ReadonlyMap<number, T>;
  /** False where all would be too many files. */
  readonly isWhole: boolean;
}

/** A document as its file holds it. */
export interface Shown extends Named {
  readonly meaning: string;
  readonly marks: readonly Mark[];
  /** Of a column, the dataset's part of the path; empty for anything else. */
  readonly dataset: string;
}

export interface Source {
  readonly index: IndexFile;
  /** @throws Outdated where a file turned out to be of another build, or to be there no more */
  readonly checkBuild: () => void;
  /** All words of texts, sorted. */
  readonly words: () => Promise<readonly string[]>;
  /** @param names by number, the most wanted first */
  readonly columnLists: (names: readonly number[]) => Promise<Lists<readonly number[]>>;
  /** By field. @param words as `columnLists` has names */
  readonly wordLists: (words: readonly number[]) => Promise<Lists<readonly (readonly number[])[]>>;
  /** In the order in which they are asked for. */
  readonly shown: (documents: readonly number[]) => Promise<readonly Shown[]>;
  readonly marked: () => Promise<ReadonlyMap<Mark, ReadonlySet<number>>>;
}

/** How many files of lists of each sort one search takes: at 4 kB each, not more than 100 kB of both together. */
const MOST_FILES = 12;

/** @throws Error where a file cannot be fetched; Outdated where one is of another build than the index */
export async function openSource(fetchFile: Fetcher, mostFiles = MOST_FILES): Promise<Source> {
  const read = onceEach(async (path: string) => parse(await fetchFile(path)));
  const index = (await read('index.bin')) as IndexFile;
  let isOutdated = false;
  const checkBuild = (): void => {
    if (isOutdated) throw new Outdated();
  };
  const readChecked = async <T extends { readonly version: number }>(path: string): Promise<T> => {
    // The index names the files that there were when it was written.
    const file = (await read(path).catch((error: unknown) => {
      if (error instanceof MissingFile) return null;
      throw error;
    })) as T | null;
    if (file?.version === index.version) return file;
    isOutdated = true;
    throw new Outdated();
  };
  const readLists = async <T>(
    folder: string,
    starts: readonly number[],
    wanted: readonly number[],
  ): Promise<Lists<T>> => {
    const files = [...new Set(wanted.map((number) => fileOf(starts, number)))];
    const taken = files.slice(0, mostFiles);
    const parts = await Promise.all(
      taken.map(async (file) => {
        const { lists } = await readChecked<{ version: number; lists: readonly T[] }>(
          `${folder}/${file}.bin`,
        );
        return [file, lists] as const;
      }),
    );
    const byFile = new Map(parts);
    const found = wanted.flatMap((number) => {
      const file = fileOf(starts, number);
      const list = byFile.get(file)?.[number - (starts[file] ?? 0)];
      return list === undefined ? [] : [[number, list] as const];
    });
    return { lists: new Map(found), isWhole: taken.length === files.length };
  };
  const words = onceEach(async (path: string) => decoded((await readChecked<WordFile>(path)).words));
  const rows = onceEach(async (path: string) => rowsOf(await readChecked<EntryFile>(path)));
  return {
    index,
    checkBuild,
    words: () => words('words.bin'),
    columnLists: async (names) => {
      const { lists, isWhole } = await readLists<ColumnListFile['lists'][number]>(
        'columns',
        index.columnFiles,
        names,
      );
      return { lists: mapped(lists, readAscending), isWhole };
    },
    wordLists: async (words) => {
      const { lists, isWhole } = await readLists<WordListFile['lists'][number]>(
        'words',
        index.wordFiles,
        words,
      );
      return { lists: mapped(lists, (fields) => fields.map(readAscending)), isWhole };
    },
    shown: async (documents) => {
      const files = [...new Set(documents.map((document) => fileOf(index.entryFiles, document)))];
      const parts = await Promise.all(
        files.map(async (file) => [file, await rows(`entries/${file}.bin`)] as const),
      );
      const byFile = new Map(parts);
      return documents.flatMap((document) => {
        const file = fileOf(index.entryFiles, document);
        return byFile.get(file)?.[document - (index.entryFiles[file] ?? 0)] ?? [];
      });
    },
    marked: async () => {
      const { lists } = await readChecked<MarkFile>('marks.bin');
      return new Map(MARKS.map((mark, place) => [mark, new Set(readAscending(lists[place] ?? []))]));
    },
  };
}

function rowsOf({ names, meanings, marks, datasets }: EntryFile): Shown[] {
  const parts = decoded(datasets);
  return readNames(names).map((named, at) => ({
    ...named,
    meaning: meanings[at] ?? '',
    marks: readMarks(marks[at] ?? 0),
    dataset: parts[at] ?? '',
  }));
}

/** Deflated JSON. */
async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(inflated).json();
}

/** The file that holds the item: the last one that does not begin after it. */
function fileOf(starts: readonly number[], item: number): number {
  let [first, last] = [0, starts.length];
  while (last - first > 1) {
    const middle = (first + last) >>> 1;
    if ((starts[middle] ?? 0) <= item) first = middle;
    else last = middle;
  }
  return first;
}

function mapped<K, A, B>(map: ReadonlyMap<K, A>, change: (value: A) => B): ReadonlyMap<K, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}

/** What failed is tried again the next time. */
function onceEach<T>(get: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const now = get(path);
    known.set(path, now);
    now.catch(() => known.delete(path));
    return now;
  };
}
