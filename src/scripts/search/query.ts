/**
 * What is typed: words, and filters among them such as `kind:column domain:"Customer care" owner:none`. The text is all
 * there is to a search, so that it can be sent to someone.
 */
import type { EntryState, Filters, Query } from './entry.ts';
import type { Facet } from './filter.ts';
import { ENTRY_KINDS } from './places.ts';

/** What stands before the colon. */
export const FILTER_WORDS = {
  kind: 'kind',
  domain: 'domain',
  owner: 'owner',
  namespace: 'in',
  isPersonal: 'pii',
  state: 'state',
} as const satisfies Record<Facet, string>;

const STATES: readonly EntryState[] = ['current', 'past', 'undeclared'];
const NONE = 'none';
const PART = /(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/giu;

/** Of two filters of one sort the last counts. What is none, such as `kind:thing`, is words. */
export function readQuery(text: string): Query {
  const words: string[] = [];
  let filters: Filters = {};
  for (const part of partsOf(text)) {
    if (part.filter === null) words.push(part.text);
    else filters = { ...filters, ...part.filter };
  }
  return { words: words.join(' '), filters };
}

/** @param value null for any, and no filter */
export function withFilter(text: string, facet: Facet, value: string | null): string {
  const others = partsOf(text).filter(({ filter }) => filter === null || !(facet in filter));
  const parts = others.map((part) => part.text);
  return [...parts, ...(value === null ? [] : [`${FILTER_WORDS[facet]}:${quoted(value)}`])].join(' ');
}

/** As it stands behind the colon; null where there is no such filter. */
export function filterValue(filters: Filters, facet: Facet): string | null {
  const value = filters[facet];
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : NONE;
}

interface Part {
  readonly text: string;
  /** Null of words. */
  readonly filter: Filters | null;
}

function partsOf(text: string): Part[] {
  return [...text.matchAll(PART)].map(([whole, word, between, bare]) => ({
    text: whole,
    filter:
      word === undefined ? null : filterOf(word.toLowerCase(), between ?? bare ?? '', between !== undefined),
  }));
}

function filterOf(word: string, value: string, isQuoted: boolean): Filters | null {
  const lower = value.toLowerCase();
  const orNone = lower === NONE && !isQuoted ? { none: true as const } : value;
  switch (word) {
    case FILTER_WORDS.kind: {
      const kind = ENTRY_KINDS.find((one) => one === lower || `${one}s` === lower);
      return kind === undefined ? null : { kind };
    }
    case FILTER_WORDS.domain:
      return value === '' ? null : { domain: orNone };
    case FILTER_WORDS.owner:
      return value === '' ? null : { owner: orNone };
    case FILTER_WORDS.namespace:
      return value === '' ? null : { namespace: value };
    case FILTER_WORDS.isPersonal:
      return lower === 'yes' || lower === 'no' ? { isPersonal: lower === 'yes' } : null;
    case FILTER_WORDS.state: {
      const state = STATES.find((one) => one === lower);
      return state === undefined ? null : { state };
    }
    default:
      return null;
  }
}

/** A name that holds a quote cannot be written as a whole: its longest stretch without one is told apart by its words. */
function quoted(value: string): string {
  if (/^[^\s":]+$/u.test(value)) return value;
  return `"${value.replaceAll('"', ' ')}"`;
}
