/** Patterns of words and slots, and how a text fits one. */
import { isPeriod } from './period.ts';
import type { Token } from './token.ts';
import { ARTICLES, CLOSED_SLOTS } from './vocabulary.ts';

export type Part = Words | Slot;

interface Words {
  readonly kind: 'words';
  readonly words: ReadonlySet<string>;
  readonly isOptional: boolean;
}

interface Slot {
  readonly kind: 'slot';
  readonly name: string;
  readonly isOptional: boolean;
}

export type Pattern = readonly Part[];

/** What a text says in a pattern's slots. */
export interface Fit {
  readonly slots: ReadonlyMap<string, string>;
  /** How many of its words the pattern knows. */
  readonly known: number;
}

/** `what|which feeds {thing}` */
export function parsePattern(text: string): Pattern {
  return text.split(' ').map((part): Part => {
    const isOptional = part.endsWith('?');
    const bare = isOptional ? part.slice(0, -1) : part;
    const slot = /^\{(?<name>[a-z]+)\}$/.exec(bare)?.groups?.['name'];
    if (slot !== undefined) return { kind: 'slot', name: slot, isOptional };
    return { kind: 'words', words: new Set(bare.split('|')), isOptional };
  });
}

/** A way through the pattern so far. */
interface Way {
  readonly at: number;
  readonly slots: ReadonlyMap<string, string>;
  readonly known: number;
}

/**
 * The way to read the text by the pattern that knows most of its words; of several, the one whose first slot is shortest.
 * A pattern has so few slots, and a text so few words, that all ways are tried.
 */
export function fitOf(pattern: Pattern, tokens: readonly Token[]): Fit | null {
  let ways: readonly Way[] = [{ at: 0, slots: new Map(), known: 0 }];
  for (const part of pattern) {
    const on = ways.flatMap((way) => afterPart(part, tokens, way));
    ways = part.isOptional ? [...on, ...ways] : on;
    if (ways.length === 0) return null;
  }
  const whole = ways.filter(({ at }) => at === tokens.length);
  return whole.reduce<Way | null>((best, way) => (best && best.known >= way.known ? best : way), null);
}

/** How many words of the text are those that the pattern begins with, before its first free slot. */
export function prefixOf(pattern: Pattern, tokens: readonly Token[]): number {
  let ways: readonly Way[] = [{ at: 0, slots: new Map(), known: 0 }];
  let most = 0;
  for (const part of pattern) {
    if (part.kind === 'slot' && !CLOSED_SLOTS.has(part.name)) return most;
    const on = ways.flatMap((way) => afterPart(part, tokens, way));
    ways = part.isOptional ? [...on, ...ways] : on;
    most = Math.max(most, ...on.map(({ at }) => at));
  }
  return most;
}

function afterPart(part: Part, tokens: readonly Token[], way: Way): Way[] {
  if (part.kind === 'words') return afterWords(part.words, tokens, way);
  const closed = CLOSED.get(part.name);
  if (closed !== undefined) return afterClosed(closed, tokens, way);
  return afterFree(part.name, tokens, way);
}

/** Steps over articles where the word is not there at once. */
function afterWords(words: ReadonlySet<string>, tokens: readonly Token[], way: Way): Way[] {
  for (let at = way.at; at < tokens.length; at += 1) {
    const word = tokens[at]?.word ?? null;
    if (word !== null && words.has(word)) return [{ ...way, at: at + 1, known: way.known + 1 }];
    if (word === null || !ARTICLES.has(word)) return [];
  }
  return [];
}

interface Closed {
  readonly binds: string;
  readonly phrases: readonly (readonly [value: string, pattern: Pattern])[];
}

const CLOSED: ReadonlyMap<string, Closed> = new Map(
  [...CLOSED_SLOTS].map(([name, { binds, words }]) => [
    name,
    {
      binds,
      phrases: Object.entries(words).flatMap(([value, phrases]) =>
        phrases.map((phrase) => [value, parsePattern(phrase)] as const),
      ),
    },
  ]),
);

function afterClosed({ binds, phrases }: Closed, tokens: readonly Token[], way: Way): Way[] {
  return phrases.flatMap(([value, phrase]) => {
    let ways: readonly Way[] = [way];
    for (const part of phrase) {
      const on = ways.flatMap((one) => (part.kind === 'words' ? afterWords(part.words, tokens, one) : []));
      ways = part.isOptional ? [...on, ...ways] : on;
    }
    return ways
      .filter(({ at }) => at > way.at)
      .map((one) => ({ ...one, slots: new Map([...way.slots, [binds, value]]) }));
  });
}

/** One way for each place where it may end. A period is known, or it is none. */
function afterFree(name: string, tokens: readonly Token[], way: Way): Way[] {
  const ways: Way[] = [];
  for (let end = way.at + 1; end <= tokens.length; end += 1) {
    const taken = withoutArticles(tokens.slice(way.at, end));
    const text = taken.map((token) => token.text).join(' ');
    const isTime = name === 'period';
    if (taken.at(-1)?.word === "'s" || (isTime && !isPeriod(text))) continue;
    const known = way.known + (isTime ? end - way.at : 0);
    ways.push({ at: end, slots: new Map([...way.slots, [name, text]]), known });
  }
  return ways;
}

/** An article alone is a name. */
function withoutArticles(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(({ word }) => word === null || !ARTICLES.has(word));
  return first === -1 ? tokens.slice(-1) : tokens.slice(first);
}

/** Takes from a text's beginning, or its end, what these patterns of words say, as often as they do. */
export function without(tokens: readonly Token[], patterns: readonly Pattern[], where: 'start' | 'end') {
  let rest = tokens;
  for (let isShorter = true; isShorter;) {
    const cuts = patterns.map((pattern) =>
      where === 'start' ? startCut(pattern, rest) : endCut(pattern, rest),
    );
    const cut = Math.max(...cuts);
    isShorter = cut > 0;
    rest = where === 'start' ? rest.slice(cut) : rest.slice(0, rest.length - cut);
  }
  return rest;
}

function startCut(pattern: Pattern, tokens: readonly Token[]): number {
  const cuts = tokens.map((_, at) => (fitOf(pattern, tokens.slice(0, at + 1)) === null ? 0 : at + 1));
  return Math.max(0, ...cuts);
}

function endCut(pattern: Pattern, tokens: readonly Token[]): number {
  return tokens.length >= pattern.length && fitOf(pattern, tokens.slice(-pattern.length)) !== null
    ? pattern.length
    : 0;
}
