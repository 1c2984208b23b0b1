/** Columns as digraphs of integers: current edges, each pair of columns once. */
import { endsAtColumn, isDirect, type Catalog, type ColumnEdge } from '../model/catalog.ts';
import { ColumnMap } from '../model/column-map.ts';
import { datasetKey, type ColumnId, type DatasetId, type Key } from '../model/identity.ts';
import type { Digraph } from './digraph/digraph.ts';
import { Pairs } from './digraph/pairs.ts';
import type { Network } from './network.ts';

export interface ColumnDigraphs {
  /** By number, in the order of the catalog. */
  readonly columns: readonly ColumnId[];
  /** By number: the columns, and last the dataset that stands as a whole, if any. */
  readonly ends: readonly (ColumnId | DatasetId)[];
  /** Where values flow. */
  readonly values: Digraph;
  /** Where values flow, or only decide which rows there are, or their order or grouping. */
  readonly all: Digraph;
  /** The number of a column; those of a dataset's columns, with its own where it stands as a whole. */
  readonly numbersOf: (id: ColumnId | DatasetId) => readonly number[];
}

/**
 * What a whole dataset depends on, each of its columns does: a hub stands for the dataset's rows.
 * @param whole the dataset that is an end of its own: what decides its rows leads to it, and through it to nothing
 */
export function columnDigraphs({ catalog, graph }: Network, whole: DatasetId | null = null): ColumnDigraphs {
  const numbers = new ColumnNumbers(catalog);
  const { columns } = numbers;
  const ends = whole === null ? columns : [...columns, { namespace: whole.namespace, name: whole.name }];
  const wholeKey = whole && datasetKey(whole);
  const values = new Pairs();
  const all = new Pairs();
  /** The hubs. */
  const rowsOf = new Map<Key, number>();
  const addEdge = (from: number, edge: ColumnEdge): void => {
    if (endsAtColumn(edge)) {
      const to = numbers.of(edge.to);
      if (to === null) return;
      all.add(from, to);
      if (isDirect(edge)) values.add(from, to);
    } else {
      const key = datasetKey(edge.to);
      if (key !== wholeKey && !rowsOf.has(key)) rowsOf.set(key, ends.length + rowsOf.size);
      all.add(from, rowsOf.get(key) ?? columns.length);
    }
  };
  for (const [from, id] of columns.entries()) {
    for (const edge of graph.usesOf(id)) if (edge.state === 'current') addEdge(from, edge);
  }
  for (const [key, hub] of rowsOf) for (const column of numbers.madeWith(key)) all.add(hub, column);
  return {
    columns,
    ends,
    values: values.digraph(ends.length, 0),
    all: all.digraph(ends.length, rowsOf.size),
    numbersOf: (id) => {
      if ('column' in id) return [numbers.of(id) ?? []].flat();
      const key = datasetKey(id);
      return [...numbers.within(key), ...(key === wholeKey ? [columns.length] : [])];
    },
  };
}

class ColumnNumbers {
  readonly columns: ColumnId[] = [];
  readonly #numbers = new ColumnMap<number>();
  readonly #within = new Map<Key, number[]>();
  readonly #isPast: boolean[] = [];

  constructor({ datasets }: Catalog) {
    for (const dataset of datasets) {
      this.#within.set(
        datasetKey(dataset.id),
        dataset.columns.map(({ id, state }) => this.#add(id, state === 'past')),
      );
    }
  }

  #add(id: ColumnId, isPast: boolean): number {
    this.#numbers.set(id, this.columns.length);
    this.#isPast.push(isPast);
    return this.columns.push(id) - 1;
  }

  of(id: ColumnId): number | null {
    return this.#numbers.get(id) ?? null;
  }

  /** Those of a dataset's columns. */
  within(dataset: Key): readonly number[] {
    return this.#within.get(dataset) ?? [];
  }

  /** The same without past ones, whose rows nothing decides any more. */
  madeWith(dataset: Key): readonly number[] {
    return this.within(dataset).filter((number) => this.#isPast[number] === false);
  }
}
