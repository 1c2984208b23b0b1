/** Tables that a script declares with their columns: `CREATE TABLE orders (id INTEGER, …)`. */
import type { SqlDialect } from './dialect.ts';
import { listAt, namesIn, nodeAt, tableParts } from './node.ts';
import { parseSql, type SyntaxFault } from './parse.ts';

export interface DeclaredTable {
  /** The parts of its name. */
  readonly name: readonly string[];
  /** In order. */
  readonly columns: readonly string[];
}

export interface DeclaredTables {
  readonly tables: readonly DeclaredTable[];
  readonly faults: readonly SyntaxFault[];
}

export function declaredTables(sql: string, dialect: SqlDialect): DeclaredTables {
  const { statements, faults } = parseSql(sql, dialect);
  const tables = statements.flatMap(({ type, body }) => {
    const table = type === 'create_table' ? nodeAt(body, 'name') : null;
    const columns = namesIn(listAt(body, 'columns'));
    return table === null || columns.length === 0 ? [] : [{ name: tableParts(table), columns }];
  });
  return { tables, faults };
}
