/** What a column was made of by one job, as the log says at one time. */
import { isDirect, type ColumnEdge, type SchemaColumn, type Spell } from '../../model/catalog.ts';
import { compareEvidence, runOf, type Evidence } from '../../model/event.ts';
import {
  columnKey,
  compareColumns,
  compareStrings,
  jobKey,
  keyOf,
  type ColumnId,
  type JobId,
  type Key,
} from '../../model/identity.ts';
import { canonicalJson, type Json } from '../../model/json.ts';

export interface Making {
  readonly column: SchemaColumn;
  /** Null where no job says it. */
  readonly job: JobId | null;
  /** By name. */
  readonly sources: readonly ColumnId[];
  /** True where it is one column, taken over as it is. */
  readonly isCopy: boolean;
  /** Alike for two columns that the job makes of the same columns in the same way; null where the log does not say in which. */
  readonly way: Key | null;
  readonly evidence: Evidence;
}

/** An edge to the column, with the spell in which it counts. */
export interface Counted {
  readonly edge: ColumnEdge;
  readonly spell: Spell;
}

/** By each job that says it: of `counted`, those that one statement makes together. */
export function makingsOf(
  column: SchemaColumn,
  counted: readonly Counted[],
  evidenceOf: (spell: Spell) => Evidence,
  isBetter: (evidence: Evidence, than: Evidence) => boolean,
): Making[] {
  const byJob = Map.groupBy(counted, ({ edge: { job } }) => (job === null ? '' : jobKey(job)));
  return [...byJob.values()].flatMap((ofJob) => {
    const evidence = ofJob
      .map(({ spell }) => evidenceOf(spell))
      .reduce((best, one) => (isBetter(one, best) ? one : best));
    const edges = ofJob
      .filter(({ spell }) => isOneStatement(evidenceOf(spell), evidence))
      .map(({ edge }) => edge)
      .sort((a, b) => compareColumns(a.from, b.from));
    return edges.length === 0 ? [] : [makingOf(column, edges, evidence)];
  });
}

function isOneStatement(a: Evidence, b: Evidence): boolean {
  return a.digest === b.digest || (runOf(a) !== null && runOf(a) === runOf(b));
}

function makingOf(column: SchemaColumn, edges: readonly ColumnEdge[], evidence: Evidence): Making {
  const [first] = edges;
  const job = first?.job ?? null;
  return {
    column,
    job,
    sources: edges.map(({ from }) => from),
    isCopy: edges.length === 1 && first !== undefined && isCopying(first),
    way:
      edges.some(isDirect) && edges.every(saysHow)
        ? keyOf(job === null ? '' : jobKey(job), ...ways(edges))
        : null,
    evidence,
  };
}

function isCopying({ transformations }: ColumnEdge): boolean {
  return transformations.length > 0 && transformations.every(isIdentity);
}

function isIdentity({ type, subtype }: ColumnEdge['transformations'][number]): boolean {
  return type === 'DIRECT' && subtype === 'IDENTITY';
}

/** A sum and an average are both an aggregation: without a description it is not known that they differ. */
function saysHow(edge: ColumnEdge): boolean {
  if (!isDirect(edge)) return true;
  return (
    edge.transformations.length > 0 &&
    edge.transformations.every((one) => one.type === 'INDIRECT' || isIdentity(one) || !!one.description)
  );
}

function ways(edges: readonly ColumnEdge[]): readonly Key[] {
  return edges.map(({ from, transformations }) => {
    const told = transformations.map((one) => canonicalJson({ ...one } as Json)).sort(compareStrings);
    return keyOf(columnKey(from), ...told);
  });
}

/** @returns whether the one is later than the other, for {@link makingsOf} */
export function isLater(evidence: Evidence, than: Evidence): boolean {
  return compareEvidence(evidence, than) > 0;
}

/** @returns whether the one is earlier than the other, for {@link makingsOf} */
export function isEarlier(evidence: Evidence, than: Evidence): boolean {
  return compareEvidence(evidence, than) < 0;
}
