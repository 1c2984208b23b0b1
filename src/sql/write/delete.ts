/** DELETE: no column is written; its condition decides which rows are left. */
import { filterParts } from '../condition.ts';
import type { Environment } from '../environment.ts';
import { readFrom } from '../from.ts';
import { listAt, nodeAt, tableParts, type Node } from '../node.ts';
import { distinct } from '../reading.ts';
import type { Write } from './write.ts';

export function readDelete(body: Node, around: Environment): Write[] {
  const table = nodeAt(body, 'table');
  if (table === null) return [];
  const environment = { ...around, depth: around.text.depthOf(body) };
  const using = listAt(body, 'using').map((one) => ({ table: one }));
  const tables = { expressions: [{ table: { ...table, alias: body['alias'] ?? table['alias'] } }, ...using] };
  const { scope, rows } = readFrom(tables, listAt(body, 'joins'), environment, null);
  const filter = filterParts(nodeAt(body, 'where_clause')?.['this'], { environment, scope });
  const target = tableParts(table);
  const [kept, open] = [distinct([...rows, ...filter]), []];
  const isAll = body['where_clause'] == null && tables.expressions.length === 1 && rows.length === 0;
  const mode = isAll ? 'empty' : 'add';
  return [{ target, node: table, columns: [], open, rows: kept, mode, temporary: false }];
}

/** TRUNCATE, as a DELETE of all rows. */
export function readTruncate(body: Node): Write[] {
  const table = nodeAt(body, 'table');
  const target = table === null ? [] : tableParts(table);
  if (target.length === 0) return [];
  return [{ target, node: table, columns: [], open: [], rows: [], mode: 'empty', temporary: false }];
}
