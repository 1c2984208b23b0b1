/** The columns of set operations. */
import { columnNamed } from './column-name.ts';
import { reportGap, type Environment } from './environment.ts';
import { NOTHING, together, UNRESOLVED, type Reading } from './reading.ts';
import type { OutputColumn, Relation } from './relation.ts';

export function byPosition(
  left: Relation,
  right: Relation,
  node: unknown,
  environment: Environment,
): OutputColumn[] {
  const counts = [left.columns.length, right.columns.length];
  if (left.open.length + right.open.length > 0) return byNameAlone(left, right, node, environment);
  if (counts[0] !== counts[1]) {
    const message = `the queries that UNION joins give ${counts.join(' and ')} columns`;
    reportGap(environment, 'construct', message, node);
    return left.columns.map(({ name }) => ({ name, reading: UNRESOLVED }));
  }
  return left.columns.map(({ name, reading }, index) => ({
    name,
    reading: together([reading, right.columns[index]?.reading ?? NOTHING]),
  }));
}

/**
 * With a star over unknown columns in either query, places tell nothing: columns that have the same name in both are
 * taken for the same, and what the others are made of besides is not known.
 */
function byNameAlone(
  left: Relation,
  right: Relation,
  node: unknown,
  environment: Environment,
): OutputColumn[] {
  const columns = left.columns.map(({ name, reading }) => {
    const other = name === null ? null : columnNamed(right.columns, name);
    return { name, reading: together([reading, other?.reading ?? UNRESOLVED]) };
  });
  if (columns.some(({ reading }) => reading.unresolved)) {
    const message =
      'which columns the queries of a UNION give is not known: a * in it is over unknown columns';
    reportGap(environment, 'column', message, node);
  }
  return columns;
}

export function byName(left: Relation, right: Relation): OutputColumn[] {
  const groups = Map.groupBy([...left.columns, ...right.columns], ({ name }) => name?.toLowerCase() ?? '');
  return [...groups.values()].map((columns) => ({
    name: columns[0]?.name ?? null,
    reading: together(columns.map(({ reading }) => reading)),
  }));
}

/** All that goes into a query's columns, as one: what EXCEPT and INTERSECT compare. */
export function allOf({ columns }: Relation): Reading {
  return together(columns.map(({ reading }) => reading));
}
