/** What one word that is typed fits. */
import { readBearer } from '../../site/search-index/index-file.ts';
import { exactly, fitIn, fitInField, nearly, type WordFit } from './fit.ts';
import { fittingNames, fittingWords, takeBest, type Fits } from './lexicon.ts';
import type { Searched } from './searched.ts';

export interface Term {
  /** Documents by their own names and texts; the names of columns aside. */
  readonly own: Fits;
  /** Names of columns. */
  readonly columnNames: Fits;
  /** How well that fits in which the document sits; null where it does not. */
  readonly placeOf: (document: number) => number | null;
  /** Nothing at all fits. */
  readonly isMissing: boolean;
  /** False where texts may hold more. */
  readonly isWhole: boolean;
}

/** @param tolerant whether what is a slip of the keys away fits as well */
export async function termOf(searched: Searched, word: string, tolerant: boolean): Promise<Term> {
  const { names, columnNames, nameOf, places } = searched;
  const fitOf = tolerant ? nearly(word) : exactly(word);
  const fittingThings = fittingNames(names, fitOf);
  const fittingColumns = fittingNames(columnNames, fitOf);
  const own = bearersOf(searched, fittingThings);
  const namespaces = byName(searched.namespaces, fitOf);
  const domains = byName(searched.domains, fitOf);
  const owners = ownersIn(searched, own);
  const seats = new Map<number, number>();
  const isWhole = await addTexts(own, searched, fitOf, tolerant ? null : word);
  return {
    own,
    columnNames: fittingColumns,
    placeOf,
    isMissing: own.size + fittingColumns.size + namespaces.size + domains.size === 0,
    isWhole,
  };

  function placeOf(document: number): number | null {
    const dataset = places.datasetOf(document);
    const isColumn = dataset !== null && dataset !== document;
    const ofDataset = isColumn ? (fittingThings.get(nameOf[dataset] ?? -1) ?? Infinity) : Infinity;
    const best = Math.min(ofDataset, seatOf(dataset ?? document));
    return best === Infinity ? null : fitIn(best, 'place');
  }

  /** Of a dataset, which all of its columns share, or of a job. */
  function seatOf(document: number): number {
    const known = seats.get(document);
    if (known !== undefined) return known;
    const fits = [
      namespaces.get(places.namespaceOf(document)?.name ?? ''),
      domains.get(places.domainOf(document) ?? ''),
      ...places.ownersOf(document).map((id) => owners.get(id)),
    ];
    const best = Math.min(...fits.map((fit) => fit ?? Infinity));
    seats.set(document, best);
    return best;
  }
}

function bearersOf({ source }: Searched, names: Fits): Fits {
  const fits: Fits = new Map();
  for (const [name, fit] of names) {
    for (const { document, isOther } of [source.index.bearers[name] ?? []].flat().map(readBearer)) {
      takeBest(fits, document, isOther ? fitIn(fit, 'synonym') : fit);
    }
  }
  return fits;
}

function byName(table: Searched['names'], fitOf: WordFit): ReadonlyMap<string, number> {
  return new Map([...fittingNames(table, fitOf)].map(([number, fit]) => [table.names[number] ?? '', fit]));
}

/** Owners that a word names, by id. */
function ownersIn({ places }: Searched, own: Fits): ReadonlyMap<string, number> {
  const first = places.firstColumn - places.ownerIds.length;
  return new Map(
    places.ownerIds.flatMap((id, number) => {
      const fit = own.get(first + number);
      return fit === undefined ? [] : [[id, fit] as const];
    }),
  );
}

/** @returns whether all lists were looked into; those of the words that fit best come first */
async function addTexts(
  own: Fits,
  { source }: Searched,
  fitOf: WordFit,
  beginning: string | null,
): Promise<boolean> {
  const fitting = fittingWords(await source.words(), fitOf, beginning);
  const wanted = [...fitting].sort(([a, fitOfA], [b, fitOfB]) => fitOfA - fitOfB || a - b);
  const { lists, isWhole } = await source.wordLists(wanted.map(([number]) => number));
  for (const [number, fields] of lists) {
    const fit = fitting.get(number) ?? Infinity;
    for (const [place, documents] of fields.entries()) {
      for (const document of documents) takeBest(own, document, fitInField(fit, place));
    }
  }
  return isWhole;
}
