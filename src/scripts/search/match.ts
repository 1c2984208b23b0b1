/** Which documents fit what is typed, and how well. */
import { readBearer } from '../../site/search-index/index-file.ts';
import { spaced } from '../../site/search-index/word.ts';
import { fitAsWhole, namesAsTyped, takeBest, type Fits } from './lexicon.ts';
import { searchWords } from './name-table.ts';
import type { Searched } from './searched.ts';
import { termOf, type Term } from './term.ts';

export interface Matches {
  /** By document. */
  readonly fits: Fits;
  /** False where there may be more: what fits best is looked up first. */
  readonly isWhole: boolean;
  /** Words that nothing is called by, and that no text holds. */
  readonly missing: readonly string[];
}

/** Words that nobody looks for, unless they are all that is typed. */
const COMMON = new Set('a an and are as at be by for from in is it of on or that the to with'.split(' '));

/** The words of what is typed, each once. */
export function typedWords(typed: string): string[] {
  const words = [...new Set(searchWords(typed))];
  // The last one may be the beginning of another.
  const telling = words.filter((word, at) => at === words.length - 1 || !COMMON.has(word));
  return telling.every((word) => COMMON.has(word)) ? words : telling;
}

/** @param tolerant whether what is a slip of the keys away fits as well */
export async function match(searched: Searched, typed: string, tolerant: boolean): Promise<Matches> {
  const words = typedWords(typed);
  const terms = await Promise.all(words.map((word) => termOf(searched, word, tolerant)));
  const whole = spaced(typed);
  const columnsAsTyped = namesAsTyped(searched.columnNames, whole);
  const wanted = wantedColumns(terms, columnsAsTyped);
  const { lists, isWhole } = await searched.source.columnLists(wanted);
  const asTyped = thingsAsTyped(searched, whole);
  for (const [name, numbers] of lists) {
    const fit = columnsAsTyped.get(name);
    const fits = terms.map(({ columnNames }) => columnNames.get(name));
    for (const number of numbers) {
      const document = searched.places.firstColumn + number;
      if (fit !== undefined) takeBest(asTyped, document, fit);
      for (const [at, one] of fits.entries()) if (one !== undefined) takeOwn(terms[at], document, one);
      if (words.length > 1)
        qualify(asTyped, searched, document, searched.columnNames.wholes[name] ?? '', whole);
    }
  }
  return {
    fits: together(searched, terms, asTyped, whole),
    isWhole: isWhole && terms.every((term) => term.isWhole),
    missing: words.filter((_, at) => terms[at]?.isMissing === true),
  };
}

function takeOwn(term: Term | undefined, document: number, fit: number): void {
  if (term !== undefined) takeBest(term.own, document, fit);
}

/**
 * The names of columns to look up, the best first. One that lacks a word is of use only where the word fits something else
 * of the column.
 */
function wantedColumns(terms: readonly Term[], asTyped: Fits): number[] {
  const names = new Set([...asTyped.keys(), ...terms.flatMap(({ columnNames }) => [...columnNames.keys()])]);
  const weighed = [...names].map((name) => {
    const fits = terms.map(({ columnNames }) => columnNames.get(name));
    const lacks = fits.filter((fit) => fit === undefined).length;
    const sum = fits.reduce<number>((all, fit) => all + (fit ?? 0), 0);
    return { name, lacks: asTyped.has(name) ? -1 : lacks, fit: asTyped.get(name) ?? sum };
  });
  return weighed
    .sort((a, b) => a.lacks - b.lacks || a.fit - b.fit || a.name - b.name)
    .map(({ name }) => name);
}

function thingsAsTyped({ source, names }: Searched, whole: string): Fits {
  const fits: Fits = new Map();
  for (const [name, fit] of namesAsTyped(names, whole)) {
    for (const { document, isOther } of [source.index.bearers[name] ?? []].flat().map(readBearer)) {
      if (!isOther) takeBest(fits, document, fit);
    }
  }
  return fits;
}

/** `orders.amount`, and `clean.orders`: a name behind that of what it sits in. */
function qualify(fits: Fits, searched: Searched, document: number, name: string, whole: string): void {
  for (const place of qualifiersOf(searched, document)) {
    if (place === '' || !whole.startsWith(`${place} `)) continue;
    const fit = fitAsWhole(whole.slice(place.length + 1), name, name);
    if (fit !== null) takeBest(fits, document, fit);
  }
}

function qualifiersOf({ places, names, nameOf, namespaces }: Searched, document: number): readonly string[] {
  const dataset = places.datasetOf(document);
  const isColumn = dataset !== null && dataset !== document;
  const [table, number] = isColumn
    ? [names, nameOf[dataset] ?? -1]
    : [namespaces, places.namespaceNumberOf(document) ?? -1];
  return [table.wholes[number] ?? '', table.lasts[number] ?? ''];
}

/** Documents that fit all words. What a column sits in is not enough to find it by. */
function together(searched: Searched, terms: readonly Term[], asTyped: Fits, whole: string): Fits {
  const { places, nameOf, names } = searched;
  const candidates = new Set(terms.flatMap(({ own }) => [...own.keys()]));
  const firstOfNoPlace = places.firstColumn - places.ownerIds.length - searched.source.index.terms;
  for (let document = 0; document < firstOfNoPlace; document++) {
    if (terms[0]?.placeOf(document) != null) candidates.add(document);
  }
  const fits: Fits = new Map();
  for (const document of candidates) {
    let sum = 0;
    for (const { own, placeOf } of terms) {
      sum += Math.min(own.get(document) ?? Infinity, placeOf(document) ?? Infinity);
    }
    if (sum === Infinity) continue;
    fits.set(document, sum);
    if (terms.length > 1 && document < places.firstColumn) {
      qualify(fits, searched, document, names.wholes[nameOf[document] ?? -1] ?? '', whole);
    }
  }
  for (const [document, fit] of asTyped) takeBest(fits, document, fit);
  return fits;
}
