import { expect, test } from 'vitest';
import { cached } from '../../src/layout/cache.ts';

/** Doubles numbers, and keeps account of what it was asked. */
function doubler() {
  const asked: number[] = [];
  const double = (input: number): Promise<number> => {
    asked.push(input);
    return input < 0 ? Promise.reject(new Error('negative')) : Promise.resolve(2 * input);
  };
  return { asked, double };
}

test('the same key is computed once, also while it is still being computed', async () => {
  const { asked, double } = doubler();
  const remembered = cached(String, double);
  expect(await Promise.all([remembered(1), remembered(1), remembered(2)])).toEqual([2, 2, 4]);
  expect(await remembered(1)).toBe(2);
  expect(asked).toEqual([1, 2]);
});

test('a failure is not kept', async () => {
  const { asked, double } = doubler();
  const remembered = cached(String, double);
  await expect(remembered(-1)).rejects.toThrow('negative');
  await expect(remembered(-1)).rejects.toThrow('negative');
  expect(asked).toEqual([-1, -1]);
});

test('beyond its capacity it forgets the oldest key', async () => {
  const { asked, double } = doubler();
  const remembered = cached(String, double, 2);
  for (const input of [1, 2, 3, 2, 1]) await remembered(input);
  expect(asked).toEqual([1, 2, 3, 1]);
});
