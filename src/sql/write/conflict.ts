/** INSERT … ON CONFLICT DO UPDATE, and ON DUPLICATE KEY UPDATE. */
import { filterParts } from '../condition.ts';
import { assigned, tableKey, type Environment } from '../environment.ts';
import { readExpression } from '../expression.ts';
import { bodyOf, isNode, listAt, nameOf, textAt, type Node } from '../node.ts';
import { pathOf } from '../path.ts';
import { NOTHING, together } from '../reading.ts';
import { EMPTY, type Relation } from '../relation.ts';
import { NO_SCOPE, type Scope } from '../scope.ts';
import type { WrittenColumn } from './write.ts';

/** `ON CONFLICT … DO UPDATE SET b = excluded.b`: `excluded` is the row that was to be inserted. */
export function onConflict(
  body: Node,
  target: readonly string[],
  columns: readonly WrittenColumn[],
  environment: Environment,
): WrittenColumn[] {
  const conflict = bodyOf(body['on_conflict'], 'on_conflict') ?? {};
  const action = bodyOf(conflict['action'], 'tuple') ?? conflict;
  const place = { environment, scope: conflictScope(body, target, columns, environment) };
  const filter = { ...NOTHING, parts: filterParts(conflict['where_'], place) };
  return listAt(action, 'expressions').flatMap((assignment) => {
    const eq = bodyOf(assignment, 'eq');
    const name = eq === null ? null : (pathOf(eq['left'])?.at(-1) ?? nameOf(eq['left']));
    if (eq === null || name === null) return [];
    const reading = readExpression(withInserted(eq['right']), place);
    return [{ name, reading: together([assigned(environment, eq['right'], reading), filter]) }];
  });
}

const INSERTED = 'excluded';

/** The table as it is, and the row that was to be inserted; each may have an alias. */
function conflictScope(
  body: Node,
  target: readonly string[],
  columns: readonly WrittenColumn[],
  environment: Environment,
): Scope {
  const found = environment.tables.find(target, 'write');
  const made = environment.named.get(tableKey(target))?.();
  const own = made ?? (found.kind === 'known' ? environment.relationOf(found) : EMPTY);
  const [alias, inserted] = [nameOf(body['alias']), nameOf(body['source_alias'])];
  const row: Relation = { ...EMPTY, columns };
  return {
    ...NO_SCOPE,
    sources: [
      { name: alias === null ? target : [alias], relation: own, visible: true },
      { name: [INSERTED], relation: row, visible: false },
      ...(inserted === null ? [] : [{ name: [inserted], relation: row, visible: false }]),
    ],
  };
}

/** MySQL's `VALUES(b)` in an assignment is what other dialects write as `excluded.b`. */
function withInserted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInserted);
  if (!isNode(value)) return value;
  const call = bodyOf(value, 'function');
  const [column] =
    call !== null && textAt(call, 'name')?.toUpperCase() === 'VALUES' ? listAt(call, 'args') : [];
  const own = bodyOf(column, 'column');
  if (own !== null) return { column: { ...own, table: { name: INSERTED } } };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withInserted(member)]));
}
