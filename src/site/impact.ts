/** What pages and their twins say of the impact of a change, from the whole of it: counts first, and lists within bounds. */
import type { Change, Effect, Impact, ImpactedColumn, ImpactedOwner, Impacts } from '../graph/impact.ts';
import { formulaOf, type Risk } from '../graph/risk.ts';
import type { JobId } from '../model/identity.ts';

/** How many there are of one effect. */
export interface EffectCount {
  readonly effect: Effect;
  readonly count: number;
}

/** One kind of change, in figures. */
export interface ChangeLine {
  readonly change: Change;
  /** In the order in which effects weigh. */
  readonly jobs: readonly EffectCount[];
  readonly datasets: readonly EffectCount[];
  /** Told apart by how column lineage leads there. */
  readonly columns: { readonly value: number; readonly influence: number };
  readonly risk: Risk;
  readonly formula: string;
}

export interface ImpactSection {
  readonly lines: readonly ChangeLine[];
  /** Whoever answers for what any change affects; nearest first. */
  readonly owners: readonly (ImpactedOwner & {
    /** True where another type affects nothing of theirs. */
    readonly onlyIfGone: boolean;
  })[];
  readonly unowned: Impact['unowned'];
  /** Nearest first. */
  readonly columns: readonly ImpactedColumn[];
  /** Jobs that read the dataset and do not say which of its columns, or not for all that they make. */
  readonly unsure: readonly JobId[];
}

/** Null where no change affects anything. */
export function impactSection({ drop, rename, type }: Impacts): ImpactSection | null {
  if (drop.jobs.length + drop.datasets.length + drop.columns.length === 0) return null;
  const told = new Set(type.owners.map(({ owner }) => owner));
  return {
    lines: [drop, rename, type].map(changeLine),
    owners: drop.owners.map((one) => ({ ...one, onlyIfGone: !told.has(one.owner) })),
    unowned: drop.unowned,
    columns: drop.columns,
    unsure: type.jobs
      .filter(({ distance, effect }) => distance === 1 && effect === 'unknown')
      .map(({ id }) => id),
  };
}

function changeLine({ change, jobs, datasets, columns, risk }: Impact): ChangeLine {
  return {
    change,
    jobs: countEffects(jobs),
    datasets: countEffects(datasets),
    columns: countKinds(columns),
    risk,
    formula: formulaOf(risk),
  };
}

const EFFECTS: readonly Effect[] = ['breaks', 'stale', 'may-change', 'may-not-match', 'unknown'];

function countEffects(affected: readonly { readonly effect: Effect }[]): EffectCount[] {
  const counts = new Map<Effect, number>();
  for (const { effect } of affected) counts.set(effect, (counts.get(effect) ?? 0) + 1);
  return EFFECTS.flatMap((effect) => {
    const count = counts.get(effect);
    return count === undefined ? [] : [{ effect, count }];
  });
}

function countKinds(columns: readonly ImpactedColumn[]): ChangeLine['columns'] {
  const value = columns.filter(({ kind }) => kind === 'value').length;
  return { value, influence: columns.length - value };
}
