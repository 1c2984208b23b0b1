/** A net with some neighbours more. */
import { beyond, holds, linesAt, nodeOf, type Ends, type Side } from '../diagram/part.ts';
import type { Beside, Box, Neighbour, Net, Opened } from './net.ts';

/** So many are opened on a side at once. */
const AT_ONCE = 12;
/** With so many nodes a drawing opens no more. */
const MOST_NODES = 60;

/** A node that is new in the net. */
export type Fresh = { readonly opening: Opened } & FreshNode;

type FreshNode =
  | { readonly number: string; readonly of: Neighbour }
  /** Those that were not opened: they are on the page of the node. */
  | {
      readonly number: string;
      readonly count: number;
      readonly kind: Neighbour['kind'];
      readonly node: string;
      readonly side: Side;
    };

export interface Enlarged extends Net {
  readonly fresh: readonly Fresh[];
  /** The numbers of nodes that stood for neighbours which are now opened. */
  readonly gone: ReadonlySet<string>;
  /** Those of the openings that were made: an opening at a node that is not there any more is not. */
  readonly made: readonly Opened[];
}

/** What a fresh node measures. */
export type Measure = (fresh: Fresh) => Pick<Box, 'width' | 'height' | 'anchor'>;

/**
 * Opens one after the other. A neighbour that is drawn already is joined by a line.
 * @param numberOf gives what is new its number: always the same one for the same page, or the same side of a node
 */
export function enlarge(
  base: Net,
  openings: readonly Opened[],
  numberOf: (name: string) => string,
  measure: Measure,
): Enlarged {
  let enlarged: Enlarged = { ...base, fresh: [], gone: new Set(), made: [] };
  for (const opening of openings) enlarged = withOpening(enlarged, opening, numberOf, measure);
  return enlarged;
}

function withOpening(
  net: Enlarged,
  opening: Opened,
  numberOf: (name: string) => string,
  measure: Measure,
): Enlarged {
  const { node, side, neighbours } = opening;
  if (!net.boxes.some(({ number }) => number === node)) return net;
  const { boxes, lines, gone } = withoutFolds(net, node, side);
  const pages = new Map(
    boxes.flatMap(({ page, number }) => (page === null ? [] : [[page, number] as const])),
  );
  const joined = new Set(linesAt(node, side, lines).map((line) => nodeOf(beyond(line, side))));
  const missing = neighbours.filter(({ page }) => !joined.has(pages.get(page) ?? ''));
  const drawn = missing.flatMap(({ page }) => pages.get(page) ?? []);
  const absent = missing.filter(({ page }) => !pages.has(page));
  const room = Math.max(0, Math.min(AT_ONCE, MOST_NODES - boxes.length));
  const fresh: Fresh[] = absent.slice(0, room).map((of) => ({ number: numberOf(of.page), of, opening }));
  const [left] = absent.slice(room);
  if (left !== undefined) {
    const number = numberOf(`${side} ${node}`);
    fresh.push({ number, count: absent.length - room, kind: left.kind, node, side, opening });
  }
  const ends = [...drawn, ...fresh.map(({ number }) => number)];
  return {
    boxes: [...boxes, ...fresh.map((one) => boxOf(one, measure))],
    lines: [
      ...lines,
      ...ends.map((end): Ends => (side === 'up' ? { from: end, to: node } : { from: node, to: end })),
    ],
    fresh: [...net.fresh, ...fresh],
    gone: new Set([...net.gone, ...gone]),
    made: [...net.made, opening],
  };
}

/**
 * The same with a line wherever what was opened is joined to anything that is drawn.
 * @param beside what the pages of fresh nodes say of their neighbours
 */
