/** What the index says of each document by its number alone: its kind, and where it sits. */
import { readNames, type Named } from '../../site/path-index/name-list.ts';
import type { IndexFile } from '../../site/search-index/index-file.ts';
import type { EntryKind } from './entry.ts';

/** In the order of their documents. */
export const ENTRY_KINDS = [
  'dataset',
  'job',
  'term',
  'owner',
  'column',
] as const satisfies readonly EntryKind[];

export interface Places {
  /** How many documents there are. */
  readonly count: number;
  readonly firstColumn: number;
  readonly kindOf: (document: number) => EntryKind;
  /** The number of the document of a column's dataset; of a dataset, its own; null for anything else. */
  readonly datasetOf: (document: number) => number | null;
  /** The documents of a dataset's columns: from the first up to, but not including, the last. */
  readonly columnsOf: (dataset: number) => readonly [first: number, end: number];
  /** Null for what sits nowhere: terms and owners. */
  readonly namespaceOf: (document: number) => Named | null;
  readonly namespaceNumberOf: (document: number) => number | null;
  readonly domainOf: (document: number) => string | null;
  /** Ids. */
  readonly ownersOf: (document: number) => readonly string[];
  readonly ownerIds: readonly string[];
  readonly domains: readonly string[];
  readonly namespaces: readonly Named[];
}

export function placesOf(index: IndexFile): Places {
  const { datasets, jobs, owners, domains } = index;
  const namespaces = readNames(index.namespaces);
  const ownerLists = index.ownerLists.map((list) => list.flatMap((number) => owners[number] ?? []));
  const sizes = [datasets.columns.length, jobs.namespaces.length, index.terms, owners.length];
  const ends = runningSums(sizes);
  const [firstJob = 0, firstTerm = 0, , firstColumn = 0] = ends;
  const columnEnds = runningSums(datasets.columns).map((end) => firstColumn + end);

  const datasetOf = (document: number): number | null => {
    if (document < firstJob) return document;
    return document < firstColumn ? null : firstBeyond(columnEnds, document);
  };
  /** What is said of the dataset, or of the job. */
  const said = (document: number, of: 'namespaces' | 'owners'): number | null => {
    const dataset = datasetOf(document);
    if (dataset !== null) return datasets[of][dataset] ?? 0;
    return document < firstTerm ? (jobs[of][document - firstJob] ?? 0) : null;
  };
  return {
    count: columnEnds.at(-1) ?? firstColumn,
    firstColumn,
    kindOf: (document) => ENTRY_KINDS[firstBeyond(ends, document)] ?? 'column',
    datasetOf,
    columnsOf: (dataset) => [
      dataset === 0 ? firstColumn : (columnEnds[dataset - 1] ?? 0),
      columnEnds[dataset] ?? 0,
    ],
    namespaceNumberOf: (document) => said(document, 'namespaces'),
    namespaceOf: (document) => {
      const number = said(document, 'namespaces');
      return number === null ? null : (namespaces[number] ?? null);
    },
    domainOf: (document) => {
      const dataset = datasetOf(document);
      const number = dataset === null ? 0 : (datasets.domains[dataset] ?? 0);
      return domains[number - 1] ?? null;
    },
    ownersOf: (document) => ownerLists[said(document, 'owners') ?? 0] ?? [],
    ownerIds: owners,
    domains,
    namespaces,
  };
}

function runningSums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}

/** The place of the first of ascending numbers that is greater: by binary search. */
function firstBeyond(ascending: readonly number[], number: number): number {
  let [first, end] = [0, ascending.length];
  while (first < end) {
    const middle = (first + end) >>> 1;
    if ((ascending[middle] ?? 0) > number) end = middle;
    else first = middle + 1;
  }
  return first;
}
