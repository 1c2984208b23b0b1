/** The impact of a change in figures, with the nearest of what it affects: what a page has room for. */
import type { ColumnId, DatasetId, JobId } from '../../model/identity.ts';
import type { Network } from '../network.ts';
import type { ReachedColumn, ReachKind } from '../reach.ts';
import { riskOf, RiskTally, type Risk } from '../risk.ts';
import { countReached, eachReached, nearestReached } from '../walk/column-reach.ts';
import { consequenceOf, type Consequence } from './consequence.ts';
import { crossingFrom, type Crossing } from './crossing.ts';
import type { Change, Effect } from './effect.ts';
import type { Mark, Marks } from './mark.ts';
import { ownersToTell, type ToTell } from './owner.ts';
import { targetOf } from './target.ts';

/** A column that a change gets to, along column lineage. */
export interface CrossedColumn extends ReachedColumn {
  /** Whether all that it has of the target's values, at one remove, is masked: hashed, redacted, counted. */
  readonly masked: boolean;
}

export interface ImpactedJob extends Mark {
  readonly effect: Effect;
}

export interface ImpactedDataset extends Mark {
  readonly effect: Effect;
  /** How many of its columns column lineage leads to. */
  readonly columns: number;
}

/** How many there are of one effect. */
export interface EffectCount {
  readonly effect: Effect;
  readonly count: number;
}

/** One kind of change. */
export interface ChangeFigures extends ToTell {
  readonly change: Change;
  /** In the order in which effects weigh. */
  readonly jobs: readonly EffectCount[];
  readonly datasets: readonly EffectCount[];
  /** Told apart by how column lineage leads there. */
  readonly columns: Readonly<Record<ReachKind, number>>;
  readonly risk: Risk;
  /** Nearest first. */
  readonly nearest: {
    readonly jobs: readonly ImpactedJob[];
    readonly datasets: readonly ImpactedDataset[];
  };
}

export interface ImpactFigures {
  readonly drop: ChangeFigures;
  /** Affects what dropping does. */
  readonly rename: ChangeFigures;
  readonly type: ChangeFigures;
  /** Those that column lineage leads to, nearest first, values before influences. */
  readonly columns: readonly CrossedColumn[];
  /** The jobs that break where it is dropped or renamed; by kind and name. */
  readonly breaking: readonly JobId[];
  /** Jobs that read the dataset and do not say which of its columns, or not for all that they make; by name. */
  readonly unsure: readonly JobId[];
}

/** How many of the nearest to give. */
export interface Most {
  readonly columns: number;
  /** Of datasets, and of jobs, of each change. */
  readonly things: number;
}

/** @param target by any identity; one that is not in the catalog affects nothing */
export function impactFigures(network: Network, target: DatasetId | ColumnId, most: Most): ImpactFigures {
  const resolved = targetOf(network, target);
  const crossing = crossingFrom(network, resolved.columns);
  const dropping = consequenceOf(network, 'drop', resolved, crossing);
  const drop = figuresOf(network, 'drop', crossing, dropping, most);
  const breaking = jobsWhere(crossing, dropping, ({ effect }) => effect === 'breaks');
  const retyping = consequenceOf(network, 'type', resolved, crossing);
  return {
    drop,
    rename: { ...drop, change: 'rename', risk: riskOf('rename', drop.risk.terms) },
    type: figuresOf(network, 'type', crossing, retyping, most),
    columns: nearestReached(crossing.reach, most.columns, true).flatMap((one) =>
      crossedColumn(crossing, one),
    ),
    breaking,
    unsure: jobsWhere(crossing, retyping, ({ distance, effect }) => distance === 1 && effect === 'unknown'),
  };
}

/** A column that is reached, by its identity. */
export function crossedColumn(
  { table, isMasked }: Crossing,
  { column, distance, kind }: ReturnType<typeof nearestReached>[number],
): CrossedColumn[] {
  const id = table.columns[column];
  return id === undefined ? [] : [{ id, distance, kind, masked: isMasked(column) }];
}

