/** SQL that could not be read, names in it that could not be resolved, and lineage that it contradicts. */
import type { Job } from '../../model/catalog.ts';
import type { ColumnId } from '../../model/identity.ts';
import type { Problem } from '../../model/problem.ts';
import type { LineageDifference, SqlGap, SqlReading } from '../../model/sql-reading.ts';
import { warning } from './warning.ts';

/** Of one job's SQL; the job's page has them all. */
const MAX_GAPS = 10;

export function sqlProblems(job: Job): Problem[] {
  const { sql: reading } = job;
  if (reading === null) return [];
  const gaps = reading.gaps.slice(0, MAX_GAPS).map((gap) => gapProblem(job, reading, gap));
  return [
    ...gaps,
    ...restOf(job, reading.gaps.length - gaps.length),
    ...differenceProblem(job, reading.differences),
  ];
}

function gapProblem(job: Job, { dialect }: SqlReading, { kind, message, span }: SqlGap): Problem {
  const { line, column } = span;
  const where = `${sqlOf(job)}, line ${line}, column ${column}`;
  return kind === 'syntax'
    ? warning('sql-unreadable', at(job), `${where}, cannot be read as ${dialect}: ${message}`, HINTS.syntax)
    : warning('sql-unresolved', at(job), `${where}: ${message}`, HINTS[kind]);
}

const HINTS: Readonly<Record<SqlGap['kind'], string>> = {
  syntax:
    'if it is another dialect, let the sql facet or the configuration say which; the other statements are read, and what this one writes has no derived lineage',
  table:
    'let the job name it among its inputs or outputs, with its schema; columns that are made of it have no derived lineage',
  column:
    'write the column with the name of its table, or let the producer send the schemas of the inputs; what is made of it has no derived lineage',
  construct:
    'let the producer state this lineage in a columnLineage facet; what could be followed around it is derived',
};

function restOf(job: Job, rest: number): Problem[] {
  if (rest <= 0) return [];
  const message = `${sqlOf(job)}: ${rest} more ${rest === 1 ? 'place' : 'places'} could not be resolved`;
  return [warning('sql-unresolved', at(job), message, 'see the page of the job, which lists all of them')];
}

/** One of a job, with the first few columns. */
function differenceProblem(job: Job, differences: readonly LineageDifference[]): Problem[] {
  const [first] = differences;
  if (first === undefined) return [];
  const message =
    `${sqlOf(job)} and the column lineage that its events state differ in ` +
    `${differences.length} ${differences.length === 1 ? 'edge' : 'edges'}: ${inWords(first)}`;
  const hint =
    'see the page of the job for all of them, and mend the one that is wrong; the stated lineage stands';
  return [warning('lineage-differs', at(job), message, hint)];
}

function inWords({ from, to, kind, derived }: LineageDifference): string {
  const edge = `${nameOf(from)} → ${nameOf(to)}`;
  switch (kind) {
    case 'stated only':
      return `${edge} is stated, and not in the SQL`;
    case 'derived only':
      return `${edge} is in the SQL, and not stated`;
    case 'direct in one only':
      return derived.some(({ type }) => type === 'DIRECT')
        ? `${edge} carries values by the SQL, and none as stated`
        : `${edge} carries values as stated, and none by the SQL`;
  }
}

function nameOf({ name, column }: ColumnId): string {
  return `${name}.${column}`;
}

function sqlOf({ id }: Job): string {
  return `the SQL of the job ${id.name} in ${id.namespace}`;
}

function at(job: Job): NonNullable<Job['facets']['known']['sql']>['evidence'] | undefined {
  return job.facets.known.sql?.evidence;
}
