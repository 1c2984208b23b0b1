/**
 * What a change of a dataset or a column does to what is made from it. A use of values is told apart everywhere from
 * one that only joins, filters, groups or sorts by them. Only current edges are walked.
 */
import { datasetKey, type ColumnId, type DatasetId } from '../model/identity.ts';
import { columnTable } from './impact/column-table.ts';
import { crossingFrom, type CrossedColumn, type Crossing } from './impact/crossing.ts';
import type { Change, Effect } from './impact/effect.ts';
import { consequenceOfFailure, type Consequence } from './impact/failure.ts';
import type { Mark } from './impact/mark.ts';
import { ownersToTell, type ToTell } from './impact/owner.ts';
import { consequenceOfRetyping, effectOf } from './impact/retyping.ts';
import { targetOf, type Target } from './impact/target.ts';
import type { Network } from './network.ts';
import { riskOf, type Risk, type Weighed } from './risk.ts';

export type { Change, Effect } from './impact/effect.ts';
export type { ImpactedOwner } from './impact/owner.ts';

export interface ImpactedColumn extends CrossedColumn {
  readonly effect: Effect;
}

export interface ImpactedJob extends Mark {
  readonly effect: Effect;
}

export interface ImpactedDataset extends Mark {
  readonly effect: Effect;
  /** How many of its columns column lineage leads to. */
  readonly columns: number;
}

export interface Impact extends ToTell {
  /** By its canonical identity. It is not among what it affects, nor are the columns of a dataset. */
  readonly target: DatasetId | ColumnId;
  readonly change: Change;
  /** Those that column lineage leads to; nearest first, values before influences. */
  readonly columns: readonly ImpactedColumn[];
  /** Nearest first. One that has none of `columns` is affected all the same: its kind says how. */
  readonly datasets: readonly ImpactedDataset[];
  /** Nearest first. */
  readonly jobs: readonly ImpactedJob[];
  readonly risk: Risk;
}

export type Impacts = Readonly<Record<Change, Impact>>;

/**
 * Of one change.
 * @param target by any identity; one that is not in the catalog affects nothing
 */
export function impactOf(network: Network, target: DatasetId | ColumnId, change: Change): Impact {
  return impactsOf(network, target)[change];
}

/** Of each change. */
export function impactsOf(network: Network, target: DatasetId | ColumnId): Impacts {
  const resolved = targetOf(network.graph, target);
  const crossing = crossingFrom(columnTable(network), resolved.columns);
  const drop = assemble(
    network,
    'drop',
    resolved,
    crossing,
    consequenceOfFailure(network, resolved, crossing),
  );
  return {
    drop,
    rename: { ...drop, change: 'rename', risk: riskOf('rename', weighed(drop)) },
    type: assemble(network, 'type', resolved, crossing, consequenceOfRetyping(network, resolved, crossing)),
  };
}

function assemble(
  { graph }: Network,
  change: Change,
  target: Target,
  crossing: Crossing,
  consequence: Consequence,
): Impact {
  const counts = new Map(crossing.datasets.map(({ id, columns }) => [datasetKey(id), columns]));
  const affected = {
    columns: crossing.columns.map((column) => ({
      ...column,
      effect: change === 'type' ? effectOf(column.kind) : ('stale' as const),
    })),
    datasets: consequence.datasets.map((mark) => ({
      ...mark,
      columns: counts.get(datasetKey(mark.id)) ?? 0,
    })),
    jobs: consequence.jobs,
  };
  return {
    target: target.id,
    change,
    ...affected,
    ...ownersToTell(graph, affected.datasets, affected.jobs),
    risk: riskOf(change, weighed(affected)),
  };
}

function weighed({ columns, datasets }: Pick<Impact, 'columns' | 'datasets'>): Weighed[] {
  return [
    ...columns.map(({ distance, kind }) => ({ distance, as: kind })),
    ...datasets
      .filter((dataset) => dataset.columns === 0)
      .map(({ distance }) => ({ distance, as: 'dataset' as const })),
  ];
}
