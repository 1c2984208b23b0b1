/** Impact as machines read it in a dataset's twin. */
import type { Impact, Impacts } from '../graph/impact.ts';
import { formulaOf } from '../graph/risk.ts';

/** How many of a list a twin has; those beyond are counted in its `more…`. The terminal's `impact` command lists all. */
export const MAX_LISTED = 200;

/** Of a dataset. */
export function impactRecord({ drop, rename, type }: Impacts) {
  return {
    columns: drop.columns.slice(0, MAX_LISTED).map(({ id, distance, kind, masked }) => ({
      id,
      distance,
      kind,
      ...(masked ? { masked } : {}),
    })),
    moreColumns: beyond(drop.columns),
    drop: changeRecord(drop),
    /** Affects what dropping does. */
    rename: { risk: riskRecord(rename.risk) },
    type: changeRecord(type),
  };
}

function changeRecord({ datasets, jobs, owners, unowned, risk }: Impact) {
  return {
    datasets: datasets.slice(0, MAX_LISTED),
    moreDatasets: beyond(datasets),
    jobs: jobs.slice(0, MAX_LISTED),
    moreJobs: beyond(jobs),
    owners: owners.slice(0, MAX_LISTED),
    moreOwners: beyond(owners),
    unowned,
    risk: riskRecord(risk),
  };
}

function riskRecord(risk: Impact['risk']) {
  return { figure: risk.figure, formula: formulaOf(risk) };
}

function beyond(list: readonly unknown[]): number {
  return Math.max(0, list.length - MAX_LISTED);
}

/** Of a column: figures alone, since a dataset may have thousands. */
export function columnImpactRecord({ drop, rename, type }: Impacts) {
  const values = drop.columns.filter(({ kind }) => kind === 'value').length;
  const breaks = drop.jobs.filter(({ effect }) => effect === 'breaks').map(({ id }) => id);
  return {
    breaks: breaks.slice(0, MAX_LISTED),
    ...(beyond(breaks) > 0 ? { moreBreaks: beyond(breaks) } : {}),
    columns: { value: values, influence: drop.columns.length - values },
    datasets: drop.datasets.length,
    jobs: drop.jobs.length,
    risk: { drop: drop.risk.figure, rename: rename.risk.figure, type: type.risk.figure },
  };
}
