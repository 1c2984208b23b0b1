/** What is made of itself, at however many removes. */
import type { ColumnId, DatasetId } from '../model/identity.ts';
import { columnDigraphs } from './column-digraph.ts';
import { datasetDigraph } from './dataset-digraph.ts';
import { cyclicComponents } from './digraph/component.ts';
import type { Digraph } from './digraph/digraph.ts';
import { shortestRing } from './digraph/ring.ts';
import type { Network } from './network.ts';
import { columnStep, datasetStep, type PathStep } from './path-step.ts';

/** The datasets that are upstream of themselves; each group leads to all of its own. In the order of the catalog. */
export function datasetCycles(network: Network): DatasetId[][] {
  const { datasets, digraph } = datasetDigraph(network);
  return named(cyclicComponents(digraph), datasets);
}

/** Groups of columns, each upstream of itself and of all of its group. In the order of the catalog. */
export interface ColumnCycles {
  /** By values alone. */
  readonly values: readonly (readonly ColumnId[])[];
  /** By whatever edges: each group of `values` lies within one of these. */
  readonly all: readonly (readonly ColumnId[])[];
}

export function columnCycles(network: Network): ColumnCycles {
  const { columns, values, all } = columnDigraphs(network);
  return { values: named(cyclicComponents(values), columns), all: named(cyclicComponents(all), columns) };
}

/** What is made of itself, with a way round. */
export interface Ring<Id> {
  /** All of the group. */
  readonly members: readonly Id[];
  /** A shortest way from the first member back to itself; it need not come by all of them. */
  readonly steps: readonly PathStep[];
}

/** @param groups some of {@link datasetCycles} */
export function datasetRings(network: Network, groups: readonly (readonly DatasetId[])[]): Ring<DatasetId>[] {
  if (groups.length === 0) return [];
  const { datasets, digraph, numberOf } = datasetDigraph(network);
  const numbers = (id: DatasetId): readonly number[] => [numberOf(id) ?? []].flat();
  return groups.map((members) => ({
    members,
    steps: pairsOf(wayRound(digraph, members.flatMap(numbers), datasets)).map(([from, to]) =>
      datasetStep(network, from, to),
    ),
  }));
}

/** Ways of values. @param groups some of {@link ColumnCycles.values} */
export function columnRings(network: Network, groups: ColumnCycles['values']): Ring<ColumnId>[] {
  if (groups.length === 0) return [];
  const { columns, values, numbersOf } = columnDigraphs(network);
  return groups.map((members) => ({
    members,
    steps: pairsOf(wayRound(values, members.flatMap(numbersOf), columns)).map(([from, to]) =>
      columnStep(network, from, to),
    ),
  }));
}

function wayRound<Id>(digraph: Digraph, members: readonly number[], ids: readonly Id[]): Id[] {
  return shortestRing(digraph, members).flatMap((number) => ids[number] ?? []);
}

function pairsOf<Id>(way: readonly Id[]): (readonly [Id, Id])[] {
  return way.slice(1).flatMap((to, index) => {
    const from = way[index];
    return from === undefined ? [] : [[from, to] as const];
  });
}

function named<Id>(groups: readonly (readonly number[])[], ids: readonly Id[]): Id[][] {
  return groups.map((members) => members.flatMap((number) => ids[number] ?? []));
}
