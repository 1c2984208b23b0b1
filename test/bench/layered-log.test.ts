import { expect, test } from 'vitest';
import { catalogOf } from '../catalog/log.ts';
import { layeredLog, type Layers } from './layered-log.ts';

const SIZE: Layers = { layers: 4, datasets: 5, columns: 6, edges: 333, seed: 7 };

test('a layered log has as many column edges as are asked for, and no cycle', () => {
  const { columnEdges } = catalogOf([...layeredLog(SIZE)]);
  expect(columnEdges).toHaveLength(SIZE.edges);
  const layerOf = (name: string): number => Number(/^layer(\d+)/.exec(name)?.[1]);
  expect(columnEdges.every(({ from, to }) => layerOf(from.name) < layerOf(to.name))).toBe(true);
});

test('a layered log is the same for the same seed, and another for another', () => {
  expect([...layeredLog(SIZE)]).toEqual([...layeredLog(SIZE)]);
  expect([...layeredLog({ ...SIZE, seed: 8 })]).not.toEqual([...layeredLog(SIZE)]);
});

test('few columns of a layered log are used by very many', () => {
  const { columnEdges } = catalogOf([...layeredLog({ ...SIZE, edges: 400 })]);
  const uses = new Map<string, number>();
  for (const { from } of columnEdges) {
    const key = `${from.name}.${from.column}`;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const sorted = [...uses.values()].sort((a, b) => b - a);
  const busiest = sorted.slice(0, Math.ceil(sorted.length / 10)).reduce((sum, count) => sum + count, 0);
  expect(busiest).toBeGreaterThan(400 / 3);
});
