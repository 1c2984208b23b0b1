import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLeading } from '../../src/model/bisection.ts';

test('counts the items before the first of which it does not hold, as one that looks at each does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: 0, max: 20 }),
      (items, bound) => {
        const sorted = items.toSorted((a, b) => a - b);
        const first = sorted.findIndex((item) => item >= bound);
        expect(countLeading(sorted, (item) => item < bound)).toBe(first === -1 ? sorted.length : first);
      },
    ),
  );
});
