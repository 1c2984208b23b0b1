import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Slice } from '../../src/graph/slice.ts';
import { arrange } from '../../src/layout/elk.ts';
import { layout } from '../../src/layout/layout.ts';
import { Layouts, type Arrange } from '../../src/layout/layouts.ts';
import { anySlice, dataset, edge, job, slice } from './slice-builder.ts';

const RUNS = { numRuns: 40, seed: 20 };

function chain(a: string, b: string, c: string): Slice {
  return slice([dataset(a), job(b), dataset(c)], [edge(a, b), edge(b, c)]);
}

function grouped(a: string, b: string): Slice {
  const groups = ['g', 'h'].map((key) => ({ key, label: key }));
  return slice([dataset(a, [], { group: 'g' }), dataset(b, [], { group: 'h' })], [edge(a, b)], groups);
}

/** ELK, and how often it was asked. */
function counted(): { readonly arrange: Arrange; readonly asked: () => number } {
  let count = 0;
  return {
    arrange: (shape) => {
      count += 1;
      return arrange(shape);
    },
    asked: () => count,
  };
}

test('slices that differ in names and widths alone are laid out once', async () => {
  const layouts = new Layouts();
  await layout(chain('a', 'b', 'c'), layouts);
  await layout(chain('z', 'a name that takes more room', 'x'), layouts);
  expect(layouts.figures()).toMatchObject({ diagrams: 2, shapes: 1, laidOut: 1 });
  await layout(slice([dataset('a'), dataset('b')], [edge('a', 'b')]), layouts);
  expect(layouts.figures()).toMatchObject({ diagrams: 3, shapes: 2, laidOut: 2 });
});

test('what was kept is not laid out again', async () => {
  const first = new Layouts();
  for (const each of [chain('a', 'b', 'c'), grouped('a', 'b')]) await layout(each, first);
  const { arrange: none, asked } = counted();
  const second = new Layouts(none, first.known());
  for (const each of [chain('d', 'e', 'f'), grouped('c', 'd')]) await layout(each, second);
  expect(second.figures()).toMatchObject({ diagrams: 2, shapes: 2, laidOut: 0 });
  expect(asked()).toBe(0);
  expect(second.known()).toEqual(first.known());
});

test('a drawing is the same whether it is laid out, remembered, or kept, and whatever was laid out before', async () => {
  const shared = new Layouts();
  await fc.assert(
    fc.asyncProperty(anySlice, async (any) => {
      const alone = new Layouts();
      const drawing = await layout(any, alone);
      expect(await layout(any, alone)).toEqual(drawing);
      expect(await layout(any, new Layouts(arrange, alone.known()))).toEqual(drawing);
      expect(await layout(any, shared)).toEqual(drawing);
    }),
    RUNS,
  );
});

test('ELK is asked once, also while it is at it', async () => {
  const { arrange: elk, asked } = counted();
  const layouts = new Layouts(elk);
  const [a, b] = await Promise.all([layout(grouped('a', 'b'), layouts), layout(grouped('a', 'b'), layouts)]);
  expect(a).toEqual(b);
  expect(asked()).toBe(1);
});

test('a failure is told to who asked, and not kept', async () => {
  let isBroken = true;
  const layouts = new Layouts((shape) =>
    isBroken ? Promise.reject(new Error('out of order')) : arrange(shape),
  );
  await expect(layout(grouped('a', 'b'), layouts)).rejects.toThrow('out of order');
  isBroken = false;
  await expect(layout(grouped('a', 'b'), layouts)).resolves.toMatchObject({ nodes: [{}, {}] });
});

test('groups of other widths are another shape for ELK', async () => {
  const { arrange: elk, asked } = counted();
  const layouts = new Layouts(elk);
  await layout(grouped('a', 'b'), layouts);
  await layout(grouped('a', 'a name that takes more room than the other'), layouts);
  expect(asked()).toBe(2);
});
