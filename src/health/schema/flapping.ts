/** Changes of a schema that undo each other, as where two jobs write it in turn, each in its own way. */
import type { SchemaVersion } from '../../model/catalog.ts';
import { keyOf, type Key } from '../../model/identity.ts';
import type { BreakingColumn, Finding } from '../finding.ts';

type Breaking = Extract<Finding, { kind: 'schema-breaking' }>;

/** A finding, and which version of the schema it is about. */
export interface VersionFinding {
  readonly index: number;
  readonly finding: Breaking;
}

/**
 * One finding for all that follow each other where each version between them is again as the one before the last was: from
 * the first to the end of the last, with the event of the last.
 * @param schemas all versions, oldest first
 * @param found oldest first
 */
export function withoutFlapping(
  schemas: readonly SchemaVersion[],
  found: readonly VersionFinding[],
): Breaking[] {
  const flips = flipsOf(schemas);
  const merged: VersionFinding[] = [];
  for (const one of found) {
    const last = merged.at(-1);
    const isFlap = last !== undefined && flips[last.index] === flips[one.index];
    if (isFlap) merged.splice(-1, 1, { index: one.index, finding: joined(last.finding, one.finding) });
    else merged.push(one);
  }
  return merged.map(({ finding }) => finding);
}

/** For each version, which series of versions that undo each other it belongs to: the number of the first that changed it. */
function flipsOf(schemas: readonly SchemaVersion[]): number[] {
  const shapes = schemas.map(shapeOf);
  const flips: number[] = [];
  for (const [index, shape] of shapes.entries()) {
    const isUndone = index > 1 && shape === shapes[index - 2];
    flips.push(isUndone ? (flips[index - 1] ?? index) : index);
  }
  return flips;
}

/** Columns and their types, as they come. */
function shapeOf({ columns }: SchemaVersion): Key {
  return keyOf(...columns.map(({ column, type }) => (type === null ? keyOf(column) : keyOf(column, type))));
}

function joined(first: Breaking, last: Breaking): Breaking {
  const columns = new Map<Key, BreakingColumn>();
  for (const column of [...first.columns, ...last.columns]) {
    columns.set(keyOf(column.what, column.column, column.detail ?? ''), column);
  }
  return {
    ...last,
    since: first.since,
    columns: [...columns.values()],
    count: first.count + last.count,
  };
}
