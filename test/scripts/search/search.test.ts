import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Entry, Query } from '../../../src/scripts/search/entry.ts';
import type { Search } from '../../../src/scripts/search/open.ts';
import { readQuery } from '../../../src/scripts/search/query.ts';
import { openedSearch } from '../../site/search-index.ts';
import { naiveDistance, naiveDocuments, naiveSearch, type NaiveDocument } from './naive.ts';
import { demoSite } from './site.ts';

let search: Search;
let documents: readonly NaiveDocument[];
let words: readonly string[];

beforeAll(async () => {
  const site = await demoSite();
  ({ search } = await openedSearch(site));
  documents = naiveDocuments(site);
  words = [...new Set(documents.flatMap((one) => [...one.words, ...one.placeWords]))].sort();
});

async function found(text: string, most = 10): Promise<readonly Entry[]> {
  return (await search.search(readQuery(text), most)).entries;
}

/** `revenue_daily.revenue` for a column. */
function labels(entries: readonly Entry[]): string[] {
  return entries.map(({ kind, name, dataset }) => `${kind} ${dataset === null ? '' : `${dataset}.`}${name}`);
}

async function pathsOf(query: Query): Promise<string[]> {
  const { entries, total, isWhole } = await search.search(query, Infinity);
  expect(entries).toHaveLength(total);
  expect(isWhole).toBe(true);
  return entries.map(({ path }) => path).sort();
}

/** A word of the catalog, or its beginning. */
const anyBeginning = fc
  .tuple(fc.nat(), fc.integer({ min: 1, max: 12 }))
  .map(([number, length]) => (words[number % words.length] ?? '').slice(0, length));

describe('what is found', () => {
  test('is what a look at every document finds, for any beginnings of words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBeginning, { minLength: 1, maxLength: 3 }), async (typed) => {
        const text = typed.join(' ');
        const naive = naiveSearch(documents, text);
        const finding = await search.search({ words: text, filters: {} }, 1);
        if (naive.length === 0) expect(finding.missing).not.toBeNull();
        else expect(await pathsOf({ words: text, filters: {} })).toEqual(naive);
      }),
      { numRuns: 300 },
    );
  });

  test('is what is a slip away, where nothing is written just so', async () => {
    const known = new Map<string, boolean>();
    const slips = (word: string, typed: string): boolean => {
      const before = known.get(`${word} ${typed}`) ?? isSlip(word, typed);
      known.set(`${word} ${typed}`, before);
      return before;
    };
    const isSlip = (word: string, typed: string): boolean => {
      const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
      const lengths = Array.from({ length: 2 * most + 1 }, (_, at) => typed.length - most + at);
      return lengths.some((length) => nearEnough(typed, word.slice(0, length), most));
    };
    await fc.assert(
      fc.asyncProperty(anyBeginning, fc.nat(), fc.constantFrom('x', 'q', ''), async (word, at, letter) => {
        const place = at % Math.max(word.length, 1);
        const typed = `${word.slice(0, place)}${letter}${word.slice(place + 1)}`;
        fc.pre(typed.length >= 4 && typed.length < 8 && naiveSearch(documents, typed).length === 0);
        expect(await pathsOf({ words: typed, filters: {} })).toEqual(naiveSearch(documents, typed, slips));
      }),
      { numRuns: 40 },
    );
  });

  test('says which words nothing is called by', async () => {
    const { missing, entries } = await search.search({ words: 'net revnue', filters: {} }, 3);
    expect(missing).toEqual(['revnue']);
    expect(labels(entries)[0]).toBe('term Net revenue');
  });

  test('tolerates no slip where something is written just so', async () => {
    expect((await search.search({ words: 'orders', filters: {} }, 1)).missing).toBeNull();
  });
});

/** Cheap first: words that differ in length, or in most letters, are far. */
function nearEnough(a: string, b: string, most: number): boolean {
  return Math.abs(a.length - b.length) <= most && naiveDistance(a, b) <= most;
}

describe('the order', () => {
  test.each([
    [
      'a whole name, then what begins with it, then what has it as a word',
      'orders',
      ['dataset orders', 'dataset orders_clean', 'job etl_orders'],
    ],
    [
      'datasets before jobs, and jobs before columns',
      'revenue_daily',
      ['dataset revenue_daily', 'job revenue_daily'],
    ],
    [
      'a column by its dataset and its name',
      'orders.amount',
      ['column orders.amount', 'column orders_clean.amount'],
    ],
    ['the same while it is still typed', 'orders_clean.net_am', ['column orders_clean.net_amount']],
    ['a dataset by its namespace and its name', 'raw customers', ['dataset customers']],
    [
      'however the words of a name are joined',
      'netRevenue',
      ['term Net revenue', 'column revenue_daily.net_revenue'],
    ],
  ])('%s', async (_, typed, expected) => {
    expect(labels(await found(typed)).slice(0, expected.length)).toEqual(expected);
  });

  test('has what is past behind what still holds', async () => {
    const states = (await found('revenue kind:column in:mart')).map(({ name, state }) => `${name} ${state}`);
    expect(states.indexOf('revenue past')).toBeGreaterThan(-1);
    expect(labels(await found('revenue'))[0]).toBe('column executive_kpis.revenue');
  });

  test('is the same each time', async () => {
    expect(await found('customer', 100)).toEqual(await found('customer', 100));
  });
});