/** Of jobs by number, nearest first. */
export function impactedJobs(
  { table }: Crossing,
  { affected: { jobs }, effectOnJob }: Consequence,
  numbers: readonly number[],
): ImpactedJob[] {
  return numbers.flatMap((job) => {
    const id = table.jobs[job];
    return id === undefined ? [] : [{ ...markOf(jobs, job, id), effect: effectOnJob(job) }];
  });
}

/** The same of datasets. */
export function impactedDatasets(
  { table, datasets: crossed }: Crossing,
  { affected: { datasets }, effectOnDataset }: Consequence,
  numbers: readonly number[],
): ImpactedDataset[] {
  return numbers.flatMap((dataset) => {
    const id = table.datasets[dataset];
    if (id === undefined) return [];
    const columns = crossed.has(dataset) ? (crossed.times[dataset] ?? 0) : 0;
    return [{ ...markOf(datasets, dataset, id), columns, effect: effectOnDataset(dataset) }];
  });
}

function markOf(marks: Marks, number: number, { namespace, name }: DatasetId): Mark {
  return {
    id: { namespace, name },
    distance: marks.distance[number] ?? 0,
    kind: marks.kindOf(number),
  };
}

function figuresOf(
  network: Network,
  change: Change,
  crossing: Crossing,
  consequence: Consequence,
  { things }: Most,
): ChangeFigures {
  const { affected, effectOnDataset, effectOnJob } = consequence;
  const nearest = (marks: Marks): readonly number[] => (things === 0 ? [] : marks.sorted().slice(0, things));
  return {
    change,
    jobs: countEffects(affected.jobs, effectOnJob),
    datasets: countEffects(affected.datasets, effectOnDataset),
    columns: countReached(crossing.reach),
    ...ownersToTell(network, affected),
    risk: riskOf(change, termsOf(crossing, consequence)),
    nearest: {
      jobs: impactedJobs(crossing, consequence, nearest(affected.jobs)),
      datasets: impactedDatasets(crossing, consequence, nearest(affected.datasets)),
    },
  };
}

/** Columns by their kinds, and the datasets of which column lineage leads to none. */
export function termsOf(crossing: Crossing, { affected: { datasets } }: Consequence): Risk['terms'] {
  const tally = new RiskTally();
  eachReached(crossing.reach, (_, distance, kind) => {
    tally.add(distance, kind);
  });
  for (let at = 0; at < datasets.met; at++) {
    const dataset = datasets.order[at] ?? 0;
    if (!crossing.datasets.has(dataset)) tally.add(datasets.distance[dataset] ?? 0, 'dataset');
  }
  return tally.terms();
}

const EFFECTS: readonly Effect[] = ['breaks', 'stale', 'may-change', 'may-not-match', 'unknown'];

function countEffects(marks: Marks, effectOn: (number: number) => Effect): EffectCount[] {
  const counts = { breaks: 0, stale: 0, 'may-change': 0, 'may-not-match': 0, unknown: 0 };
  for (let at = 0; at < marks.met; at++) counts[effectOn(marks.order[at] ?? 0)] += 1;
  return EFFECTS.flatMap((effect) => (counts[effect] === 0 ? [] : [{ effect, count: counts[effect] }]));
}

/** @param counts asked of jobs one step away alone: no other breaks, or reads the target */
function jobsWhere(
  crossing: Crossing,
  consequence: Consequence,
  counts: (job: ImpactedJob) => boolean,
): JobId[] {
  const { jobs } = consequence.affected;
  const near: number[] = [];
  for (let at = 0; at < jobs.met; at++) {
    const job = jobs.order[at] ?? 0;
    if (jobs.distance[job] === 1) near.push(job);
  }
  near.sort((a, b) => (jobs.rank[a] ?? 0) - (jobs.rank[b] ?? 0) || a - b);
  return impactedJobs(crossing, consequence, near).flatMap((job) => (counts(job) ? [job.id] : []));
}
