/** Answers that are searches with filters: one can go on from there. */
import { element, plural } from '../../dom/element.ts';
import type { Entry, EntryKind, Filters, Found } from '../../search/entry.ts';
import { entryList, filterText, paragraph, remark } from '../list.ts';
import type { Listing } from '../question.ts';
import type { Source } from '../source.ts';

/** How many an answer shows. */
export const MOST_SHOWN = 12;
/** How many are looked through where the index has no filter for what is asked. */
const MOST_LOOKED_THROUGH = 1000;

export async function answerSearch(source: Source, filters: Filters, words = ''): Promise<Node[]> {
  const found = await source.index.search({ words, filters }, MOST_SHOWN);
  return [...foundNodes(source, found, filters.kind), goOn(source, filterText(filters, words))];
}

/** How many there are in all, and the first of them. */
export async function answerCount(source: Source, listing: Listing): Promise<Node[]> {
  return answerSearch(source, { kind: listing });
}

/** What is called just so, in any letter case. */
export async function answerCalled(source: Source, listing: Listing, words: string): Promise<Node[]> {
  const wanted = words.toLowerCase();
  const nodes = await lookThrough(source, listing, words, ({ name }) => name.toLowerCase() === wanted);
  return [...nodes, goOn(source, filterText({ kind: listing }, words))];
}

/** Those of a listing, of these words, that are wanted. */
export async function lookThrough(
  source: Source,
  listing: Listing,
  words: string,
  isWanted: (entry: Entry) => boolean,
): Promise<Node[]> {
  const found = await source.index.search({ words, filters: { kind: listing } }, MOST_LOOKED_THROUGH);
  const entries = found.entries.filter(isWanted);
  const nodes = foundNodes(source, { entries, total: entries.length }, listing);
  const unseen = found.total - found.entries.length;
  if (unseen <= 0) return nodes;
  return [...nodes, remark(`Of ${found.total}, the first ${found.entries.length} were looked through.`)];
}

function foundNodes(source: Source, { entries, total }: Found, kind: EntryKind = 'dataset'): Node[] {
  if (total === 0) return [remark('None.')];
  const shown = entries.slice(0, MOST_SHOWN);
  const count =
    shown.length < total ? `The first ${shown.length} of ${plural(total, kind)}.` : `${plural(total, kind)}.`;
  return [remark(count), entryList(source, shown)];
}

/** The answer as what is typed to search for it. */
export function goOn({ hrefOf }: Source, text: string): HTMLElement {
  const link = element('a', {
    href: hrefOf(`search/#q=${encodeURIComponent(text.toWellFormed())}`),
    'data-ask': text,
  });
  link.append(element('code', {}, text));
  return paragraph('As a search: ', link);
}
