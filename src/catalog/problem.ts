/** What is legal in a log, taken, and worth a look. */
import type { Column, ColumnEdge, Dataset, Run } from '../model/catalog.ts';
import { endsAtColumn } from '../model/catalog.ts';
import { columnKey, compareStrings, type ColumnId, type JobId, type Key } from '../model/identity.ts';
import { formatInstant } from '../model/instant.ts';
import type { Problem } from '../model/problem.ts';
import type { Aliases } from './alias.ts';
import type { ResolvedDataset } from './dataset.ts';

/** Lineage that names a dataset, or a column of a dataset with a schema, that nothing else in the log does. */
export function undeclared(datasets: readonly Dataset[], edges: readonly ColumnEdge[]): Problem[] {
  const namedBy = edgesByColumn(edges);
  return datasets.flatMap((dataset) => {
    if (!dataset.declared) return [undeclaredDataset(dataset)];
    if (dataset.schemas.length === 0) return [];
    return dataset.columns
      .filter((column) => column.state === 'undeclared')
      .map((column) => undeclaredColumn(column, namedBy.get(columnKey(column.id))));
  });
}

function undeclaredDataset(dataset: Dataset): Problem {
  const { file, line } = dataset.span.first;
  return {
    code: 'dataset-undeclared',
    severity: 'warning',
    file,
    line,
    message: `column lineage names the dataset ${dataset.id.name} in ${dataset.id.namespace}, which no event reads, writes or describes`,
    hint: 'look for a slip in the name where the producer builds its column lineage; the dataset is shown as undeclared',
  };
}

function undeclaredColumn(column: Column, edge: ColumnEdge | undefined): Problem {
  const { file, line } = column.span.first;
  const { name, column: path } = column.id;
  const where =
    edge === undefined
      ? 'a reader’s schema'
      : `column lineage (${edge.from.column} → ${endsAtColumn(edge) ? edge.to.column : edge.to.name})`;
  return {
    code: 'column-undeclared',
    severity: 'warning',
    file,
    line,
    message: `${where} names the column ${path} of ${name}, which no schema of its producer has`,
    hint: 'look for a slip in the name, or let the producer send the schema; the column is shown as undeclared',
  };
}

function edgesByColumn(edges: readonly ColumnEdge[]): ReadonlyMap<Key, ColumnEdge> {
  const named = new Map<Key, ColumnEdge>();
  const name = (column: ColumnId, edge: ColumnEdge): void => {
    const key = columnKey(column);
    if (!named.has(key)) named.set(key, edge);
  };
  for (const edge of edges) {
    name(edge.from, edge);
    if (endsAtColumn(edge)) name(edge.to, edge);
  }
  return named;
}

/** Runs without a terminal event. */
export function unfinished(runs: readonly Run[]): Problem[] {
  return runs
    .filter((run) => run.state === 'unfinished')
    .map((run) => ({
      code: 'run-unfinished',
      severity: 'warning',
      file: run.events[0]?.file ?? null,
      line: run.events[0]?.line ?? null,
      message: `the run ${run.id} of ${run.job.name} was first heard of at ${formatInstant(run.firstSeen)}, and no event ends it`,
      hint: 'see whether it was killed, whether it still runs, or whether its last event was lost',
    }));
}

export function runsOfSeveralJobs(run: Run, others: readonly JobId[]): Problem[] {
  const names = [...new Set(others.map((job) => job.name))].sort(compareStrings);
  if (names.length === 0) return [];
  const { file, line } = run.events[0] ?? { file: null, line: null };
  return [
    {
      code: 'run-job-conflict',
      severity: 'warning',
      file,
      line,
      message: `the run ${run.id} is said to be of ${run.job.name} and of ${names.join(', ')}`,
      hint: 'give each run an id of its own; it is shown with the job that its last event names',
    },
  ];
}

export function aliasConflicts({ conflicts }: Aliases): Problem[] {
  return conflicts.map(({ home, others, evidence: { file, line } }) => ({
    code: 'alias-conflict',
    severity: 'warning',
    file,
    line,
    message: `symlinks to the same names make one dataset of ${[home, ...others].map((id) => id.name).join(' and ')}`,
    hint: 'see whether they are one; if not, give the symlinks of each names of their own. They are shown as the first',
  }));
}

export function ambiguousColumns({ dataset, ambiguous }: ResolvedDataset): Problem[] {
  const first = ambiguous[0];
  if (first === undefined) return [];
  const { file, line } = first.evidence;
  return [
    {
      code: 'column-ambiguous',
      severity: 'warning',
      file,
      line,
      message: `two fields of ${dataset.id.name} have the path ${first.ambiguous[0] ?? ''}`,
      hint: 'a nested field’s path joins names with a dot: rename one of the two; they are shown as one column',
    },
  ];
}

/** By the place in the inputs; what no one file is to blame for comes first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareStrings(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareStrings(a.code, b.code) ||
      compareStrings(a.message, b.message),
  );
}
