/**
 * What the search finds things by: files that its script fetches as it needs them. The names of all things are one file,
 * and all words of their texts another; which documents a word or a name leads to, and what is shown of them, stand
 * in files of a bounded size, of which a search takes those that it needs. All are JSON, deflated (RFC 1951), so that
 * they are small on hosts that compress nothing.
 *
 * Pagefind 1.6.0, measured with 22,000 records, writes 22,067 files, takes 307 kB to the first result, finds nothing for
 * `custmer`, and needs a policy that allows WebAssembly.
 */
import { deflateRawSync } from 'node:zlib';
import { compareStrings } from '../../model/identity.ts';
import { frontCoded, writeNames, type Named } from '../path-index/name-list.ts';
import { versionOf } from '../path-index/version.ts';
import { pathPart } from '../path.ts';
import type { Site } from '../site.ts';
import { documentsOf, type Document, type Documents, type Placed } from './document.ts';
import { MARKS, writeMarks, type EntryFile, type MarkFile } from './entry-file.ts';
import { bearer, type IndexFile, type PlacedFile } from './index-file.ts';
import { writeAscending, type ColumnListFile, type WordFile, type WordListFile } from './list-file.ts';
import { inFiles, type Group } from '../in-files.ts';
import { wordLists } from './word-list.ts';

