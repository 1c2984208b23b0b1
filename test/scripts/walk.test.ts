import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighboursOf } from '../../src/scripts/diagram/part.ts';
import { walk, type Place } from '../../src/scripts/diagram/walk.ts';
import { anyLines } from './any-picture.ts';

const place = (part: string, x: number, y: number): Place => ({ part, x, y, width: 100, height: 20 });
/** Two nodes on the left, a table with two rows in the middle, one node on the right. */
const PLACES = [
  place('0', 0, 0),
  place('1', 0, 200),
  place('2', 200, 100),
  place('2.0', 200, 120),
  place('2.1', 200, 140),
  place('3', 400, 130),
];
const LINES = [
  { from: '0', to: '2.0' },
  { from: '1', to: '2.1' },
  { from: '2.1', to: '3' },
];

describe('an arrow key', () => {
  test.each([
    ['3', 'left', '2.1'],
    ['2.1', 'left', '1'],
    ['2.0', 'left', '0'],
    ['2.1', 'right', '3'],
    ['0', 'right', '2.0'],
  ] as const)('from %s to the %s follows a line to %s', (from, direction, to) => {
    expect(walk(from, direction, PLACES, LINES)).toBe(to);
  });

  test('from the head of a table follows the nearest line of its rows', () => {
    expect(walk('2', 'left', PLACES, LINES)).toBe('0');
    expect(walk('2', 'right', PLACES, LINES)).toBe('3');
  });

  test.each([
    ['2', 'down', '2.0'],
    ['2.1', 'up', '2.0'],
    ['0', 'down', '1'],
    ['1', 'up', '0'],
  ] as const)('from %s %s goes to %s, the next in its column', (from, direction, to) => {
    expect(walk(from, direction, PLACES, LINES)).toBe(to);
  });

  test('leads nowhere where there is nothing, nor from what is not in the picture', () => {
    expect(walk('0', 'left', PLACES, LINES)).toBeNull();
    expect(walk('0', 'up', PLACES, LINES)).toBeNull();
    expect(walk('9', 'right', PLACES, LINES)).toBeNull();
  });

  test('to a side leads along a line in any picture, wherever there is one to another node', () => {
    const places = Array.from({ length: 10 }, (_, node) =>
      ['', '.0', '.1'].map((row, index) => place(`${node}${row}`, node * 200, index * 20)),
    ).flat();
    fc.assert(
      fc.property(anyLines, fc.constantFrom(...places), (lines, { part }) => {
        const others = neighboursOf(part, 'down', lines).filter(
          (one) => one.split('.')[0] !== part.split('.')[0],
        );
        const to = walk(part, 'right', places, lines);
        if (others.length === 0) expect(to).toBeNull();
        else expect(others).toContain(to);
      }),
    );
  });
});
