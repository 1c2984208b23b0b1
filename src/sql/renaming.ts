/** Names given to columns by their places: `AS t (a, b)`, `WITH t (a, b)`, `CREATE VIEW t (a, b)`. */
import { reportGap, type Environment } from './environment.ts';
import { renamed, type Relation } from './relation.ts';

/**
 * The relation under other names of its columns. Where a star over unknown columns is in it, what has the names is
 * not known, and reported.
 *
 * @param node the tree in which the names stand
 */
export function renaming(
  relation: Relation,
  names: readonly string[],
  node: unknown,
  environment: Environment,
): Relation {
  if (names.length > 0 && relation.open.some(({ known }) => known)) {
    const message = `which columns the names ${names.join(', ')} are for is not known: no schema says which its tables have`;
    reportGap(environment, 'table', message, node);
  }
  return renamed(relation, names);
}
