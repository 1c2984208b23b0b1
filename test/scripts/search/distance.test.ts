import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, distanceToBeginning, tolerated } from '../../../src/scripts/search/distance.ts';
import { naiveDistance } from './naive.ts';

const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

test('the distance of two words is that of its definition, as far as it matters', () => {
  fc.assert(
    fc.property(anyWord, anyWord, fc.nat(3), (a, b, most) => {
      const naive = naiveDistance(a, b);
      expect(distance(a, b, most)).toBe(naive <= most ? naive : null);
    }),
    { numRuns: 500 },
  );
});

test('the distance to the beginnings of a word is that to the nearest of them', () => {
  fc.assert(
    fc.property(anyWord, anyWord, fc.nat(3), (typed, word, most) => {
      const beginnings = Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length));
      const naive = Math.min(...beginnings.map((beginning) => naiveDistance(typed, beginning)));
      expect(distanceToBeginning(typed, word, most)).toBe(naive <= most ? naive : null);
    }),
    { numRuns: 500 },
  );
});

test('letters that are swapped are one slip', () => {
  expect(distance('revneue', 'revenue', 2)).toBe(1);
});

test('short words are to be written just so, longer ones may have one slip, and long ones two', () => {
  expect([3, 4, 7, 8].map(tolerated)).toEqual([0, 1, 1, 2]);
});
