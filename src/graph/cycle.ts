/** What is made of itself, at however many removes. */
import type { ColumnId, DatasetId } from '../model/identity.ts';
import { columnDigraphs } from './column-digraph.ts';
import { datasetDigraph } from './dataset-digraph.ts';
import { cyclicComponents } from './digraph/component.ts';
import type { Network } from './network.ts';

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

function named<Id>(groups: readonly (readonly number[])[], ids: readonly Id[]): Id[][] {
  return groups.map((members) => members.flatMap((number) => ids[number] ?? []));
}