export interface SearchFile {
  /** Below `/search/data/`. */
  readonly path: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/**
 * How many characters of JSON a file of lists, and one of entries, holds; one with a single item may hold more. Deflated
 * they are a third of it, and a twentieth: what columns that follow each other share stands once.
 */
const MAX_LISTS = 12_000;
const MAX_ENTRIES = 24_000;

export function searchIndex(site: Site): SearchFile[] {
  const documents = documentsOf(site);
  const things = thingsOf(documents);
  const columns = documents.datasets.flatMap((dataset) => dataset.columns);
  const all = [...things, ...columns];

  const columnNames = byName(columns.map(({ name }, number) => [name, number]));
  const columnLists = inParts(
    columnNames.map(([, numbers]) => writeAscending(numbers)),
    MAX_LISTS,
  );
  const words = wordLists(all.map(({ texts }) => texts));
  const lists = inParts(
    words.map(([, fields]) => fields.map(writeAscending)),
    MAX_LISTS,
  );
  const entries = inParts(entryRows(documents), MAX_ENTRIES);

  return packed([
    part('index.bin', {
      ...placesOf(documents),
      ...namesOf(things),
      columnNames: frontCoded(columnNames.map(([name]) => name)),
      columnFiles: startsOf(columnLists),
      wordFiles: startsOf(lists),
      entryFiles: startsOf(entries),
    } satisfies Unversioned<IndexFile>),
    part('words.bin', { words: frontCoded(words.map(([word]) => word)) } satisfies Unversioned<WordFile>),
    part('marks.bin', { lists: marksOf(all) } satisfies Unversioned<MarkFile>),
    ...parts('columns', columnLists, (items): Unversioned<ColumnListFile> => ({ lists: items })),
    ...parts('words', lists, (items): Unversioned<WordListFile> => ({ lists: items })),
    ...parts('entries', entries, entryFile),
  ]);
}

/** All that are no columns, by number. */
function thingsOf({ datasets, jobs, terms, owners }: Documents): readonly Document[] {
  return [...datasets, ...jobs, ...terms, ...owners];
}

function placesOf({ datasets, jobs, terms, owners }: Documents) {
  const placed = [...datasets, ...jobs];
  const namespaces = distinct(placed.map(({ namespace }) => namespace));
  const domains = distinct(datasets.flatMap(({ domain }) => domain ?? []));
  const ids = owners.map(({ id }) => id);
  const numbers = numbered(ids);
  const listOf = (one: Placed): number[] =>
    one.owners.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  const ownerLists = distinct(['', ...placed.map((one) => listOf(one).join())]);
  const [namespaceOf, domainOf, ownersOf] = [numbered(namespaces), numbered(domains), numbered(ownerLists)];
  const placesIn = (those: readonly Placed[]): PlacedFile => ({
    namespaces: those.map(({ namespace }) => namespaceOf.get(namespace) ?? 0),
    owners: those.map((one) => ownersOf.get(listOf(one).join()) ?? 0),
  });
  return {
    namespaces: writeNames(namespaces.map(named)),
    domains,
    owners: ids,
    ownerLists: ownerLists.map((list) => (list === '' ? [] : list.split(',').map(Number))),
    datasets: {
      ...placesIn(datasets),
      domains: datasets.map(({ domain }) => (domain === null ? 0 : 1 + (domainOf.get(domain) ?? 0))),
      columns: datasets.map(({ columns }) => columns.length),
    },
    jobs: placesIn(jobs),
    terms: terms.length,
  };
}

function namesOf(things: readonly Document[]): Pick<IndexFile, 'names' | 'bearers'> {
  const bearers = things.flatMap(({ name, otherNames }, number) => [
    [name, bearer(number, false)] as const,
    ...otherNames.filter((other) => other !== name).map((other) => [other, bearer(number, true)] as const),
  ]);
  const names = byName(bearers);
  return {
    names: frontCoded(names.map(([name]) => name)),
    bearers: names.map(([, codes]) => (codes.length === 1 ? (codes[0] ?? 0) : codes)),
  };
}

/** Numbers by name, both sorted; each once. */
function byName(
  pairs: readonly (readonly [name: string, number: number])[],
): (readonly [string, readonly number[]])[] {
  return [...Map.groupBy(pairs, ([name]) => name)]
    .map(([name, those]) => [name, [...new Set(those.map(([, number]) => number))]] as const)
    .sort(([a], [b]) => compareStrings(a, b));
}

/** A document as its file holds it. */
interface Row {
  readonly named: Named;
  readonly meaning: string;
  readonly marks: number;
  /** The dataset's part of a column's path; null of what is no column. */
  readonly dataset: string | null;
}

function entryRows({ datasets, jobs, terms, owners }: Documents): Row[] {
  const row = (document: Document, key = document.name, dataset: string | null = null): Row => ({
    named: { name: document.name, part: pathPart(key) },
    meaning: document.meaning,
    marks: writeMarks(document.marks),
    dataset,
  });
  return [
    ...[...datasets, ...jobs].map((one) => row(one)),
    ...[...terms, ...owners].map((one) => row(one, one.id)),
    ...datasets.flatMap(({ name, columns }) => {
      const part = pathPart(name);
      return columns.map((column) => row(column, column.name, part));
    }),
  ];
}

function entryFile(rows: readonly Row[]): Unversioned<EntryFile> {
  return {
    names: writeNames(rows.map(({ named }) => named)),
    meanings: rows.map(({ meaning }) => meaning),
    marks: rows.map(({ marks }) => marks),
    datasets: frontCoded(rows.map(({ dataset }) => dataset ?? '')),
  };
}

function marksOf(all: readonly Document[]): number[][] {
  return MARKS.map((mark) =>
    writeAscending(all.flatMap(({ marks }, number) => (marks.includes(mark) ? [number] : []))),
  );
}

function inParts<T>(items: readonly T[], most: number): Group<T>[] {
  return inFiles(items, (item) => JSON.stringify(item).length, most);
}

function startsOf(groups: readonly Group<unknown>[]): number[] {
  return groups.map(({ start }) => start);
}

/** A file as it is before it is known which index it is of. */
type Unversioned<File extends { readonly version: number }> = Omit<File, 'version'>;

interface Part {
  readonly path: string;
  /** An object, as JSON. */
  readonly text: string;
}

function part(path: string, content: object): Part {
  return { path, text: JSON.stringify(content) };
}

function parts<T>(
  folder: string,
  groups: readonly Group<T>[],
  file: (items: readonly T[]) => object,
): Part[] {
  return groups.map(({ items }, number) => part(`${folder}/${number}.bin`, file(items)));
}

function packed(all: readonly Part[]): SearchFile[] {
  const version = versionOf(all.map(({ text }) => text));
  return all.map(({ path, text }) => {
    const versioned = `{"version":${version},${text.slice(1)}`;
    return { path, content: new Uint8Array(deflateRawSync(versioned, { level: 9 })) };
  });
}

function named(name: string): Named {
  return { name, part: pathPart(name) };
}

function distinct(all: readonly string[]): string[] {
  return [...new Set(all)].sort(compareStrings);
}

function numbered(all: readonly string[]): ReadonlyMap<string, number> {
  return new Map(all.map((one, number) => [one, number]));
}
