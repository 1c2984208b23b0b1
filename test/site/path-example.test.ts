import { describe, expect, test } from 'vitest';
import { pathExample } from '../../src/site/path-example.ts';
import { columnId, columnNetwork, type ColumnLink } from '../graph/network.ts';

function exampleOf(links: readonly ColumnLink[]): ReturnType<typeof pathExample> {
  const { catalog, graph, flow } = columnNetwork([], links);
  return pathExample(catalog, graph, flow);
}

describe('the example of a question', () => {
  test('is the longest chain of values that a look at the last datasets finds', () => {
    const example = exampleOf([
      { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
      { from: 'b.x', to: 'c.x', kind: 'DIRECT' },
      { from: 'b.y', to: 'c.y', kind: 'DIRECT' },
      { from: 'c.x', to: 'd.x', kind: 'INDIRECT' },
      { from: 'b.x', to: 'e.x', kind: 'DIRECT' },
    ]);
    expect(example).toEqual({ from: columnId('a.x'), to: columnId('e.x') });
  });

  test('is none where no values flow', () => {
    expect(exampleOf([])).toBe(null);
    expect(exampleOf([{ from: 'a.x', to: 'b.x', kind: 'INDIRECT' }])).toBe(null);
  });

  test('does not go round for ever', () => {
    const example = exampleOf([
      { from: 'a.x', to: 'b.x', kind: 'DIRECT' },
      { from: 'b.x', to: 'a.x', kind: 'DIRECT' },
      { from: 'b.x', to: 'c.x', kind: 'DIRECT' },
    ]);
    expect(example).toEqual({ from: columnId('a.x'), to: columnId('c.x') });
  });
});
