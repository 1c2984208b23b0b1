import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../src/scripts/ask/read.ts';
import { unreadSentence } from '../../../src/scripts/ask/sentence.ts';

function questionIn(text: string): unknown {
  const read = readText(text);
  return read?.is === 'read' ? read.question : read;
}

describe('a question', () => {
  test('is read in any of its wordings', () => {
    const sources = { asks: 'sources', thing: 'orders' };
    for (const text of [
      'what feeds orders',
      'What feeds the orders?',
      'WHERE DOES orders COME FROM',
      'please show me upstream of orders',
      'can you tell me what is orders made from',
      "orders's sources",
      'orders’s upstream',
      'what feeds "orders"',
      'what feeds ‘orders’ ?',
      'I want to know where orders comes from, please',
    ]) {
      expect(questionIn(text), text).toEqual(sources);
    }
  });

  test('of the issue is each read', () => {
    expect(questionIn('what feeds revenue_daily.net_revenue')).toEqual({
      asks: 'sources',
      thing: 'revenue_daily.net_revenue',
    });
    expect(questionIn('what breaks if orders.amount changes')).toEqual({
      asks: 'impact',
      thing: 'orders.amount',
      change: 'change',
    });
    expect(questionIn('who owns customers_active')).toEqual({ asks: 'owner', thing: 'customers_active' });
    expect(questionIn('pii in mart')).toEqual({ asks: 'personal-data', place: 'mart' });
    expect(questionIn('path from orders.discount to executive_kpis.revenue')).toEqual({
      asks: 'path',
      from: 'orders.discount',
      to: 'executive_kpis.revenue',
    });
    expect(questionIn('failed runs last week')).toEqual({
      asks: 'runs',
      state: 'failed',
      period: 'last week',
      job: null,
    });
    expect(questionIn('datasets without an owner')).toEqual({
      asks: 'without',
      listing: 'dataset',
      lack: 'owner',
    });
    expect(questionIn('columns like email')).toEqual({ asks: 'like', listing: 'column', words: 'email' });
  });

  test('says what is to be done to a thing', () => {
    const change = (text: string): unknown => (questionIn(text) as { change?: unknown }).change;
    expect(change('what breaks if orders is dropped')).toBe('drop');
    expect(change('what if I remove orders')).toBe('drop');
    expect(change('what happens when orders gets renamed')).toBe('rename');
    expect(change('impact of renaming orders')).toBe('rename');
    expect(change('what breaks if orders.amount changes its type')).toBe('retype');
    expect(change('can we change orders')).toBe('change');
  });

  test('tells a time from a name', () => {
    expect(questionIn('what changed last week')).toEqual({ asks: 'changes', period: 'last week' });
    expect(questionIn('what changed in November')).toEqual({ asks: 'changes', period: 'in November' });
    expect(questionIn('what changed in dataset november')).toEqual({
      asks: 'schema',
      thing: 'dataset november',
    });
    expect(questionIn('what changed in orders')).toEqual({ asks: 'schema', thing: 'orders' });
    expect(questionIn('failed runs of job load since 2026-11-01')).toMatchObject({
      job: 'job load',
      period: 'since 2026-11-01',
    });
    expect(questionIn('failed runs of last load')).toMatchObject({ job: 'last load', period: null });
  });

  test('keeps what stands in quotes as it is, and its articles', () => {
    expect(questionIn('what feeds "the list"')).toEqual({ asks: 'sources', thing: 'the list' });
    expect(questionIn('path from "a to b" to c')).toEqual({ asks: 'path', from: 'a to b', to: 'c' });
    expect(questionIn('what feeds a')).toEqual({ asks: 'sources', thing: 'a' });
  });

  test('keeps the letter case of names', () => {
    expect(questionIn('What Feeds Orders')).toEqual({ asks: 'sources', thing: 'Orders' });
  });
});

describe('words to search for', () => {
  test.each([
    'orders',
    'net revenue',
    'path to heaven',
    'what',
    'who',
    'list datasets',
    '',
    '   ',
    '?',
    'email hash',
    'is active',
  ])('are no question: %s', (text) => {
    expect(readText(text)).toBeNull();
  });

  test('are what is too long to be a question', () => {
    expect(readText(`what feeds ${'x'.repeat(10_000)}`)).toBeNull();
    expect(readText(`what feeds ${'x '.repeat(500)}`)).toBeNull();
  });
});

describe('a question that cannot be read', () => {
  function said(text: string): string {
    const read = readText(text);
    return read?.is === 'unread' ? unreadSentence(read) : `read: ${JSON.stringify(read)}`;
  }

  test('says as far as where it was read, and what could not be', () => {
    expect(said('what eats orders')).toBe('Read as far as “what”; “eats orders” could not be read.');
    expect(said('what breaks when')).toBe(
      'Read as far as “what breaks when”: the question does not end there.',
    );
    expect(said('failed runs on 2026-13-45')).toBe(
      'Read as far as “failed runs”; “on 2026-13-45” could not be read.',
    );
    expect(said('my hat: does it fit?')).toBe(
      '“my hat does it fit” could not be read: no question here begins so.',
    );
  });

  test('says it of a long text in few words', () => {
    expect(said(`what eats ${'é'.repeat(300)}`).length).toBeLessThan(160);
  });

  test('offers first the forms that go on as it began', () => {
    const near = (text: string): readonly string[] => {
      const read = readText(text);
      return read?.is === 'unread' ? read.near.map(({ asks }) => asks) : [];
    };
    expect(near('what breaks when')[0]).toBe('impact');
    expect(near('failed runs on the moon')[0]).toBe('runs');
    expect(near('who owns')[0]).toBe('owner');
  });
});

describe('any text', () => {
  const WORDS =
    'what who feeds is of the in to from path runs failed last week if without columns like ’s "'.split(' ');

  test('is read, or not, and never throws', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 64 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = readText(text);
        expect(['read', 'unread', undefined]).toContain(read?.is);
      }),
      { numRuns: 300 },
    );
  });

  test('of the worst kinds takes a bounded number of steps', () => {
    for (const part of ['"', '“', "'", '`', 'path from a to ', 'the ', "'s ", 'what is ', '? ']) {
      for (const length of [64, 2000, 10_000]) {
        expect(() => readText(part.repeat(Math.ceil(length / part.length)).slice(0, length))).not.toThrow();
      }
    }
  });
});