export function withLinesAmong(net: Enlarged, beside: ReadonlyMap<string, Beside>): Enlarged {
  const numbers = new Map(net.boxes.flatMap(({ page, number }) => (page === null ? [] : [[page, number]])));
  const lines = new Map(net.lines.map((ends) => [`${nodeOf(ends.from)} ${nodeOf(ends.to)}`, ends]));
  for (const one of net.fresh) {
    const own = 'of' in one ? beside.get(one.of.page) : undefined;
    for (const side of ['up', 'down'] as const) {
      for (const page of own?.[side] ?? []) {
        const other = numbers.get(page);
        if (other === undefined) continue;
        const [from, to] = side === 'up' ? [other, one.number] : [one.number, other];
        if (!lines.has(`${from} ${to}`)) lines.set(`${from} ${to}`, { from, to });
      }
    }
  }
  return {
    ...net,
    lines: [...net.lines, ...[...lines.values()].filter((ends) => !net.lines.includes(ends))],
  };
}

/** Those of the fresh nodes that have neighbours beyond their lines: each may be joined to what is drawn. */
export function openEnded(base: Net, net: Enlarged): readonly string[] {
  const left = leftOutIn(base, net);
  return net.fresh.flatMap((one) => {
    const { up, down } = left.get(one.number) ?? { up: 0, down: 0 };
    return 'of' in one && up + down > 0 ? [one.of.page] : [];
  });
}

/** Without the nodes that stand for neighbours on that side, which are joined to nothing else. */
function withoutFolds(
  { boxes, lines }: Net,
  node: string,
  side: Side,
): Net & { readonly gone: readonly string[] } {
  const folds = new Set(boxes.flatMap(({ page, number }) => (page === null ? [number] : [])));
  const beside = linesAt(node, side, lines).map((line) => nodeOf(beyond(line, side)));
  const gone = beside.filter(
    (one) =>
      folds.has(one) &&
      lines.every(
        ({ from, to }) => (!holds(one, from) && !holds(one, to)) || holds(node, side === 'up' ? to : from),
      ),
  );
  return {
    boxes: boxes.filter(({ number }) => !gone.includes(number)),
    lines: lines.filter(({ from, to }) => !gone.some((one) => holds(one, from) || holds(one, to))),
    gone,
  };
}

function boxOf(fresh: Fresh, measure: Measure): Box {
  const neighbour = 'of' in fresh ? fresh.of : null;
  return {
    number: fresh.number,
    ...measure(fresh),
    anchors: new Map(),
    page: neighbour?.page ?? null,
    leftOut: { up: neighbour?.upstream ?? 0, down: neighbour?.downstream ?? 0 },
  };
}

/** How many neighbours each node has beyond the lines of the enlarged net. */
export function leftOutIn(base: Net, { boxes, lines, fresh }: Enlarged): ReadonlyMap<string, Box['leftOut']> {
  const isFresh = new Set(fresh.map(({ number }) => number));
  const count = (number: string, side: Side, among: readonly Ends[]): number =>
    linesAt(number, side, among).length;
  return new Map(
    boxes.map(({ number, leftOut }) => {
      const left = (side: Side): number => {
        const before = isFresh.has(number) ? 0 : count(number, side, base.lines);
        return Math.max(0, leftOut[side] - (count(number, side, lines) - before));
      };
      return [number, { up: left('up'), down: left('down') }];
    }),
  );
}

/** What keeps its order from top to bottom: the boxes from before, and those of each opening. */
export function sequencesIn(
  { boxes, fresh }: Enlarged,
  before: ReadonlyMap<string, { readonly y: number }>,
): readonly (readonly string[])[] {
  const heights = new Map(boxes.flatMap(({ number }) => [[number, before.get(number)?.y] as const]));
  const own = boxes
    .map(({ number }) => number)
    .filter((number) => heights.get(number) !== undefined)
    .sort((a, b) => (heights.get(a) ?? 0) - (heights.get(b) ?? 0) || Number(a) - Number(b));
  const opened = Map.groupBy(fresh, ({ opening }) => opening);
  return [own, ...Array.from(opened.values(), (nodes) => nodes.map(({ number }) => number))];
}
