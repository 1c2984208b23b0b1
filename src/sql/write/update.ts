/** UPDATE: the columns that it sets; what decides whether it does decides their values. */
import { assigned, type Environment } from '../environment.ts';
import { readExpression } from '../expression.ts';
import { readFrom } from '../from.ts';
import { bodyOf, isNode, listAt, nameOf, nodeAt, tableParts, type Node } from '../node.ts';
import { distinct, NOTHING, together, type Reading } from '../reading.ts';
import { filterParts } from '../select.ts';
import { sourceNamed, type Scope } from '../scope.ts';
import type { Write, WrittenColumn } from './write.ts';

export function readUpdate(body: Node, around: Environment): Write[] {
  const table = nodeAt(body, 'table');
  if (table === null) return [];
  const environment = { ...around, depth: around.text.depthOf(body) };
  const { scope, rows } = tablesOf(body, table, environment);
  const filter = filterParts(nodeAt(body, 'where_clause')?.['this'], { environment, scope });
  const deciding: Reading = { ...NOTHING, parts: distinct([...rows, ...filter]) };
  const columns = listAt(body, 'set').flatMap((pair): WrittenColumn[] => {
    const [column, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const name = nameOf(column);
    if (name === null) return [];
    const reading = assigned(environment, value, readExpression(value, { environment, scope }));
    return [{ name: name.slice(name.lastIndexOf('.') + 1), reading: together([reading, deciding]) }];
  });
  const target = targetOf(table, scope, body);
  return [{ target, node: table, columns, open: [], rows: [], mode: 'add', temporary: false }];
}

function tablesOf(body: Node, table: Node, environment: Environment): ReturnType<typeof readFrom> {
  const from = nodeAt(body, 'from_clause');
  const updated = { table };
  const tables = [
    updated,
    ...(from === null ? [] : listAt(from, 'expressions')),
    ...listAt(body, 'extra_tables'),
  ];
  const joins = [...listAt(body, 'table_joins'), ...listAt(body, 'from_joins')];
  return readFrom({ expressions: withoutRepeat(tables, table) }, joins, environment, null);
}

/** T-SQL's `UPDATE x SET … FROM t AS x`: the updated table is named by its alias, and stands in the FROM. */
function withoutRepeat(tables: readonly unknown[], updated: Node): readonly unknown[] {
  const name = nameOf(updated['name'])?.toLowerCase();
  const isAliased = tables.slice(1).some((one) => {
    const table = bodyOf(one, 'table');
    return table !== null && nameOf(table['alias'])?.toLowerCase() === name;
  });
  return isAliased ? tables.slice(1) : tables;
}

function targetOf(table: Node, scope: Scope, body: Node): readonly string[] {
  const name = tableParts(table);
  const [alias, ...more] = name;
  if (alias === undefined || more.length > 0 || sourceNamed(scope, [alias]) === null) return name;
  const aliased = listAt(nodeAt(body, 'from_clause') ?? {}, 'expressions').find((one) => {
    const other = bodyOf(one, 'table');
    return other !== null && nameOf(other['alias'])?.toLowerCase() === alias.toLowerCase();
  });
  const other = isNode(aliased) ? bodyOf(aliased, 'table') : null;
  return other === null ? name : tableParts(other);
}
