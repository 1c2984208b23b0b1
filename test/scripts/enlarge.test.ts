import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/scripts/neighbours/arrange.ts';
import {
  enlarge,
  leftOutIn,
  openEnded,
  sequencesIn,
  withLinesAmong,
  type Enlarged,
} from '../../src/scripts/neighbours/enlarge.ts';
import type { Box, Neighbour, Net, Opened } from '../../src/scripts/neighbours/net.ts';

const SIZE = { width: 120, height: 40, anchor: 20 } as const;
const pageOf = (name: string | number): string => `https://example.com/${name}/`;

const box = (number: number, leftOut: Box['leftOut'] = { up: 0, down: 0 }): Box => ({
  number: `${number}`,
  ...SIZE,
  anchors: new Map(),
  page: pageOf(number),
  leftOut,
});
const fold = (number: number): Box => ({ ...box(number), page: null });
const neighbour = (name: string | number, upstream = 0, downstream = 0): Neighbour => ({
  kind: 'job',
  name: `${name}`,
  caption: null,
  isUndeclared: false,
  page: pageOf(name),
  upstream,
  downstream,
});
const neighbours = (count: number): Neighbour[] =>
  Array.from({ length: count }, (_, at) => neighbour(`n${at}`));

function numbering(first: number): (name: string) => string {
  const given = new Map<string, string>();
  return (name) => {
    const number = given.get(name) ?? `${first + given.size}`;
    given.set(name, number);
    return number;
  };
}

const opened = (base: Net, ...openings: readonly Opened[]): Enlarged =>
  enlarge(base, openings, numbering(base.boxes.length), () => SIZE);
const lines = (net: Net): string[] => net.lines.map(({ from, to }) => `${from}→${to}`);

/** 0 → 1, and more. */
const BASE: Net = {
  boxes: [box(0), box(1, { up: 0, down: 3 })],
  lines: [{ from: '0', to: '1' }],
};

describe('opening a side of a node', () => {
  test('brings its neighbours, joined to it on that side', () => {
    const down = opened(BASE, { node: '1', side: 'down', neighbours: neighbours(3) });
    expect(lines(down)).toEqual(['0→1', '1→2', '1→3', '1→4']);
    expect(down.boxes.map(({ page }) => page).slice(2)).toEqual(['n0', 'n1', 'n2'].map(pageOf));
    expect(lines(opened(BASE, { node: '0', side: 'up', neighbours: neighbours(1) }))).toEqual(['0→1', '2→0']);
  });

  test('joins a neighbour that is drawn already, and does not draw it again', () => {
    const loop = opened(BASE, { node: '1', side: 'down', neighbours: [neighbour(0), neighbour('n0')] });
    expect(loop.boxes).toHaveLength(3);
    expect(lines(loop)).toEqual(['0→1', '1→0', '1→2']);
  });

  test('does not join a neighbour a second time', () => {
    const same = opened(BASE, { node: '0', side: 'down', neighbours: [neighbour(1)] });
    expect(lines(same)).toEqual(['0→1']);
  });

  test('brings twelve at once, and one that stands for the others', () => {
    const { fresh, boxes } = opened(BASE, { node: '1', side: 'down', neighbours: neighbours(42) });
    expect(fresh).toHaveLength(13);
    expect(fresh.at(-1)).toMatchObject({ count: 30, kind: 'job', node: '1', side: 'down' });
    expect(boxes.at(-1)?.page).toBeNull();
  });

  test('brings no more than sixty nodes in all', () => {
    const crowd: Net = { boxes: Array.from({ length: 57 }, (_, at) => box(at)), lines: [] };
    const { fresh } = opened(crowd, { node: '0', side: 'up', neighbours: neighbours(5) });
    expect(fresh.map((one) => ('of' in one ? one.of.name : one.count))).toEqual(['n0', 'n1', 'n2', 2]);
  });

  test('puts the neighbours in the place of nodes that stood for them, and of no others', () => {
    const base: Net = {
      boxes: [box(0), fold(1), fold(2), fold(3)],
      lines: [
        { from: '1', to: '0' },
        { from: '0', to: '2' },
        { from: '3', to: '0' },
        { from: '3', to: '2' },
      ],
    };
    const { boxes, gone } = opened(base, { node: '0', side: 'up', neighbours: neighbours(1) });
    expect([...gone]).toEqual(['1']);
    expect(boxes.map(({ number }) => number)).toEqual(['0', '2', '3', '4']);
  });

  test('is passed over at a node that has gone with another opening', () => {
    const { made } = opened(BASE, { node: '7', side: 'up', neighbours: neighbours(1) });
    expect(made).toEqual([]);
  });

  test('counts again what each node leaves out', () => {
    const grown = opened(BASE, {
      node: '1',
      side: 'down',
      neighbours: [neighbour('n0', 2, 5), neighbour('n1', 1, 0)],
    });
    expect(Object.fromEntries(leftOutIn(BASE, grown))).toEqual({
      0: { up: 0, down: 0 },
      1: { up: 0, down: 1 },
      2: { up: 1, down: 5 },
      3: { up: 0, down: 0 },
    });
  });
});

