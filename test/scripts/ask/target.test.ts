import { describe, expect, test } from 'vitest';
import { FORMS, type ReadingKind } from '../../../src/scripts/ask/grammar.ts';
import { readText } from '../../../src/scripts/ask/read.ts';
import {
  ambiguousSentence,
  readingOf,
  unknownSentence,
  valuesOf,
} from '../../../src/scripts/ask/sentence.ts';
import { phraseOf, resolve, writtenOut, type Target } from '../../../src/scripts/ask/target.ts';
import type { SearchIndex } from '../../../src/scripts/search/entry.ts';
import { askedOf } from '../../../src/scripts/ask/written.ts';
import { ENTRIES, entry, INDEX } from './entries.ts';

const ALL: readonly ReadingKind[] = ['dataset', 'column', 'job', 'term', 'owner', 'domain', 'namespace'];

async function resolved(text: string, kinds = ALL): Promise<string> {
  const found = await resolve(INDEX, text, kinds);
  switch (found.is) {
    case 'one':
      return phraseOf(found.target);
    case 'many':
      return `many: ${found.targets.map(writtenOut).join(', ')}`;
    case 'none':
      return `none: ${found.near.map(writtenOut).join(', ')}`;
  }
}

describe('a name in a question', () => {
  test('is a thing that is called so', async () => {
    expect(await resolved('orders_clean')).toBe('the dataset orders_clean (clean)');
    expect(await resolved('revenue_daily.net_revenue')).toBe(
      'the column net_revenue of revenue_daily (mart)',
    );
    expect(await resolved('load')).toBe('the job load (shop)');
    expect(await resolved('TURNOVER')).toBe('the term Net revenue');
    expect(await resolved('ada okafor')).toBe('Ada Okafor');
  });

  test('is a place where nothing is called so, spelt as its things spell it', async () => {
    expect(await resolved('finance')).toBe('the domain Finance');
    expect(await resolved('CLEAN')).toBe('the namespace clean');
    expect(await resolved('domain shop')).toBe('the domain Shop');
  });

  test('may have a word for its kind on either side', async () => {
    expect(await resolved('job revenue_daily')).toBe('the job revenue_daily (shop)');
    expect(await resolved('revenue_daily table')).toBe('the dataset revenue_daily (mart)');
    expect(await resolved('column net_revenue')).toBe('the column net_revenue of revenue_daily (mart)');
  });

  test('may be a column of a dataset, or what sits in a namespace', async () => {
    expect(await resolved('amount of orders_clean')).toBe('the column amount of orders_clean (clean)');
    expect(await resolved("orders_clean 's amount")).toBe('the column amount of orders_clean (clean)');
    expect(await resolved('column amount in the table orders_clean')).toBe(
      'the column amount of orders_clean (clean)',
    );
    expect(await resolved('orders in raw')).toBe('the dataset orders (raw)');
    expect(await resolved('of one kind')).toBe('the dataset of one kind (mart)');
  });

  test('may be in the singular or the plural', async () => {
    expect(await resolved('net revenues')).toBe('the term Net revenue');
    expect(await resolved('raw.order')).toBe('the dataset orders (raw)');
  });

  test('is the first kind that the question may be about, and the others are told', async () => {
    const found = await resolve(INDEX, 'revenue_daily', ['job', 'dataset']);
    expect(found.is === 'one' && [found.target, ...found.others].map(writtenOut)).toEqual([
      'job shop.revenue_daily',
      'dataset mart.revenue_daily',
    ]);
    expect(await resolved('revenue_daily', ['dataset'])).toBe('the dataset revenue_daily (mart)');
  });

  test('is a term that is called just so before what has but the same words, which is told', async () => {
    const wordy: SearchIndex = {
      ...INDEX,
      named: (text, kinds) => INDEX.named(kinds.includes('column') ? text.replace(' ', '_') : text, kinds),
    };
    const found = await resolve(wordy, 'net revenue', ['column', 'term']);
    expect(found.is === 'one' && [found.target, ...found.others].map(writtenOut)).toEqual([
      'term "Net revenue"',
      'column mart.revenue_daily.net_revenue',
    ]);
    const column = await resolve(wordy, 'net_revenue', ['column', 'term']);
    expect(column.is === 'one' && column.target.kind).toBe('column');
  });

  test('that several things have is each of them', async () => {
    expect(await resolved('orders')).toBe('many: dataset raw.orders, dataset clean.orders');
  });

  test('that nothing has is what is written nearly so', async () => {
    expect(await resolved('revenu', ['dataset'])).toBe('none: dataset mart.revenue_daily');
    expect(await resolved('xyzzy')).toBe('none: ');
    expect(await resolved('owner orders_clean', ['dataset'])).toBe('none: ');
  });

  test('that is written out names that thing alone', async () => {
    for (const one of ENTRIES) {
      const target: Target = { kind: one.kind, name: one.name, entry: one };
      const read = readText(`what is ${writtenOut(target)}`);
      const name = read?.is === 'read' && 'thing' in read.question ? read.question.thing : '';
      expect(await resolve(INDEX, name, ALL)).toMatchObject({ is: 'one', target: { entry: one } });
    }
  });
});

