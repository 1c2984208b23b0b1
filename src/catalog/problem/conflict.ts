/** Statements of the log that cannot both be so. */
import type { Run } from '../../model/catalog.ts';
import { compareStrings, type JobId } from '../../model/identity.ts';
import type { Problem } from '../../model/problem.ts';
import type { Aliases } from '../alias.ts';
import type { ResolvedDataset } from '../dataset.ts';
import { warning } from './warning.ts';

export function runsOfSeveralJobs(run: Run, others: readonly JobId[]): Problem[] {
  const names = [...new Set(others.map((job) => job.name))].sort(compareStrings);
  if (names.length === 0) return [];
  return [
    warning(
      'run-job-conflict',
      run.events[0],
      `the run ${run.id} is said to be of ${run.job.name} and of ${names.join(', ')}`,
      'give each run an id of its own; it is shown with the job that its last event names',
    ),
  ];
}

export function aliasConflicts({ conflicts }: Aliases): Problem[] {
  return conflicts.map(({ home, others, evidence }) =>
    warning(
      'alias-conflict',
      evidence,
      `symlinks to the same names make one dataset of ${[home, ...others].map((id) => id.name).join(' and ')}`,
      'see whether they are one; if not, give the symlinks of each names of their own. They are shown as the first',
    ),
  );
}

export function ambiguousColumns({ dataset, ambiguous }: ResolvedDataset): Problem[] {
  const first = ambiguous[0];
  if (first === undefined) return [];
  return [
    warning(
      'column-ambiguous',
      first.evidence,
      `two fields of ${dataset.id.name} have the path ${first.ambiguous[0] ?? ''}`,
      'a nested field’s path joins names with a dot: rename one of the two; they are shown as one column',
    ),
  ];
}
