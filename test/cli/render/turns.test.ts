import { expect, test } from 'vitest';
import { Turns, turnsMemory } from '../../../src/cli/render/turns.ts';

test('no two threads get one batch, and it is known who has asked', () => {
  const memory = turnsMemory(3);
  const [own, other, late] = [0, 1, 2].map((thread) => new Turns(memory, thread));
  expect([own?.take(), other?.take(), own?.take(), other?.take()]).toEqual([0, 1, 2, 3]);
  expect([1, 2].map((thread) => own?.hasAsked(thread))).toEqual([true, false]);
  own?.stop();
  expect(late?.take()).toBeGreaterThan(1e6);
});
