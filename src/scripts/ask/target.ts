/** What a name in a question stands for. */
import { visible } from '../../model/visible.ts';
import type { Entry, EntryKind, SearchIndex } from '../search/entry.ts';
import type { ReadingKind } from './grammar.ts';
import type { TargetKind } from './question.ts';

export type Target =
  | { readonly kind: EntryKind; readonly name: string; readonly entry: Entry }
  | { readonly kind: 'domain' | 'namespace'; readonly name: string; readonly entry: null };

export type Resolution =
  | {
      readonly is: 'one';
      readonly target: Target;
      /** Of other kinds, that are called so as well. */
      readonly others: readonly Target[];
    }
  | { readonly is: 'many'; readonly targets: readonly Target[] }
  | { readonly is: 'none'; /** What is written nearly so. */ readonly near: readonly Target[] };

/** The words that say of which kind a name is; `orders table`, `the column amount of orders`. */
const KIND_WORDS: ReadonlyMap<string, TargetKind> = new Map([
  ...group('dataset', 'dataset datasets table tables view views'),
  ...group('column', 'column columns field fields'),
  ...group('job', 'job jobs pipeline pipelines task tasks'),
  ...group('term', 'term terms concept'),
  ...group('owner', 'owner owners team teams person'),
  ...group('domain', 'domain domains'),
  ...group('namespace', 'namespace namespaces schema database'),
]);
const ENTRY_KINDS: readonly EntryKind[] = ['dataset', 'column', 'job', 'term', 'owner'];
const PLACE_KINDS = ['domain', 'namespace'] as const;
const MOST_NEAR = 5;

function group(kind: TargetKind, words: string): (readonly [string, TargetKind])[] {
  return words.split(' ').map((word) => [word, kind] as const);
}

/**
 * What the text names. It is taken as it stands first, then without a word for its kind, as `amount of orders`, and at last in the
 * singular or plural.
 * @param kinds what the question may be about; of several that are called so, the first is meant
 */
export async function resolve(
  index: SearchIndex,
  text: string,
  kinds: readonly ReadingKind[],
): Promise<Resolution> {
  const allowed = kinds.filter((kind) => kind !== 'any');
  for (const candidate of candidatesFor(text, allowed)) {
    const found = await targetsOf(index, candidate);
    const groups = termFirst(
      allowed.map((kind) => found.filter((one) => one.kind === kind)).filter(isFilled),
      candidate.text,
    );
    const [first, ...rest] = [
      ...groups.filter((group) => !isLoosePlace(group, candidate.text)),
      ...groups.filter((group) => isLoosePlace(group, candidate.text)),
    ];
    const [target] = first ?? [];
    if (first === undefined || target === undefined) continue;
    if (first.length > 1) return { is: 'many', targets: [...first, ...rest.flat()] };
    return { is: 'one', target, others: rest.flat() };
  }
  return { is: 'none', near: await nearTo(index, text, allowed) };
}

/** What is written nearly so; else what is found with such words. */
async function nearTo(
  index: SearchIndex,
  text: string,
  kinds: readonly TargetKind[],
): Promise<readonly Target[]> {
  const entryKinds = ENTRY_KINDS.filter((kind) => kinds.includes(kind));
  if (entryKinds.length === 0) return [];
  const near = await index.nearest(text, entryKinds, MOST_NEAR);
  if (near.length > 0) return near.map(targetOf);
  const { entries } = await index.search({ words: text, filters: {} }, MOST_NEAR);
  return entries.filter(({ kind }) => entryKinds.includes(kind)).map(targetOf);
}

function targetOf(entry: Entry): Target {
  return { kind: entry.kind, name: entry.name, entry };
}

/** A term that is called just so comes before what has but the same words, whatever is asked of it. */
function termFirst(groups: readonly (readonly Target[])[], text: string): readonly (readonly Target[])[] {
  const wanted = text.toLowerCase();
  const isTerm = (group: readonly Target[]): boolean =>
    group.some(({ kind, name }) => kind === 'term' && name.toLowerCase() === wanted);
  const isOfWords = (group: readonly Target[]): boolean =>
    group.every(({ kind, name, entry }) => {
      const whole = [entry?.namespace, entry?.dataset, name].filter(Boolean).join('.').toLowerCase();
      return entry !== null && kind !== 'term' && !whole.endsWith(wanted);
    });
  if (!groups.some(isTerm)) return groups;
  return [...groups.filter((group) => !isOfWords(group)), ...groups.filter(isOfWords)];
}

