import { expect, test } from 'vitest';
import { changeText } from '../../src/health/quality/figure-text.ts';

test.each([
  [3, 1, '+2'],
  [1, 1.5, '−0.5'],
  [0.3, 0.1, '+0.2'],
  [7, 7, null],
  [7, null, null],
  [undefined, 7, null],
  [1e308, -1e308, null],
])('the change to %s from %s is %s', (now, then, text) => {
  expect(changeText(now, then)).toBe(text);
});