describe('what was opened is joined to all that is drawn', () => {
  const grown = opened(BASE, {
    node: '1',
    side: 'down',
    neighbours: [neighbour('n0', 2, 1), neighbour('n1', 2, 0), neighbour('n2', 1, 0)],
  });
  const whole = withLinesAmong(
    grown,
    new Map([
      [pageOf('n0'), { up: [pageOf(1), pageOf(0)], down: [pageOf('n1')] }],
      [pageOf('n1'), { up: [pageOf(1), pageOf('n0')], down: [] }],
    ]),
  );

  test('also where another node than the opened one is at the other end, and each line once', () => {
    expect(lines(whole)).toEqual(['0→1', '1→2', '1→3', '1→4', '0→2', '2→3']);
  });

  test('and counts these neighbours no more', () => {
    const left = leftOutIn({ ...BASE, boxes: [box(0, { up: 0, down: 2 }), box(1)] }, whole);
    expect([left.get('2'), left.get('3')]).toEqual([
      { up: 0, down: 0 },
      { up: 0, down: 0 },
    ]);
  });

  test('so the pages of those that have no neighbours more need not be asked', () => {
    expect(openEnded(BASE, grown)).toEqual(['n0', 'n1'].map(pageOf));
    expect(openEnded(BASE, whole)).toEqual([]);
  });

  test('but for a line that ends at a row, which is one already', () => {
    const rows: Enlarged = { ...grown, lines: [{ from: '1.2', to: '2' }] };
    const beside = new Map([[pageOf('n0'), { up: [pageOf(1)], down: [] }]]);
    expect(lines(withLinesAmong(rows, beside))).toEqual(['1.2→2']);
  });
});

/** Random nets, of which random nodes are opened to old and new neighbours. */
const anyEnlarged: fc.Arbitrary<{ base: Net; grown: Enlarged }> = fc
  .record({
    count: fc.integer({ min: 1, max: 8 }),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12, selector: String }),
    openings: fc.array(
      fc.record({
        node: fc.nat(9).map(String),
        side: fc.constantFrom('up' as const, 'down' as const),
        neighbours: fc.uniqueArray(fc.nat(30), { maxLength: 16 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ count, pairs, openings }) => {
    const base: Net = {
      // Of several widths, as datasets and jobs are.
      boxes: Array.from({ length: count }, (_, at) => ({ ...box(at), width: 100 + ((at * 37) % 60) })),
      lines: pairs
        .filter(([from, to]) => from < count && to < count)
        .map(([from, to]) => ({ from: `${from}`, to: `${to}` })),
    };
    return {
      base,
      grown: opened(
        base,
        ...openings.map((one) => ({ ...one, neighbours: one.neighbours.map((at) => neighbour(at)) })),
      ),
    };
  });

describe('the layout of any enlarged net', () => {
  test('has no two boxes over one another, and all within the drawing', () => {
    fc.assert(
      fc.property(anyEnlarged, ({ grown }) => {
        const { places, width, height } = arrange(grown, []);
        const boxes = grown.boxes.map((one) => ({ ...one, ...(places.get(one.number) ?? { x: -1, y: -1 }) }));
        for (const [index, a] of boxes.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
          for (const b of boxes.slice(index + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('has each line from a right border to a left one, by upright and level stretches within the drawing', () => {
    fc.assert(
      fc.property(anyEnlarged, ({ grown }) => {
        const { places, routes, ...drawing } = arrange(grown, []);
        for (const [index, { from, to }] of grown.lines.entries()) {
          const route = routes[index] ?? [];
          const [start, end] = [places.get(from), places.get(to)];
          const width = grown.boxes.find(({ number }) => number === from)?.width ?? 0;
          expect(route[0]).toEqual({ x: (start?.x ?? 0) + width, y: (start?.y ?? 0) + SIZE.anchor });
          expect(route.at(-1)).toEqual({ x: end?.x, y: (end?.y ?? 0) + SIZE.anchor });
          for (const [at, point] of route.slice(1).entries()) {
            const before = route[at];
            expect(point.x === before?.x || point.y === before?.y).toBe(true);
            expect(point.x >= 0 && point.x <= drawing.width).toBe(true);
            expect(point.y >= 0 && point.y <= drawing.height).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('leads no line through a box', () => {
    fc.assert(
      fc.property(anyEnlarged, ({ grown }) => {
        const { places, routes } = arrange(grown, []);
        for (const route of routes) {
          for (const [at, b] of route.slice(1).entries()) {
            const a = route[at] ?? b;
            for (const { number, width, height } of grown.boxes) {
              const { x, y } = places.get(number) ?? { x: 0, y: 0 };
              const isOutside =
                Math.max(a.x, b.x) <= x ||
                Math.min(a.x, b.x) >= x + width ||
                Math.max(a.y, b.y) <= y ||
                Math.min(a.y, b.y) >= y + height;
              expect(isOutside).toBe(true);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('keeps the order from before, and that of the neighbours, where they stand above one another', () => {
    fc.assert(
      fc.property(anyEnlarged, ({ base, grown }) => {
        const before = new Map(base.boxes.map(({ number }, at) => [number, { x: 0, y: at * 100 }]));
        const sequences = sequencesIn(grown, before);
        const { places } = arrange(grown, sequences);
        for (const sequence of sequences) {
          const columns = Map.groupBy(sequence, (number) => places.get(number)?.x);
          for (const column of columns.values()) {
            const heights = column.map((number) => places.get(number)?.y ?? 0);
            expect(heights).toEqual([...heights].sort((a, b) => a - b));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(anyEnlarged, ({ grown }) => {
        expect(arrange(grown, [])).toEqual(arrange(grown, []));
      }),
      { numRuns: 20 },
    );
  });
});
