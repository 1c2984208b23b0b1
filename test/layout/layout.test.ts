import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SliceEdge } from '../../src/graph/slice.ts';
import type { Box, Drawing, PlacedNode, Point } from '../../src/layout/drawing.ts';
import { layout } from '../../src/layout/layout.ts';
import { anySlice, dataset, edge, fold, job, slice } from './slice-builder.ts';

const RUNS = { numRuns: 150, seed: 20 };

function nodeOf(drawing: Drawing, key: string): PlacedNode {
  const found = drawing.nodes.find(({ node }) => node.key === key);
  if (found === undefined) throw new Error(`no node ${key}`);
  return found;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Where an edge's end must lie: the middle of its row, or of its node's header. */
function anchor(drawing: Drawing, end: { node: string; row: string | null }, side: 'left' | 'right'): Point {
  const node = nodeOf(drawing, end.node);
  const row = node.rows.find((placed) => placed.row.key === end.row);
  return {
    x: side === 'left' ? node.x : node.x + node.width,
    y: row === undefined ? node.y + node.headerHeight / 2 : row.y + row.height / 2,
  };
}

describe('any slice', () => {
  test('gives the same drawing whatever the order of its nodes, edges and groups', async () => {
    const shuffled = anySlice.chain((original) =>
      fc.record({
        original: fc.constant(original),
        nodes: fc.shuffledSubarray([...original.nodes], { minLength: original.nodes.length }),
        edges: fc.shuffledSubarray([...original.edges], { minLength: original.edges.length }),
        groups: fc.shuffledSubarray([...original.groups], { minLength: original.groups.length }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ original, ...other }) => {
        expect(await layout(other)).toEqual(await layout(original));
      }),
      RUNS,
    );
  });

  test('has no two nodes over each other, and all of it within the drawing', async () => {
    await fc.assert(
      fc.asyncProperty(anySlice, async (any) => {
        const drawing = await layout(any);
        const { width, height, nodes } = drawing;
        const paper = { x: 0, y: 0, width, height };
        expect(nodes).toHaveLength(any.nodes.length);
        for (const [index, node] of nodes.entries()) {
          expect(nodes.slice(index + 1).filter((other) => overlap(node, other))).toEqual([]);
        }
        for (const box of [...nodes, ...drawing.groups]) expect(contains(paper, box)).toBe(true);
        for (const point of drawing.edges.flatMap(({ points }) => points)) {
          expect(contains(paper, { ...point, width: 0, height: 0 })).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('has its lines leave on the right and arrive on the left, at their rows, in level and upright stretches', async () => {
    await fc.assert(
      fc.asyncProperty(anySlice, async (any) => {
        const drawing = await layout(any);
        for (const { points, edges } of drawing.edges) {
          expect(points[0]).toEqual(anchor(drawing, edges[0].from, 'right'));
          expect(points.at(-1)).toEqual(anchor(drawing, edges[0].to, 'left'));
          for (const [index, point] of points.slice(1).entries()) {
            const before = points[index];
            expect(before?.x === point.x || before?.y === point.y).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('has whole coordinates only', async () => {
    await fc.assert(
      fc.asyncProperty(anySlice, async (any) => {
        const drawing = await layout(any);
        const boxes = [...drawing.nodes, ...drawing.groups, ...drawing.nodes.flatMap(({ rows }) => rows)];
        const lengths = [
          ...boxes.flatMap(({ x, y, width, height }) => [x, y, width, height]),
          ...drawing.edges.flatMap(({ points }) => points.flatMap(({ x, y }) => [x, y])),
        ];
        expect(lengths.filter((length) => !Number.isInteger(length))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('keeps every edge, once, on the line between its ends', async () => {
    await fc.assert(
      fc.asyncProperty(anySlice, async (any) => {
        const written = ({ from, to, kind, label }: SliceEdge): string =>
          JSON.stringify([from, to, kind, label]);
        const drawn = (await layout(any)).edges.flatMap(({ edges }) => edges).map(written);
        expect(drawn.toSorted()).toEqual([...new Set(any.edges.map(written))].sort());
      }),
      RUNS,
    );
  });
});

test('a group frames its own nodes and no others, and an empty group is not drawn', async () => {
  const drawing = await layout(
    slice(
      [dataset('a', [], { group: 'g' }), dataset('b', [], { group: 'g' }), dataset('c')],
      [edge('a', 'b'), edge('b', 'c')],
      [
        { key: 'g', label: 'shop' },
        { key: 'empty', label: 'nothing here' },
      ],
    ),
  );
  expect(drawing.groups.map(({ label }) => label)).toEqual(['shop']);
  const [frame] = drawing.groups;
  expect(['a', 'b', 'c'].map((key) => frame && contains(frame, nodeOf(drawing, key)))).toEqual([
    true,
    true,
    false,
  ]);
});

test('the flow goes from left to right', async () => {
  const drawing = await layout(
    slice([dataset('b'), job('j'), dataset('a')], [edge('a', 'j'), edge('j', 'b')]),
  );
  const lefts = ['a', 'j', 'b'].map((key) => nodeOf(drawing, key).x);
  expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
  expect(new Set(lefts).size).toBe(3);
});

test('what is alike stands in the order of its names, from top to bottom', async () => {
  const names = ['d', 'b', 'e', 'a', 'c'];
  const drawing = await layout(
    slice(
      [...names.map((name) => dataset(name)), dataset('z')],
      names.map((name) => edge(name, 'z')),
    ),
  );
  const tops = drawing.nodes.filter(({ node }) => node.key !== 'z').toSorted((a, b) => a.y - b.y);
  expect(tops.map(({ node }) => node.key)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('what stands for many comes after those that stand alone, and is as wide as they', async () => {
  const names = ['b', 'a long name that is wider than the others'];
  const drawing = await layout(
    slice(
      [fold('a fold', 'dataset'), ...names.map((name) => dataset(name)), job('j')],
      ['a fold', ...names].map((name) => edge(name, 'j')),
    ),
  );
  const inputs = drawing.nodes.filter(({ node }) => node.kind !== 'job').toSorted((a, b) => a.y - b.y);
  expect(inputs.at(-1)?.node.key).toBe('a fold');
  expect(new Set(inputs.map(({ width }) => width)).size).toBe(1);
});

test('edges between the same two ends become one line, drawn in the strongest kind', async () => {
  const edges = [
    edge('a', 'b', 'past', 'IDENTITY'),
    edge('a', 'b', 'influence', 'JOIN'),
    edge('a', 'b', 'value', 'SUM'),
    edge('a', 'b', 'value', 'SUM'),
  ];
  const drawing = await layout(slice([dataset('a'), dataset('b')], edges));
  expect(drawing.edges.map((line) => line.edges.map(({ kind }) => kind))).toEqual([
    ['value', 'influence', 'past'],
  ]);
});

test('slices that differ in names alone have the same geometry', async () => {
  const triangle = (a: string, b: string, c: string): Promise<Drawing> =>
    layout(slice([dataset(a), job(b), dataset(c)], [edge(a, b), edge(b, c)]));
  const boxes = (drawing: Drawing): unknown =>
    drawing.nodes.map(({ x, y, width, height }) => [x, y, width, height]);
  expect(boxes(await triangle('x', 'y', 'z'))).toEqual(boxes(await triangle('z', 'x', 'y')));
});

test('lines without a common end never share an upright stretch, which would tell of flows that are not there', async () => {
  const rows = ['r', 's', 't'];
  const edges = [
    edge('a#r', 'b#r'),
    edge('a#r', 'b#t'),
    edge('a#s', 'b#r'),
    edge('a#t', 'b#s'),
    edge('a#s', 'b#s'),
  ];
  const { edges: lines } = await layout(slice([dataset('a', rows), dataset('b', rows)], edges));
  const uprights = lines.flatMap(({ points, edges: [{ from, to }] }) =>
    points.slice(1).flatMap((point, index) => {
      const before = points[index];
      if (before === undefined || before.x !== point.x) return [];
      return [
        { x: point.x, top: Math.min(before.y, point.y), bottom: Math.max(before.y, point.y), from, to },
      ];
    }),
  );
  expect(uprights.length).toBeGreaterThan(2);
  for (const a of uprights) {
    for (const b of uprights) {
      const shared = a.x === b.x && a.top < b.bottom && b.top < a.bottom;
      const related = a.from.row === b.from.row || a.to.row === b.to.row;
      expect(shared && !related).toBe(false);
    }
  }
});

test('nothing to draw is an empty drawing', async () => {
  const drawing = await layout(slice([]));
  expect(drawing).toMatchObject({ nodes: [], edges: [], groups: [] });
});

test('a thousand nodes are laid out', async () => {
  const nodes = Array.from({ length: 1000 }, (_, index) => dataset(`d${index}`));
  const edges = nodes.slice(1).map((node, index) => edge(`d${Math.floor(index / 3)}`, node.key));
  const drawing = await layout(slice(nodes, edges));
  expect(drawing.nodes).toHaveLength(1000);
  expect(drawing.edges).toHaveLength(999);
}, 60_000);

describe('a slice that contradicts itself is refused by name', () => {
  test.each([
    [
      slice([dataset('a')], [edge('a', 'b')]),
      'layout: the edge "a" → "b" ends at "b", which the slice does not hold',
    ],
    [
      slice([dataset('a', ['r'])], [edge('a#x', 'a#r')]),
      'layout: the edge "a" row "x" → "a" row "r" ends at "a" row "x", which the slice does not hold',
    ],
    [
      slice([dataset('a', [], { group: 'g' })]),
      'layout: the node "a" is in the group "g", which the slice does not hold',
    ],
  ])('%#', async (contradiction, message) => {
    await expect(layout(contradiction)).rejects.toThrow(message);
  });
});
