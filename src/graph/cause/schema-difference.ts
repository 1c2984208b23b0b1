/** What the columns of a dataset became between two runs of a job that reads it. */
import type { Dataset, Run, SchemaColumn, SchemaVersion } from '../../model/catalog.ts';
import { runOf, type Evidence } from '../../model/event.ts';
import { beganAt } from '../run-history.ts';
import { differenceBetween } from '../schema-change/difference.ts';

/** By name and type alone: another description or order makes no data wrong. */
export interface SchemaDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly retyped: readonly {
    readonly column: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

export interface SchemaChange {
  readonly difference: SchemaDifference;
  /** The event that brought the last of the changes. */
  readonly evidence: Evidence;
}

/**
 * What the run met that the run before it had not: changes that are stated after that one began, by others than it,
 * and by the time at which the run began, or by the run itself. Null where they come to nothing.
 * @param before null where there is none: then all changes count
 */
export function changeMetBy(dataset: Dataset, run: Run, before: Run | null): SchemaChange | null {
  const isNew = ({ span: { first } }: SchemaVersion): boolean =>
    before === null || (first.time > beganAt(before) && runOf(first) !== before.id);
  const isMet = ({ span: { first } }: SchemaVersion): boolean =>
    first.time <= beganAt(run) || runOf(first) === run.id;
  const met = dataset.schemas.filter(isMet);
  const present = met.at(-1);
  const former = before === null ? met[0] : met.findLast((version) => !isNew(version));
  if (present === undefined || former === undefined || present === former) return null;
  const difference = compare(former.columns, present.columns);
  const { added, removed, retyped } = difference;
  return added.length + removed.length + retyped.length === 0
    ? null
    : { difference, evidence: present.span.first };
}

function compare(former: readonly SchemaColumn[], present: readonly SchemaColumn[]): SchemaDifference {
  const { added, removed, retyped } = differenceBetween(former, present);
  return { added: added.map(({ column }) => column), removed: removed.map(({ column }) => column), retyped };
}
