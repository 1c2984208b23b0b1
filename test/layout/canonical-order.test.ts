import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalOrder, type Arc } from '../../src/layout/canonical-order.ts';

/** A forest: each vertex but the first hangs on an earlier one, or on none. */
const anyForest = fc.array(fc.option(fc.nat(30)), { minLength: 1, maxLength: 20 }).map((parents) => ({
  size: parents.length,
  arcs: parents.flatMap((parent, index): Arc[] =>
    parent === null || index === 0 ? [] : [{ from: parent % index, to: index, colour: 0 }],
  ),
}));

/** The arcs as they read once every vertex is called by its place in the order. */
function structure(names: readonly string[], arcs: readonly Arc[]): readonly string[] {
  const order = canonicalOrder(
    names.map((name) => ({ colour: 0, name })),
    arcs,
  );
  expect(order.toSorted((a, b) => a - b)).toEqual(names.map((_, index) => index));
  return arcs.map(({ from, to }) => `${order.indexOf(from)} → ${order.indexOf(to)}`).sort();
}

test('forests that differ in names alone come out alike', () => {
  const renamed = anyForest.chain(({ size, arcs }) => {
    const names = Array.from({ length: size }, (_, index) => String(index).padStart(2, '0'));
    return fc.record({
      arcs: fc.constant(arcs),
      names: fc.constant(names),
      others: fc.shuffledSubarray(names, { minLength: size }),
    });
  });
  fc.assert(
    fc.property(renamed, ({ arcs, names, others }) => {
      expect(structure(others, arcs)).toEqual(structure(names, arcs));
    }),
    { numRuns: 300, seed: 20 },
  );
});

test('vertices that are alike go by their names', () => {
  const vertices = ['c', 'a', 'b'].map((name) => ({ colour: 0, name }));
  expect(canonicalOrder(vertices, [])).toEqual([1, 2, 0]);
});

test('what a vertex is comes before what it is called', () => {
  expect(
    canonicalOrder(
      [
        { colour: 2, name: 'a' },
        { colour: 1, name: 'b' },
      ],
      [],
    ),
  ).toEqual([1, 0]);
});
