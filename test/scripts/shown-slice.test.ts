import { expect, test } from 'vitest';
import { nameIn } from '../../src/scripts/diagram/written-out.ts';

test.each([
  ['Dataset orders, raw', 'raw', false, 'orders'],
  ['Dataset orders', null, false, 'orders'],
  ['Dataset a, b, raw, no longer current', 'raw', true, 'a, b'],
  ['Column net, DECIMAL(18,2)', 'DECIMAL(18,2)', false, 'net'],
  // Where the namespace is shortened in the picture, the name keeps it: nothing is guessed.
  ['Dataset orders, a very long namespace', 'a very…space', false, 'orders, a very long namespace'],
] as const)('the name in %j is read out of it', (title, beside, isMarked, name) => {
  expect(nameIn(title, beside, isMarked)).toBe(name);
});
