/** Shapes made up by fast-check: boxes with headers and rows, joined in any way to one another, in no groups. */
import fc from 'fast-check';
import type { LineShape, NodeShape, Shape } from '../../../src/layout/shape.ts';

const anyNode: fc.Arbitrary<NodeShape> = fc.record({
  width: fc.constantFrom(120, 168, 240),
  headerHeight: fc.constantFrom(34, 48, 52, 66),
  rows: fc.nat(6),
  group: fc.constant(null),
});

function anyEnd(nodes: readonly NodeShape[]): fc.Arbitrary<LineShape['from']> {
  return fc
    .nat(nodes.length - 1)
    .chain((node) =>
      fc.record({
        node: fc.constant(node),
        row: fc.option(fc.nat(Math.max(0, (nodes[node]?.rows ?? 0) - 1))),
      }),
    )
    .map(({ node, row }) => ({ node, row: (nodes[node]?.rows ?? 0) === 0 ? null : row }));
}

function anyLine(nodes: readonly NodeShape[]): fc.Arbitrary<LineShape> {
  return fc.record({
    from: anyEnd(nodes),
    to: anyEnd(nodes),
    kind: fc.constantFrom('value', 'value', 'influence', 'past'),
  });
}

/** For each node but the first, a line that joins it to an earlier one. */
function joined(nodes: readonly NodeShape[], steps: readonly number[]): readonly LineShape[] {
  return nodes.slice(1).map((_, index) => ({
    from: { node: (steps[index] ?? 0) % (index + 1), row: null },
    to: { node: index + 1, row: null },
    kind: 'value',
  }));
}

function reversed({ from, to, kind }: LineShape): LineShape {
  return { from: to, to: from, kind };
}

function withEndsOnce(lines: readonly LineShape[]): readonly LineShape[] {
  const byEnds = new Map(lines.map((line) => [JSON.stringify([line.from, line.to]), line]));
  return [...byEnds.values()];
}

function shapesOf(isFlow: boolean): fc.Arbitrary<Shape> {
  return fc.array(anyNode, { minLength: 1, maxLength: 9 }).chain((nodes) =>
    fc
      .record({
        steps: fc.array(fc.nat(8), { minLength: 9, maxLength: 9 }),
        isTurned: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        more: fc.array(anyLine(nodes), { maxLength: 18 }),
      })
      .map(({ steps, isTurned, more }) => {
        const tree = joined(nodes, steps).map((line, index) =>
          !isFlow && isTurned[index] === true ? reversed(line) : line,
        );
        const others = isFlow ? more.filter(({ from, to }) => from.node < to.node) : more;
        return { nodes, groups: [], lines: withEndsOnce([...tree, ...others]) };
      }),
  );
}

/** With cycles, and lines from a box to itself. */
export const anyShape = shapesOf(false);

/** Lines lead to later nodes only. */
export const anyFlow = shapesOf(true);
