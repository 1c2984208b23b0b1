/** Impact as machines read it in a dataset's twin: figures, and the nearest of what is affected. */
import type { ChangeFigures, EffectCount, ImpactFigures } from '../graph/impact/figures.ts';
import { formulaOf, type Risk } from '../graph/risk.ts';

/** How many of a list a twin has; those beyond are counted in its `more…`. The terminal's `impact` command lists all. */
export const MAX_LISTED = 10;

/** Of a dataset. @param figures with the nearest {@link MAX_LISTED} of each list */
export function impactRecord({ drop, rename, type, columns, breaking }: ImpactFigures) {
  const { jobs, datasets } = drop.nearest;
  return {
    ...breaksRecord(breaking),
    columns: columns.map(({ id, distance, kind, masked }) => ({
      id,
      distance,
      kind,
      ...(masked ? { masked } : {}),
    })),
    moreColumns: drop.columns.value + drop.columns.influence - columns.length,
    /** What dropping it does: the same as renaming it. */
    datasets,
    moreDatasets: countOf(drop.datasets) - datasets.length,
    jobs,
    moreJobs: countOf(drop.jobs) - jobs.length,
    drop: changeRecord(drop),
    rename: { risk: riskRecord(rename.risk) },
    type: changeRecord(type),
  };
}

/** The jobs that fail where it is dropped or renamed. */
function breaksRecord(breaking: ImpactFigures['breaking']) {
  const more = Math.max(0, breaking.length - MAX_LISTED);
  return { breaks: breaking.slice(0, MAX_LISTED), ...(more > 0 ? { moreBreaks: more } : {}) };
}

function changeRecord({ jobs, datasets, owners, unowned, risk }: ChangeFigures) {
  return {
    datasets: countsRecord(datasets),
    jobs: countsRecord(jobs),
    owners: owners.slice(0, MAX_LISTED),
    moreOwners: Math.max(0, owners.length - MAX_LISTED),
    unowned,
    risk: riskRecord(risk),
  };
}

/** `{"breaks":2,"stale":14}`: effects that nothing has are left out. */
function countsRecord(counts: readonly EffectCount[]) {
  return Object.fromEntries(counts.map(({ effect, count }) => [effect, count]));
}

function countOf(counts: readonly EffectCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function riskRecord(risk: Risk) {
  return { figure: risk.figure, formula: formulaOf(risk) };
}

/** Of a column: figures alone, since a dataset may have thousands; null where no change of it affects anything. */
export function columnImpactRecord({ drop, rename, type, breaking }: ImpactFigures) {
  const affected = countOf(drop.datasets) + countOf(drop.jobs) + drop.columns.value + drop.columns.influence;
  if (affected === 0) return null;
  return {
    ...breaksRecord(breaking),
    columns: drop.columns,
    datasets: countOf(drop.datasets),
    jobs: countOf(drop.jobs),
    risk: { drop: drop.risk.figure, rename: rename.risk.figure, type: type.risk.figure },
  };
}
