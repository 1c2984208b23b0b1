/**
 * The columns of some datasets as nodes, numbered as in `graph/column-digraph.ts`: what a dataset as a whole depends
 * on leads to a hub, and that to its columns.
 */
import type { Digraph } from '../../graph/digraph/digraph.ts';
import { Pairs } from '../../graph/digraph/pairs.ts';
import type { ColumnSource, EdgesInto } from '../../site/path-index/lineage.ts';

/** A column, or a dataset that stands as a whole, by their numbers. */
export interface Place {
  readonly dataset: number;
  readonly column: number | null;
}

/** The edges into datasets, by dataset. */
export type EdgesByDataset = ReadonlyMap<number, EdgesInto>;

export interface ColumnDigraphs {
  /** By number: columns, and last the dataset that stands as a whole, if any. */
  readonly places: readonly Place[];
  /** Where values flow. */
  readonly values: Digraph;
  /** Where values flow, or only decide which rows there are, or their order or grouping. */
  readonly all: Digraph;
  /** The numbers of a place; of a dataset those of its columns, with its own where it stands as a whole. */
  readonly numbersOf: (place: Place) => readonly number[];
}

/** @param whole the dataset that is an end of its own: what decides its rows leads to it, and through it to nothing */
export function columnDigraphs(into: EdgesByDataset, whole: number | null): ColumnDigraphs {
  const { places, bases } = numberPlaces(into, whole);
  const values = new Pairs();
  const all = new Pairs();
  const add = (sources: readonly ColumnSource[], target: number): void => {
    for (const { dataset, column, kind } of sources) {
      const base = bases.get(dataset);
      if (base === undefined) continue;
      all.add(base + column, target);
      if (kind === 'value') values.add(base + column, target);
    }
  };
  for (const [index, [dataset, base]] of [...bases].entries()) {
    const edges = into.get(dataset);
    for (const [column, sources] of edges?.columns.entries() ?? []) add(sources, base + column);
    if (edges === undefined || edges.whole.length === 0) continue;
    const hub = places.length + index;
    add(edges.whole, dataset === whole ? places.length - 1 : hub);
    for (const column of edges.columns.keys()) if (isMade(edges, column)) all.add(hub, base + column);
  }
  return {
    places,
    values: values.digraph(places.length, 0),
    all: all.digraph(places.length, bases.size),
    numbersOf: ({ dataset, column }) =>
      places.flatMap((place, number) =>
        place.dataset === dataset && (column === null || place.column === column) ? [number] : [],
      ),
  };
}

function numberPlaces(into: EdgesByDataset, whole: number | null) {
  const bases = new Map<number, number>();
  const places: Place[] = [];
  for (const dataset of [...into.keys()].sort((a, b) => a - b)) {
    bases.set(dataset, places.length);
    for (const column of into.get(dataset)?.columns.keys() ?? []) places.push({ dataset, column });
  }
  if (whole !== null) places.push({ dataset: whole, column: null });
  return { places, bases };
}

/** The edges that a step between two places rests on, those of values first. */
export function edgesBetween(into: EdgesByDataset, from: Place, to: Place): ColumnSource[] {
  const edges = into.get(to.dataset);
  if (edges === undefined) return [];
  const own = to.column === null ? [] : (edges.columns[to.column] ?? []);
  const whole = to.column === null || isMade(edges, to.column) ? edges.whole : [];
  return [...own, ...whole]
    .filter(({ dataset, column }) => dataset === from.dataset && column === from.column)
    .sort((a, b) => Number(b.kind === 'value') - Number(a.kind === 'value'));
}

/** False of past columns: nothing decides their rows any more. */
function isMade({ past }: EdgesInto, column: number): boolean {
  return column < past.start || column >= past.start + past.count;
}