describe('a question with a name written out', () => {
  test('has it in place of the name, with its quotes', () => {
    expect(askedOf('What feeds orders?', 'orders', 'dataset raw.orders')).toBe(
      'What feeds dataset raw.orders?',
    );
    expect(askedOf('what feeds "a b"', 'a b', 'dataset "x.a b"')).toBe('what feeds dataset "x.a b"');
    expect(askedOf('what feeds a', 'a', 'dataset x.a')).toBe('what feeds dataset x.a');
    expect(askedOf('orders’s owner', 'orders', 'dataset raw.orders')).toBe('dataset raw.orders’s owner');
    expect(askedOf('what  feeds   the  b', 'b', 'c')).toBe('what feeds the c');
  });

  test('is none where the name does not stand there', () => {
    expect(askedOf('what feeds orders', 'order', 'x')).toBeNull();
  });
});

describe('the reading', () => {
  async function reading(text: string, days: { from: string; until: string } | null = null): Promise<string> {
    const read = readText(text);
    if (read?.is !== 'read') return 'unread';
    const { question, form } = read;
    const names = ['thing', 'place', 'owner', 'from', 'to', 'job'].flatMap((slot) => {
      const name = (question as unknown as Record<string, string | null>)[slot];
      return name == null ? [] : [name];
    });
    const kinds = form.readings.any === undefined ? (Object.keys(form.readings) as ReadingKind[]) : ALL;
    const found = await Promise.all(names.map((name) => resolve(INDEX, name, kinds)));
    const targets = found.flatMap((one) => (one.is === 'one' ? [one.target] : []));
    const kind = targets[0]?.kind ?? 'any';
    return readingOf(form, kind, valuesOf(question, targets, days, days && '2026-11-15'));
  }

  test.each([
    [
      'what feeds revenue_daily.net_revenue',
      'what the values of the column net_revenue of revenue_daily (mart) are made from',
    ],
    ['what feeds orders_clean', 'what the dataset orders_clean (clean) is made from'],
    ['what feeds load', 'what the job load (shop) reads'],
    ['what depends on orders_clean', 'what is made from the dataset orders_clean (clean)'],
    ['where is turnover used', 'where the term Net revenue (“turnover” is another name of it) is used'],
    ['where is net revenue used', 'where the term Net revenue is used'],
    [
      'what uses column net_revenue',
      'what the values of the column net_revenue of revenue_daily (mart) go into, and what they decide',
    ],
    [
      'what breaks if amount of orders_clean is dropped',
      'what breaks or goes stale if the column amount of orders_clean (clean) is dropped',
    ],
    [
      'what breaks if orders_clean changes',
      'what breaks or goes stale if the dataset orders_clean (clean) changes',
    ],
    ['who owns orders_clean', 'who answers for the dataset orders_clean (clean)'],
    [
      'who owns column amount',
      'who answers for the column amount of orders_clean (clean), which is who answers for its dataset',
    ],
    ['what writes revenue_daily', 'which jobs write the dataset revenue_daily (mart)'],
    ['what reads revenue_daily', 'which jobs read the dataset revenue_daily (mart)'],
    [
      'path from orders_clean to net_revenue',
      'the shortest ways from the dataset orders_clean (clean) to the column net_revenue of revenue_daily (mart)',
    ],
    [
      'what is turnover',
      'what the term Net revenue (“turnover” is another name of it) means, and which columns hold it',
    ],
    [
      'is revenue_daily fresh',
      'whether the dataset revenue_daily (mart) is fresh, and when it was last written',
    ],
    ['what changed in revenue_daily', 'how the columns of the dataset revenue_daily (mart) changed'],
    [
      'what is wrong with orders_clean',
      'what is wrong with the dataset orders_clean (clean), or upstream of it',
    ],
    ['what is wrong in domain finance', 'what is wrong with the datasets and jobs of the domain Finance'],
    ['what is wrong', 'what is wrong now, anywhere'],
    ['late runs', 'the runs that were late, overdue or too long'],
    ['missed runs', 'the runs that were due and did not begin'],
    ['overdue runs', 'the runs that had not ended past their time'],
    ['latest run of load', 'whether the job load (shop) ran in time, and when it last ran'],
    ['why did load fail', 'the last run of the job load (shop) that failed'],
    ['which datasets are stale', 'the datasets that are stale now, or past the time to be fresh by'],
    [
      'who should I tell if orders_clean changes',
      'what breaks or goes stale if the dataset orders_clean (clean) changes',
    ],
    [
      'does net_revenue depend on orders_clean',
      'the shortest ways from the dataset orders_clean (clean) to the column net_revenue of revenue_daily (mart)',
    ],
    [
      'is orders_clean.amount personal data',
      'whether the column amount of orders_clean (clean) holds personal data',
    ],
    ['what does load do', 'what the job load (shop) does'],
    ['how many datasets are there', 'how many datasets this site has'],
    ['whats load', 'what the job load (shop) does'],
    [
      'how sure is orders_clean',
      'what the lineage of the columns of the dataset orders_clean (clean) rests on',
    ],
    ['columns of net revenue', 'the columns that hold the term Net revenue'],
    ['columns of turnover', 'the columns that hold the term Net revenue (“turnover” is another name of it)'],
    ['failed runs of load', 'the runs of the job load (shop) that failed'],
    ['pii in clean', 'which columns of the namespace clean hold personal data'],
    ['all pii', 'which columns hold personal data'],
    ['datasets without an owner', 'the datasets without an owner'],
    ['tables with no readers', 'the datasets without readers'],
    ['columns like email', 'the columns that are called or described like “email”'],
    ['columns called amount', 'the columns that are called “amount”'],
    ['datasets in domain finance', 'the datasets of the domain Finance'],
    ['jobs of Ada Okafor', 'the jobs that Ada Okafor answers for'],
    ['jobs owned by Ada Okafor', 'the jobs that Ada Okafor answers for'],
    ['cycles', 'which datasets and columns are made of themselves'],
  ])('of “%s” is a sentence', async (text, said) => {
    expect(await reading(text)).toBe(`Read as: ${said}.`);
  });

  test('says which days are meant, and from when they are told', async () => {
    const week = { from: '2026-11-02', until: '2026-11-08' };
    expect(await reading('failed runs last week', week)).toBe(
      'Read as: the runs that failed from 2026-11-02 to 2026-11-08 (the site tells of 2026-11-15).',
    );
    expect(await reading('runs last week', week)).toBe(
      'Read as: the runs that began from 2026-11-02 to 2026-11-08 (the site tells of 2026-11-15).',
    );
    expect(await reading('what changed yesterday', { from: '2026-11-14', until: '2026-11-14' })).toBe(
      'Read as: what appeared in the lineage, or vanished from it, on 2026-11-14 (the site tells of 2026-11-15).',
    );
  });

  test('fills every brace of every form', () => {
    for (const form of FORMS) {
      for (const kind of Object.keys(form.readings) as ReadingKind[]) {
        expect(readingOf(form, kind, {}), form.asks).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  test('shows what cannot be seen in a name', () => {
    const target: Target = { kind: 'dataset', name: 'a\u202Eb', entry: entry('dataset', 'a\u202Eb') };
    expect(phraseOf(target)).toBe('the dataset a⟨U+202E⟩b');
    expect(unknownSentence('\u202Eb')).toBe(
      'Nothing on this site that could be meant here is called “⟨U+202E⟩b”.',
    );
    expect(ambiguousSentence('orders', 2)).toBe('“orders” may be any of 2: choose one.');
  });
});
