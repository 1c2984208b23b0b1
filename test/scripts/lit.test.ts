import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { litWith } from '../../src/scripts/diagram/lit.ts';
import { holds, neighboursOf, type Ends } from '../../src/scripts/diagram/part.ts';
import { anyLines, anyPart } from './any-picture.ts';

const line = (from: string, to: string): Ends => ({ from, to });
const CHAIN = [line('0', '1'), line('1', '2'), line('2', '3'), line('4', '2')];

/** Adds what the lines lead to, until nothing more comes. */
function naiveReach(part: string, side: 'up' | 'down', lines: readonly Ends[]): Set<number> {
  const reached = new Set<number>();
  const parts = new Set<string>();
  for (let size = -1; size < reached.size;) {
    size = reached.size;
    for (const [index, { from, to }] of lines.entries()) {
      const [near, far] = side === 'down' ? [from, to] : [to, from];
      if (!holds(part, near) && !parts.has(near)) continue;
      reached.add(index);
      parts.add(far);
    }
  }
  return reached;
}

describe('what lights up with a part', () => {
  test('is everything upstream and downstream of it, with the number of lines between', () => {
    const { parts, lines } = litWith('1', CHAIN);
    expect(Object.fromEntries(parts)).toEqual({ 0: 1, 1: 0, 2: 1, 3: 2 });
    expect(Object.fromEntries(lines)).toEqual({ 0: 1, 1: 1, 2: 2 });
  });

  test('of a node is that of all its rows, and of a row its own alone', () => {
    const lines = [line('0.0', '1.0'), line('0.1', '2')];
    expect([...litWith('0', lines).parts.keys()]).toEqual(['0', '1.0', '2']);
    expect([...litWith('0.1', lines).parts.keys()]).toEqual(['0.1', '2']);
  });

  test('are in any picture the lines that lead to it or from it', () => {
    fc.assert(
      fc.property(anyPart, anyLines, (part, lines) => {
        const expected = new Set([...naiveReach(part, 'up', lines), ...naiveReach(part, 'down', lines)]);
        expect(new Set(litWith(part, lines).lines.keys())).toEqual(expected);
      }),
    );
  });

  test('are nearest the neighbours, in any picture', () => {
    fc.assert(
      fc.property(anyPart, anyLines, (part, lines) => {
        const { parts } = litWith(part, lines);
        for (const side of ['up', 'down'] as const)
          for (const one of neighboursOf(part, side, lines)) expect(parts.get(one)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
