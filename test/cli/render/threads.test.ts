import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { threadsFor } from '../../../src/cli/render/threads.ts';

test('a few files are rendered in one thread, and very many in as many as there are processors, up to four', () => {
  expect(threadsFor(0, null)).toBe(1);
  expect(threadsFor(9999, null)).toBe(1);
  expect(threadsFor(10_000, null)).toBe(Math.min(2, availableParallelism()));
  expect(threadsFor(1e6, null)).toBe(Math.min(4, availableParallelism()));
});

test('who asks for a number gets it', () => {
  expect(threadsFor(1, 3)).toBe(3);
  expect(threadsFor(1e6, 1)).toBe(1);
});
