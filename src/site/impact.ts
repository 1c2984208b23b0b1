/** What pages say of the impact of a change: counts first, and lists within bounds. */
import type { Change, ImpactedOwner } from '../graph/impact.ts';
import type { ChangeFigures, CrossedColumn, EffectCount, ImpactFigures } from '../graph/impact/figures.ts';
import { formulaOf } from '../graph/risk.ts';
import type { JobId } from '../model/identity.ts';

/** One kind of change, in figures. */
export interface ChangeLine extends Pick<ChangeFigures, 'jobs' | 'datasets' | 'columns'> {
  readonly change: Change;
  /** The figure of its risk. */
  readonly risk: number;
  readonly formula: string;
}

/** The first of a list, and how many more there are. */
interface First<Item> {
  readonly shown: readonly Item[];
  readonly more: number;
}

export interface ImpactSection {
  readonly lines: readonly [drop: ChangeLine, rename: ChangeLine, type: ChangeLine];
  /** Whoever answers for what any change affects; nearest first. */
  readonly owners: First<
    ImpactedOwner & {
      /** True where another type affects nothing of theirs. */
      readonly onlyIfGone: boolean;
    }
  >;
  readonly unowned: ChangeFigures['unowned'];
  /** Nearest first. */
  readonly columns: First<CrossedColumn>;
  /** Jobs that read the dataset and do not say which of its columns, or not for all that they make. */
  readonly unsure: First<JobId>;
}

/** How many columns a page names; their figures say how many there are. */
export const MAX_COLUMNS = 6;
const MAX_OWNERS = 8;
const MAX_UNSURE = 5;

export type { EffectCount };

/** Null where no change affects anything. */
export function impactSection({ drop, rename, type, columns, unsure }: ImpactFigures): ImpactSection | null {
  const { value, influence } = drop.columns;
  if (drop.jobs.length + drop.datasets.length + value + influence === 0) return null;
  const told = new Set(type.owners.map(({ owner }) => owner));
  const owners = firstOf(drop.owners, MAX_OWNERS);
  return {
    lines: [changeLine(drop), changeLine(rename), changeLine(type)],
    owners: {
      ...owners,
      shown: owners.shown.map((one) => ({ ...one, onlyIfGone: !told.has(one.owner) })),
    },
    unowned: drop.unowned,
    columns: { ...firstOf(columns, MAX_COLUMNS), more: Math.max(0, value + influence - MAX_COLUMNS) },
    unsure: firstOf(unsure, MAX_UNSURE),
  };
}

function changeLine({ change, jobs, datasets, columns, risk }: ChangeFigures): ChangeLine {
  return { change, jobs, datasets, columns, risk: risk.figure, formula: formulaOf(risk) };
}

function firstOf<Item>(items: readonly Item[], most: number): First<Item> {
  return { shown: items.slice(0, most), more: Math.max(0, items.length - most) };
}
