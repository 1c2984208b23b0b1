/** UPDATE: the columns that it sets; what decides whether it does decides their values. */
import { filterParts } from '../condition.ts';
import { assigned, tableKey, type Environment } from '../environment.ts';
import { readExpression } from '../expression.ts';
import { readFrom } from '../from.ts';
import { bodyOf, isNode, listAt, nameOf, nodeAt, tableParts, type Node } from '../node.ts';
import { distinct, NOTHING, together, type Reading } from '../reading.ts';
import { sourceNamed, type Scope } from '../scope.ts';
import type { Write, WrittenColumn } from './write.ts';

export function readUpdate(body: Node, around: Environment): Write[] {
  const table = nodeAt(body, 'table');
  if (table === null) return [];
  const environment = { ...around, depth: around.text.depthOf(body) };
  const { scope, rows } = tablesOf(body, table, environment);
  const filter = filterParts(nodeAt(body, 'where_clause')?.['this'], { environment, scope });
  const deciding: Reading = { ...NOTHING, parts: distinct([...rows, ...filter]) };
  const own = targetOf(table, scope, body);
  const assignments = listAt(body, 'set').flatMap((pair) => {
    const [column, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const path = nameOf(column)?.split('.') ?? [];
    const name = path.at(-1);
    if (name === undefined) return [];
    const reading = assigned(environment, value, readExpression(value, { environment, scope }));
    const target = path.length === 1 ? own : (tableCalled(path.slice(0, -1), body) ?? own);
    return [{ target, column: { name, reading: together([reading, deciding]) } }];
  });
  const groups = Map.groupBy(assignments, ({ target }) => tableKey(target));
  return [...groups.values()].map((group): Write => {
    const columns = group.map(({ column }): WrittenColumn => column);
    const target = group[0]?.target ?? own;
    return { target, node: table, columns, open: [], rows: [], mode: 'add', temporary: false };
  });
}

/** MySQL updates whichever of the joined tables a column is of: `UPDATE a JOIN b … SET b.x = a.y`. */
function tableCalled(qualifier: readonly string[], body: Node): readonly string[] | null {
  const called = tableKey(qualifier);
  const table = tablesIn(body).find((one) => {
    const alias = nameOf(one['alias']);
    return called === tableKey(alias === null ? tableParts(one).slice(-qualifier.length) : [alias]);
  });
  return table === undefined ? null : tableParts(table);
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
  // T-SQL's `UPDATE x SET … FROM t AS x`: the updated table is named by its alias, and stands in the FROM.
  const alias = nameOf(table['name']) ?? '';
  const repeats = tablesIn(body).some((one) => isAliased(one, alias));
  return readFrom({ expressions: repeats ? tables.slice(1) : tables }, joins, environment, null);
}

function targetOf(table: Node, scope: Scope, body: Node): readonly string[] {
  const name = tableParts(table);
  const [alias, ...more] = name;
  if (alias === undefined || more.length > 0 || sourceNamed(scope, [alias]) === null) return name;
  const other = tablesIn(body).find((one) => isAliased(one, alias));
  return other === undefined ? name : tableParts(other);
}

/** The tables of the FROM and its joins. */
function tablesIn(body: Node): readonly Node[] {
  const joined = [...listAt(body, 'table_joins'), ...listAt(body, 'from_joins')];
  const items = [
    ...listAt(nodeAt(body, 'from_clause') ?? {}, 'expressions'),
    ...listAt(body, 'extra_tables'),
    ...joined.map((join) => (isNode(join) ? join['this'] : null)),
  ];
  return items.flatMap((one): Node[] => {
    const table = bodyOf(one, 'table') ?? (isNode(one) && 'catalog' in one ? one : null);
    return table === null ? [] : [table];
  });
}

function isAliased(table: Node, alias: string): boolean {
  return nameOf(table['alias'])?.toLowerCase() === alias.toLowerCase();
}
