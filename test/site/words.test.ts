import { describe, expect, test } from 'vitest';
import { count, duration, percent, periodName } from '../../src/components/words.ts';
import type { Run } from '../../src/model/catalog.ts';
import type { Instant } from '../../src/model/instant.ts';
import { runEvent, siteOf } from './log.ts';

async function lasting(end: string): Promise<string | null> {
  const events = [
    runEvent({ type: 'START', time: '2026-11-02T12:00:00Z' }),
    runEvent({ type: 'COMPLETE', time: end }),
  ];
  const [run] = (await siteOf(events)).catalog.runs;
  return duration(run as Run);
}

describe('a number', () => {
  test('is written out', () => {
    expect([0, 1234567, -1234.5, 1e15].map(count)).toEqual([
      '0',
      '1,234,567',
      '-1,234.5',
      '1,000,000,000,000,000',
    ]);
  });

  test('has an exponent where its digits would fill the page', () => {
    expect([1e300, -1e300, 1.5e16].map(count)).toEqual(['1e+300', '-1e+300', '1.5e+16']);
  });
});

describe('the duration of a run', () => {
  test.each([
    ['2026-11-02T12:00:00.25Z', '250 ms'],
    ['2026-11-02T12:00:59Z', '59.0 s'],
    ['2026-11-02T12:59:59Z', '59 min 59 s'],
    ['2026-11-04T12:00:59Z', '48 h 0 min'],
    ['2026-11-04T12:01:00Z', '2 d 0 h'],
    ['2026-11-14T16:30:00Z', '12 d 4 h'],
    ['2026-11-02T11:00:00Z', null],
  ])('that ends at %s reads as %s', async (end, words) => {
    expect(await lasting(end)).toBe(words);
  });
});

test('a share is all or nothing only where it is', () => {
  expect([0, 0.00001, 0.5, 13 / 14, 0.99999, 1].map(percent)).toEqual([
    '0%',
    '0.1%',
    '50%',
    '92.9%',
    '99.9%',
    '100%',
  ]);
});

test('a period is called by its beginning', () => {
  const start = '2026-11-02T00:00:00.000000000Z' as Instant;
  expect((['day', 'week', 'month', 'year'] as const).map((unit) => periodName(start, unit))).toEqual([
    '2026-11-02',
    'the week of 2026-11-02',
    '2026-11',
    '2026',
  ]);
});
