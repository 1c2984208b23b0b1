/** Tables by their names. */
import { reportGap, tableKey, type Environment } from './environment.ts';
import { asDirect } from './reading.ts';
import { EMPTY, UNKNOWN, type Relation } from './relation.ts';
import { resolve } from './resolve.ts';
import { sourceNamed, type Scope } from './scope.ts';

/** BigQuery's `FROM orders AS o, o.items`: the elements of a column of a table before it. */
export function fieldNamed(
  path: readonly string[],
  { dialect }: Environment,
  before: Scope,
): Relation | null {
  const [table = '', ...column] = path;
  if (dialect !== 'bigquery' || column.length === 0 || sourceNamed(before, [table]) === null) return null;
  const resolution = resolve({ ...before, outer: null }, path);
  if (resolution.kind !== 'resolved') return null;
  return { ...EMPTY, other: asDirect(resolution.reading, 'TRANSFORMATION') };
}

/** What a name in a FROM clause stands for: a query of that name, or a table. */
export function relationNamed(name: readonly string[], node: unknown, environment: Environment): Relation {
  if (name.length === 0) {
    reportGap(environment, 'table', 'the name of a table is empty', node);
    return UNKNOWN;
  }
  const query = environment.named.get(tableKey(name));
  if (query !== undefined) return query();
  const found = environment.tables.find(name, 'read');
  if (isDual(name) && (found.kind !== 'known' || found.columns === null)) return EMPTY;
  if (found.kind === 'known') return environment.relationOf(found);
  const shown = name.join('.');
  const message =
    found.kind === 'ambiguous'
      ? `${shown} may be any of ${found.candidates.map((id) => `${id.namespace} ${id.name}`).join(', ')}`
      : `no event names the table ${shown}`;
  reportGap(environment, 'table', message, node);
  return UNKNOWN;
}

/** The table of one row that stands where Oracle and its like want a FROM. */
function isDual(name: readonly string[]): boolean {
  return name.length === 1 && name[0]?.toLowerCase() === 'dual';
}
