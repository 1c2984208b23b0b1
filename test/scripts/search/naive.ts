/** A search that looks at every document, word by word: what the real one finds is held to it. */
import type { Filters } from '../../../src/scripts/search/entry.ts';
import { typedWords } from '../../../src/scripts/search/match.ts';
import type { Site } from '../../../src/site/site.ts';
import { columnPath, datasetPath, jobPath, ownerPath, termPath } from '../../../src/site/path.ts';
import { documentsOf, type Document, type Placed } from '../../../src/site/search-index/document.ts';
import { fold, spaced, wordsOf } from '../../../src/site/search-index/word.ts';

export interface NaiveDocument {
  /** As an entry has it. */
  readonly path: string;
  readonly kind: NonNullable<Filters['kind']>;
  readonly name: string;
  /** Of its names and texts. */
  readonly words: readonly string[];
  /** Of what it sits in. */
  readonly placeWords: readonly string[];
}

export function naiveDocuments(site: Site): NaiveDocument[] {
  const { datasets, jobs, terms, owners } = documentsOf(site);
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  const placeOf = ({ namespace, owners: ids }: Placed, domain = ''): string[] => [
    ...nameWords(namespace),
    ...(domain === '' ? [] : nameWords(domain)),
    ...ids.flatMap((id) => [...nameWords(id), ...nameWords(names.get(id) ?? '')]),
  ];
  const document = (
    kind: NaiveDocument['kind'],
    path: string,
    one: Document,
    placeWords: readonly string[],
  ): NaiveDocument => ({
    kind,
    path: path.slice(1),
    name: one.name,
    words: [...[one.name, ...one.otherNames].flatMap(nameWords), ...textWords(one)],
    placeWords,
  });
  return [
    ...datasets.flatMap((dataset) => {
      const place = placeOf(dataset, dataset.domain ?? '');
      return [
        document('dataset', datasetPath(dataset), dataset, place),
        ...dataset.columns.map((column) =>
          document(
            'column',
            columnPath({ namespace: dataset.namespace, name: dataset.name, column: column.name }),
            column,
            [...place, ...nameWords(dataset.name)],
          ),
        ),
      ];
    }),
    ...jobs.map((job) => document('job', jobPath(job), job, placeOf(job))),
    ...terms.map((term) => document('term', termPath(term.id), term, [])),
    ...owners.map((owner) => document('owner', ownerPath(owner.id), owner, [])),
  ];
}

function nameWords(name: string): string[] {
  const words = wordsOf(name);
  return words.length > 0 ? words : [fold(name).trim()].filter((word) => word !== '');
}

function textWords({ texts }: Document): string[] {
  return Object.values(texts)
    .flat()
    .flatMap((text) => wordsOf(text as string))
    .filter(({ length }) => length <= 40);
}

/** The paths of what fits, sorted. @param fits whether a word of a document fits one that is typed */
export function naiveSearch(
  documents: readonly NaiveDocument[],
  typed: string,
  fits: (word: string, typed: string) => boolean = (word, beginning) => word.startsWith(beginning),
): string[] {
  const words = typedWords(typed);
  const found = documents.filter(({ kind, name, words: own, placeWords }) => {
    if (isAsTyped(name, typed)) return true;
    const ofOwn = words.map((word) => own.some((one) => fits(one, word)));
    const ofPlace = words.map((word) => placeWords.some((one) => fits(one, word)));
    const hasAll = words.every((_, at) => ofOwn[at] === true || ofPlace[at] === true);
    return hasAll && (kind !== 'column' || ofOwn.includes(true));
  });
  return found.map(({ path }) => path).sort();
}

function isAsTyped(name: string, typed: string): boolean {
  const [whole, last] = [spaced(name), spaced(/[./\\:]([^./\\:]+)$/.exec(name)?.[1] ?? name)];
  const wanted = spaced(typed);
  const joined = (text: string): string => text.replaceAll(' ', '');
  return [whole, last].some((one) => one.startsWith(wanted) || joined(one) === joined(wanted));
}

/** How many slips lie between two words, by the definition: the whole table of what beginnings of them can come to. */
export function naiveDistance(a: string, b: string): number {
  const table = new Map<string, number>();
  const at = (i: number, j: number): number => table.get(`${i} ${j}`) ?? Infinity;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      const ways = [
        i === 0 && j === 0 ? 0 : Infinity,
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      ];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      table.set(`${i} ${j}`, Math.min(...ways, isSwapped ? at(i - 2, j - 2) + 1 : Infinity));
    }
  }
  return at(a.length, b.length);
}
