import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/layout/drawing.ts';
import { arrange } from '../../../src/layout/elk.ts';
import { planOf } from '../../../src/layout/layered/layered.ts';
import { unfolded } from '../../../src/layout/layered/plan.ts';
import { anchorOf, heightOf, type Geometry, type LineShape, type Shape } from '../../../src/layout/shape.ts';
import { anyFlow, anyShape } from './any-shape.ts';
import { crossingsOf, stretchesOf, type Stretch } from './ways.ts';

const RUNS = { numRuns: 400, seed: 20 };

/** What the layered method makes of a shape; nothing where it leaves it to ELK. */
function laidOut(shape: Shape): Geometry | null {
  const plan = planOf(shape);
  return plan === null ? null : unfolded(plan, shape);
}

function boxesOf({ nodes }: Shape, geometry: Geometry): readonly Box[] {
  return nodes.map((node, index) => ({
    ...(geometry.nodes[index] ?? { x: NaN, y: NaN }),
    width: node.width,
    height: heightOf(node),
  }));
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Stretches that lie on one another for more than a point. */
function runOver(a: Stretch, b: Stretch): boolean {
  const isLevel = a.top === a.bottom && b.top === b.bottom && a.top === b.top;
  const isUpright = a.left === a.right && b.left === b.right && a.left === b.left;
  return (
    (isLevel && a.left < b.right && b.left < a.right) || (isUpright && a.top < b.bottom && b.top < a.bottom)
  );
}

function haveCommonEnd(a: LineShape | undefined, b: LineShape | undefined): boolean {
  const same = (one: LineShape['from'] | undefined, other: LineShape['from'] | undefined): boolean =>
    one?.node === other?.node && one?.row === other?.row;
  return same(a?.from, b?.from) || same(a?.to, b?.to);
}

describe('any shape', () => {
  test('has its boxes apart from one another', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const geometry = laidOut(shape);
        if (geometry === null) return;
        const boxes = boxesOf(shape, geometry);
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('has lines that begin and end at their rows, and pass through no box', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const geometry = laidOut(shape);
        if (geometry === null) return;
        const boxes = boxesOf(shape, geometry);
        for (const [index, { from, to }] of shape.lines.entries()) {
          const [start, end] = [boxes[from.node], boxes[to.node]];
          const [source, target] = [shape.nodes[from.node], shape.nodes[to.node]];
          if (start === undefined || end === undefined || source === undefined || target === undefined)
            continue;
          const points = geometry.lines[index] ?? [];
          expect(points[0]).toEqual({ x: start.x + start.width, y: start.y + anchorOf(source, from.row) });
          expect(points.at(-1)).toEqual({ x: end.x, y: end.y + anchorOf(target, to.row) });
        }
        for (const { left, right, top, bottom } of stretchesOf(geometry.lines)) {
          const through = boxes.filter(
            ({ x, y, width, height }) => left < x + width && x < right && top < y + height && y < bottom,
          );
          const upright = boxes.filter(
            ({ x, y, width, height }) =>
              left === right && x < left && left < x + width && top < y + height && y < bottom,
          );
          const level = boxes.filter(
            ({ x, y, width, height }) =>
              top === bottom && y < top && top < y + height && left < x + width && x < right,
          );
          expect([...through, ...upright, ...level]).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('has no lines over each other that have no end in common', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const geometry = laidOut(shape);
        if (geometry === null) return;
        const stretches = stretchesOf(geometry.lines);
        for (const [index, a] of stretches.entries()) {
          for (const b of stretches.slice(index + 1)) {
            if (!runOver(a, b)) continue;
            expect(haveCommonEnd(shape.lines[a.line], shape.lines[b.line])).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('is all within the drawing, at whole coordinates', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const geometry = laidOut(shape);
        if (geometry === null) return;
        const corners = boxesOf(shape, geometry).flatMap(({ x, y, width, height }) => [
          { x, y },
          { x: x + width, y: y + height },
        ]);
        for (const { x, y } of [...corners, ...geometry.lines.flat()]) {
          expect([x, y].every(Number.isInteger)).toBe(true);
          expect(x >= 0 && y >= 0 && x <= geometry.width && y <= geometry.height).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('stands as high with boxes of other widths', () => {
    fc.assert(
      fc.property(anyShape, fc.constantFrom(120, 400), (shape, width) => {
        const other = { ...shape, nodes: shape.nodes.map((node) => ({ ...node, width })) };
        expect(planOf(other)).toEqual(planOf(shape));
      }),
      RUNS,
    );
  });

  test('is left to ELK for the sake of lines over each other hardly ever', () => {
    const shapes = fc.sample(anyShape, { numRuns: 400, seed: 7 });
    expect(shapes.filter((shape) => planOf(shape) === null).length).toBeLessThan(8);
  });
});

test('a flow goes from left to right only', () => {
  fc.assert(
    fc.property(anyFlow, (shape) => {
      const geometry = laidOut(shape);
      if (geometry === null) return;
      for (const { from, to } of shape.lines) {
        const start = (geometry.nodes[from.node]?.x ?? 0) + (shape.nodes[from.node]?.width ?? 0);
        expect(start).toBeLessThan(geometry.nodes[to.node]?.x ?? 0);
      }
    }),
    RUNS,
  );
});

test('flows have about the crossings, the length and the room that ELK gives them, all in all', async () => {
  const sum = { own: { crossings: 0, length: 0, area: 0 }, elk: { crossings: 0, length: 0, area: 0 } };
  const add = (to: typeof sum.own, geometry: Geometry): void => {
    to.crossings += crossingsOf(geometry);
    for (const { left, right, top, bottom } of stretchesOf(geometry.lines)) {
      to.length += right - left + bottom - top;
    }
    to.area += geometry.width * geometry.height;
  };
  for (const shape of fc.sample(anyFlow, { numRuns: 200, seed: 3 })) {
    const own = laidOut(shape);
    if (own === null) continue;
    add(sum.own, own);
    add(sum.elk, await arrange(shape));
  }
  expect(sum.own.crossings).toBeLessThan(1.2 * sum.elk.crossings);
  expect(sum.own.length).toBeLessThan(1.02 * sum.elk.length);
  expect(sum.own.area).toBeLessThan(1.08 * sum.elk.area);
}, 60_000);

test('what has groups, or falls into parts, is left to ELK', () => {
  const node = { width: 120, headerHeight: 34, rows: 0, group: null };
  const line = { from: { node: 0, row: null }, to: { node: 1, row: null }, kind: 'value' } as const;
  expect(planOf({ nodes: [node, node], groups: [], lines: [line] })).not.toBeNull();
  expect(planOf({ nodes: [node, node], groups: [], lines: [] })).toBeNull();
  expect(
    planOf({ nodes: [node, { ...node, group: 0 }], groups: [{ minimumWidth: 100 }], lines: [line] }),
  ).toBeNull();
});

test('lines between rows at equal heights that change places turn all the same', () => {
  const node = { width: 120, headerHeight: 34, rows: 2, group: null };
  const line = (from: number, to: number): LineShape => ({
    from: { node: 0, row: from },
    to: { node: 1, row: to },
    kind: 'value',
  });
  const geometry = laidOut({ nodes: [node, node], groups: [], lines: [line(0, 1), line(1, 0)] });
  expect(geometry?.lines.map((points) => points.length)).toEqual([4, 4]);
  expect(crossingsOf(geometry ?? { width: 0, height: 0, nodes: [], groups: [], lines: [] })).toBe(1);
});

test('of two neighbours each stands as far from the middle of what joins them', () => {
  const node = { width: 120, headerHeight: 34, rows: 0, group: null };
  const line = (from: number): LineShape => ({
    from: { node: from, row: null },
    to: { node: 2, row: null },
    kind: 'value',
  });
  const geometry = laidOut({ nodes: [node, node, node], groups: [], lines: [line(0), line(1)] });
  const [a, b, middle] = geometry?.nodes.map(({ y }) => y) ?? [];
  expect((b ?? 0) - (middle ?? 0)).toBe((middle ?? 0) - (a ?? 0));
});

test('of a cycle one line leads back, below all boxes', () => {
  const node = { width: 120, headerHeight: 34, rows: 0, group: null };
  const line = (from: number, to: number): LineShape => ({
    from: { node: from, row: null },
    to: { node: to, row: null },
    kind: 'value',
  });
  const shape: Shape = { nodes: [node, node], groups: [], lines: [line(0, 1), line(1, 0)] };
  const geometry = laidOut(shape);
  const lowest = (geometry?.lines ?? []).map((points) => Math.max(...points.map(({ y }) => y)));
  const bottom = Math.max(
    ...boxesOf(shape, geometry ?? { width: 0, height: 0, nodes: [], groups: [], lines: [] }).map(
      ({ y, height }) => y + height,
    ),
  );
  expect(lowest.map((y) => y > bottom)).toEqual([false, true]);
});
