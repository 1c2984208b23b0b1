/** What lies on one side of columns: by values alone, and by whatever edges. */
import { memoryOf } from '../../model/memory.ts';
import type { Direction } from '../flow.ts';
import type { Network } from '../network.ts';
import type { ReachKind } from '../reach.ts';
import { columnTable, type ColumnTable } from './column-table.ts';
import { ColumnWalk } from './column-walk.ts';
import { keepLeast } from './least.ts';

/** Two walks from the same columns. Of a column that no way of values alone leads to, every way influences somewhere: the shortest does. */
export interface ColumnReach {
  readonly values: ColumnWalk;
  readonly all: ColumnWalk;
}

/** A column by its number in the table. */
export interface ReachedNumber {
  readonly column: number;
  readonly distance: number;
  readonly kind: ReachKind;
}

interface Remembered extends ColumnReach {
  /** The one column that the walks are from; -1 where they are from several. */
  start: number;
}

const memory = memoryOf<ColumnTable, Readonly<Record<Direction, Remembered>>>('graph/walk/column-reach');

/** Stands until the next one in the same direction. What a page says of one column is asked for several times. */
export function columnReach(network: Network, starts: readonly number[], side: Direction): ColumnReach {
  const table = columnTable(network);
  const known = memory.get(table) ?? { upstream: newWalks(table), downstream: newWalks(table) };
  memory.set(table, known);
  const reach = known[side];
  const start = starts.length === 1 ? (starts[0] ?? -1) : -1;
  if (start >= 0 && reach.start === start) return reach;
  reach.start = start;
  reach.values.from(table.links[side], starts, true);
  reach.all.from(table.links[side], starts, false);
  return reach;
}

function newWalks({ columns, datasets }: ColumnTable): Remembered {
  return {
    values: new ColumnWalk(columns.length, datasets.length),
    all: new ColumnWalk(columns.length, datasets.length),
    start: -1,
  };
}

/** How many there are. */
export function countReached({ values, all }: ColumnReach): Readonly<Record<ReachKind, number>> {
  const value = values.met - values.starts;
  return { value, influence: all.met - all.starts - value };
}

/** How many are one step away; of those that values get to, by values. */
export function countAtOneStep({ values, all }: ColumnReach): number {
  const [direct, others] = [new Level(values), new Level(all)];
  return direct.pass(1) + others.pass(1, (column) => !values.has(column));
}

/** All of them; first those that values get to. @param visit called with each once */
export function eachReached(
  { values, all }: ColumnReach,
  visit: (column: number, distance: number, kind: ReachKind) => void,
): void {
  for (let at = values.starts; at < values.met; at++) {
    const column = values.order[at] ?? 0;
    visit(column, values.distance[column] ?? 0, 'value');
  }
  for (let at = all.starts; at < all.met; at++) {
    const column = all.order[at] ?? 0;
    if (!values.has(column)) visit(column, all.distance[column] ?? 0, 'influence');
  }
}

/**
 * @param valuesFirst whether of those as near the ones that values get to come before the others; then by name
 * @param from the least distance of what is given
 */
export function nearestReached(
  reach: ColumnReach,
  most: number,
  valuesFirst: boolean,
  from = 1,
): readonly ReachedNumber[] {
  const nearest: ReachedNumber[] = [];
  const [values, others] = [new Level(reach.values), new Level(reach.all)];
  const { met } = reach.all;
  for (let passed = 1; passed < from; passed++) {
    values.pass(passed);
    others.pass(passed);
  }
  for (
    let distance = from;
    nearest.length < most && (values.at < reach.values.met || others.at < met);
    distance++
  ) {
    const room = most - nearest.length;
    const found = [
      ...values
        .least(distance, room, () => true)
        .map((column) => ({ column, distance, kind: 'value' as const })),
      ...others
        .least(distance, room, (column) => !reach.values.has(column))
        .map((column) => ({ column, distance, kind: 'influence' as const })),
    ];
    if (!valuesFirst) found.sort((a, b) => a.column - b.column);
    nearest.push(...found.slice(0, room));
  }
  return nearest;
}

/** Of more than these, all are sorted. */
const FEW = 64;

/** Goes through what a walk met, distance by distance. */
class Level {
  at: number;
  readonly #walk: ColumnWalk;

  constructor(walk: ColumnWalk) {
    this.#walk = walk;
    this.at = walk.starts;
  }

  /** Leaves those at the distance behind. @returns how many of them count. Distances are asked for in turn. */
  pass(distance: number, counts: (column: number) => boolean = () => true): number {
    const { order, distance: distances, met } = this.#walk;
    let counted = 0;
    for (; this.at < met && distances[order[this.at] ?? 0] === distance; this.at++) {
      if (counts(order[this.at] ?? 0)) counted += 1;
    }
    return counted;
  }

  /** Of those at the distance that count, so many with the least numbers, ascending. Distances are asked for in turn. */
  least(distance: number, most: number, counts: (column: number) => boolean): readonly number[] {
    const { order, distance: distances, met } = this.#walk;
    const found: number[] = [];
    for (; this.at < met; this.at++) {
      const column = order[this.at] ?? 0;
      if (distances[column] !== distance) break;
      if (!counts(column)) continue;
      if (most > FEW) found.push(column);
      else keepLeast(found, column, most);
    }
    return most > FEW ? found.sort((a, b) => a - b).slice(0, most) : found;
  }
}
