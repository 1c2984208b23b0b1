import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeTaken } from '../../src/components/words.ts';
import { compareKeys, numberIn, type Key } from '../../src/scripts/table/key.ts';

describe('the number that begins a text', () => {
  test.each([
    ['1,234', 1234],
    ['-0.5', -0.5],
    ['12 columns', 12],
    ['12 of 14', 12],
    ['92.9%', 92.9],
    ['2 min 5 s', 125],
    ['250 ms', 0.25],
    ['12 d 4 h', 12 * 86_400 + 4 * 3600],
    ['1.5e+21', 1.5e21],
    ['3.4 kB', 3400],
  ])('of %s is %d', (text, number) => {
    expect(numberIn(text)).toBe(number);
  });

  test.each(['', '–', 'never', 'column 12'])('there is none in %j', (text) => {
    expect(numberIn(text)).toBe(null);
  });

  test('of two durations, as the pages write them, is the greater for the longer', () => {
    const time = fc.integer({ min: 0, max: 1e10 });
    fc.assert(
      fc.property(time, time, (a, b) => {
        const [one, other] = [numberIn(timeTaken(Math.min(a, b))), numberIn(timeTaken(Math.max(a, b)))];
        expect(one).not.toBe(null);
        expect((one ?? 0) <= (other ?? 0)).toBe(true);
      }),
    );
  });
});

describe('the order of keys', () => {
  const sorted = (keys: readonly Key[], direction: 1 | -1): Key[] =>
    keys.toSorted((a, b) => compareKeys(a, b, direction));

  test('puts numbers by value, words with the numbers in them, and what has none last, either way', () => {
    expect(sorted([10, null, 9], 1)).toEqual([9, 10, null]);
    expect(sorted([9, null, 10], -1)).toEqual([10, 9, null]);
    expect(sorted(['c10', 'c9', null], 1)).toEqual(['c9', 'c10', null]);
  });

  test('keeps what is alike as it stood', () => {
    const rows = ['b', 'a', 'b', 'a'].map((key, index) => ({ key, index }));
    const down = rows.toSorted((a, b) => compareKeys(a.key, b.key, -1));
    expect(down.map(({ index }) => index)).toEqual([0, 2, 1, 3]);
  });
});