describe('an entry', () => {
  test('says where it sits and what it means', async () => {
    expect((await found('orders_clean.net_amount'))[0]).toEqual({
      kind: 'column',
      name: 'net_amount',
      dataset: 'orders_clean',
      namespace: 'clean',
      path: 'datasets/clean/orders_clean/columns/net_amount/',
      meaning: 'Euros: amount - discount.',
      domain: 'E-commerce',
      owners: ['commerce-data'],
      isPersonal: false,
      state: 'current',
    });
  });

  test('of a term leads to its page', async () => {
    expect((await found('net revenue'))[0]?.path).toBe('glossary/net-revenue/');
  });
});

describe('filters', () => {
  test.each<[string, (entry: Entry) => boolean]>([
    ['kind:job', ({ kind }) => kind === 'job'],
    ['in:clean', ({ namespace }) => namespace === 'clean'],
    ['domain:e-commerce', ({ domain }) => domain === 'E-commerce'],
    ['domain:none', ({ domain, kind }) => domain === null && (kind === 'dataset' || kind === 'column')],
    ['owner:commerce-data', ({ owners }) => owners.includes('commerce-data')],
    ['owner:"Commerce data"', ({ owners }) => owners.includes('commerce-data')],
    ['pii:yes', ({ isPersonal }) => isPersonal],
    ['pii:no kind:dataset', ({ isPersonal, kind }) => !isPersonal && kind === 'dataset'],
    ['state:past', ({ state }) => state === 'past'],
    [
      'kind:column in:mart pii:yes',
      ({ kind, namespace, isPersonal }) => kind === 'column' && namespace === 'mart' && isPersonal,
    ],
  ])('%s lets through all that it says, and nothing else', async (text, holds) => {
    const all = (await search.search({ words: '', filters: {} }, Infinity)).entries;
    const { entries, total } = await search.search(readQuery(text), Infinity);
    expect(entries).toEqual(all.filter(holds));
    expect(total).toBe(entries.length);
  });

  test('narrow what words find', async () => {
    const all = await found('revenue', 100);
    expect(await found('revenue kind:term', 100)).toEqual(all.filter(({ kind }) => kind === 'term'));
  });

  test('that nothing has find nothing, not even what is near', async () => {
    const { total, missing } = await search.search(readQuery('orders in:nowhere'), 10);
    expect([total, missing]).toEqual([0, null]);
  });

  test('are counted as if each alone were another', async () => {
    const { facets } = await search.search(readQuery('revenue kind:term'), 1);
    const { kind, state } = facets();
    for (const { value, count } of kind) {
      expect(count).toBe((await found(`revenue kind:${value ?? ''}`, 100)).length);
    }
    expect(kind.map(({ value }) => value)).toEqual(['dataset', 'job', 'term', 'column']);
    expect(state).toEqual([{ value: 'current', count: 3 }]);
  });
});

describe('what a text names', () => {
  const KINDS = ['dataset', 'job', 'term', 'owner', 'column'] as const;

  test.each([
    ['orders', ['dataset orders']],
    ['ORDERS', ['dataset orders']],
    ['clean.orders_clean', ['dataset orders_clean']],
    ['clean/orders_clean', ['dataset orders_clean']],
    ['orders.amount', ['column orders.amount']],
    ['raw/orders.amount', ['column orders.amount']],
    ['net revenue', ['term Net revenue', 'column revenue_daily.net_revenue']],
    ['net_revenue', ['column revenue_daily.net_revenue']],
    ['commerce-data', ['owner Commerce data']],
    ['Commerce data', ['owner Commerce data']],
    ['revenue_daily', ['dataset revenue_daily', 'job revenue_daily']],
    ['nothing_like_it', []],
    ['', []],
  ])('%s', async (text, expected) => {
    expect(labels(await search.named(text, KINDS))).toEqual(expected);
  });

  test('is of the kinds that are asked for', async () => {
    expect(labels(await search.named('revenue_daily', ['job']))).toEqual(['job revenue_daily']);
  });

  test('may be many: then all are given', async () => {
    const named = await search.named('customer_id', ['column']);
    expect(named.length).toBeGreaterThan(3);
    expect(named.every(({ name }) => name === 'customer_id')).toBe(true);
  });

  test('that nothing is called has what is nearest to it', async () => {
    expect(labels(await search.nearest('custmers', ['dataset'], 2))[0]).toBe('dataset customers');
    expect(labels(await search.nearest('orders.amuont', ['column'], 1))).toEqual(['column orders.amount']);
  });
});
