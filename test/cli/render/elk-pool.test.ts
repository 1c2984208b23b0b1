import { afterEach, expect, test } from 'vitest';
import { ElkPool } from '../../../src/cli/render/elk-pool.ts';
import { arrange } from '../../../src/layout/elk.ts';
import type { Shape } from '../../../src/layout/shape.ts';

/** A row of so many boxes, in a group. */
function row(count: number): Shape {
  return {
    nodes: Array.from({ length: count }, () => ({ width: 120, headerHeight: 34, rows: 0, group: 0 })),
    groups: [{ minimumWidth: 100 }],
    lines: Array.from({ length: count - 1 }, (_, node) => ({
      from: { node, row: null },
      to: { node: node + 1, row: null },
      kind: 'value',
    })),
  };
}

/** A line that ends where there is nothing. */
const IMPOSSIBLE: Shape = {
  ...row(1),
  lines: [{ from: { node: 0, row: null }, to: { node: 7, row: null }, kind: 'value' }],
};

let pool = new ElkPool();
afterEach(async () => {
  await pool.close();
});

test('no thread is started before there is a shape', () => {
  pool = new ElkPool(2);
  expect(pool.threads).toBe(0);
});

test('shapes come out as in this thread, in no more threads than it may have', async () => {
  pool = new ElkPool(2);
  const shapes = [1, 2, 3, 4, 5].map(row);
  const found = await Promise.all(shapes.map((shape) => pool.arrange(shape)));
  expect(found).toEqual(await Promise.all(shapes.map((shape) => arrange(shape))));
  expect(pool.threads).toBe(2);
});

test('a shape that ELK refuses is an error to who asked, and the next is laid out', async () => {
  pool = new ElkPool(1);
  await expect(pool.arrange(IMPOSSIBLE)).rejects.toThrow('7');
  await expect(pool.arrange(row(2))).resolves.toEqual(await arrange(row(2)));
});

test('closed, it has no threads, and starts one where a shape comes all the same', async () => {
  pool = new ElkPool(1);
  await pool.arrange(row(1));
  await pool.close();
  expect(pool.threads).toBe(0);
  await expect(pool.arrange(row(1))).resolves.toEqual(await arrange(row(1)));
});