function isFilled(list: readonly Target[]): boolean {
  return list.length > 0;
}

/** A place that is called so in part: what is called so in whole comes before it. */
function isLoosePlace([target]: readonly Target[], text: string): boolean {
  return target?.entry === null && target.name.toLowerCase() !== text.toLowerCase();
}

interface Candidate {
  readonly text: string;
  readonly kinds: readonly TargetKind[];
}

function candidatesFor(text: string, kinds: readonly TargetKind[]): Candidate[] {
  const plain = [{ text, kinds }, ...withoutKindWord(text, kinds)];
  const owned = plain.flatMap(({ text: one, kinds: those }) => memberOf(one, those));
  const numbers = plain.flatMap(({ text: one, kinds: those }) =>
    otherNumber(one).map((other) => ({ text: other, kinds: those })),
  );
  return [...plain, ...owned, ...numbers].filter((one) => one.text !== '');
}

function withoutKindWord(text: string, kinds: readonly TargetKind[]): Candidate[] {
  const words = text.split(' ');
  const sides = [
    [words[0], words.slice(1)],
    [words.at(-1), words.slice(0, -1)],
  ] as const;
  return sides.flatMap(([word = '', rest]) => {
    const kind = KIND_WORDS.get(word.toLowerCase());
    return kind === undefined || !kinds.includes(kind) ? [] : [{ text: rest.join(' '), kinds: [kind] }];
  });
}

/** `amount of orders` and `orders 's amount` are `orders.amount`; `orders in clean` is `clean.orders`. */
function memberOf(text: string, kinds: readonly TargetKind[]): Candidate[] {
  const words = text.split(' ');
  const within = kinds.filter((kind) => kind === 'dataset' || kind === 'column' || kind === 'job');
  return words.flatMap((word, at) => {
    const sides = [words.slice(0, at), words.slice(at + 1)].map((side) =>
      side.filter(isNoKindWord).join(' '),
    );
    const [before = '', behind = ''] = sides;
    if (before === '' || behind === '' || within.length === 0) return [];
    if (word === "'s") return [{ text: `${before}.${behind}`, kinds: within }];
    return /^(?:of|in|from)$/i.test(word) ? [{ text: `${behind}.${before}`, kinds: within }] : [];
  });
}

function isNoKindWord(word: string): boolean {
  return !KIND_WORDS.has(word.toLowerCase()) && word.toLowerCase() !== 'the';
}

function otherNumber(text: string): string[] {
  if (/[^s]s$/i.test(text)) return [text.slice(0, -1)];
  return [`${text}s`];
}

async function targetsOf(index: SearchIndex, { text, kinds }: Candidate): Promise<Target[]> {
  // One kind at a time: what is called just so would hide what is called so as well.
  const entries = await Promise.all(
    ENTRY_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => index.named(text, [kind])),
  );
  const places = await Promise.all(
    PLACE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => placeOf(index, kind, text)),
  );
  return [...entries.flat().map(targetOf), ...places.flatMap((place) => place ?? [])];
}

/** A place is what things say that they are in, spelt as they spell it. */
async function placeOf(
  index: SearchIndex,
  kind: 'domain' | 'namespace',
  text: string,
): Promise<Target | null> {
  const { entries } = await index.search({ words: '', filters: { [kind]: text } }, 1);
  const name = entries[0]?.[kind] ?? null;
  return name === null || name === '' ? null : { kind, name, entry: null };
}

/** `the column net_revenue of revenue_daily (mart)` */
export function phraseOf({ kind, name, entry }: Target): string {
  const shown = visible(name);
  if (entry === null || kind === 'term') return `the ${kind} ${shown}`;
  if (kind === 'owner') return shown;
  const where = entry.namespace === '' ? '' : ` (${visible(entry.namespace)})`;
  return entry.dataset === null
    ? `the ${kind} ${shown}${where}`
    : `the column ${shown} of ${visible(entry.dataset)}${where}`;
}

/** A name that nothing else has, as it may be typed: `column mart.revenue_daily.net_revenue`. */
export function writtenOut({ kind, name, entry }: Target): string {
  const parts = entry === null ? [name] : [entry.namespace, entry.dataset ?? '', name];
  const whole = parts.filter((part) => part !== '').join('.');
  return `${kind} ${/[\s'"“”‘’`]/u.test(whole) ? `"${whole.replaceAll('"', '')}"` : whole}`;
}
