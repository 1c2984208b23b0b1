/**
 * What a change of a dataset or a column does to what is made from it. A use of values is told apart everywhere from
 * one that only joins, filters, groups or sorts by them. Only current edges are walked.
 */
import type { ColumnId, DatasetId } from '../model/identity.ts';
import { consequenceOf } from './impact/consequence.ts';
import { crossingFrom, type Crossing } from './impact/crossing.ts';
import { RANKS, type Change, type Effect } from './impact/effect.ts';
import {
  crossedColumn,
  impactedDatasets,
  impactedJobs,
  termsOf,
  type CrossedColumn,
  type ImpactedDataset,
  type ImpactedJob,
} from './impact/figures.ts';
import { ownersToTell, type ToTell } from './impact/owner.ts';
import { effectOfRetyping } from './impact/retyping.ts';
import { targetOf, type Target } from './impact/target.ts';
import type { Network } from './network.ts';
import { riskOf, type Risk } from './risk.ts';
import { nearestReached } from './walk/column-reach.ts';

export type { Change, Effect } from './impact/effect.ts';
export type { ImpactedOwner } from './impact/owner.ts';

export interface ImpactedColumn extends CrossedColumn {
  readonly effect: Effect;
}

/** The whole of it; `impact/figures.ts` has what a page says of it. */
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
  const resolved = targetOf(network, target);
  const crossing = crossingFrom(network, resolved.columns);
  const drop = wholeOf(network, 'drop', resolved, crossing);
  return {
    drop,
    rename: { ...drop, change: 'rename', risk: riskOf('rename', drop.risk.terms) },
    type: wholeOf(network, 'type', resolved, crossing),
  };
}

function wholeOf(network: Network, change: 'drop' | 'type', target: Target, crossing: Crossing): Impact {
  const consequence = consequenceOf(network, change, target, crossing);
  const { affected } = consequence;
  const columns = nearestReached(crossing.reach, Infinity, true);
  return {
    target: target.id,
    change,
    columns: columns
      .flatMap((one) => crossedColumn(crossing, one))
      .map((column) => ({
        ...column,
        effect: change === 'type' ? effectOfRetyping(RANKS[column.kind]) : 'stale',
      })),
    datasets: impactedDatasets(crossing, consequence, affected.datasets.sorted()),
    jobs: impactedJobs(crossing, consequence, affected.jobs.sorted()),
    ...ownersToTell(network, affected),
    risk: riskOf(change, termsOf(crossing, consequence)),
  };
}
