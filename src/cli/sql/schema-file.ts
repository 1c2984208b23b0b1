/**
 * The file that says which columns tables have: SQL (`CREATE TABLE orders (id INTEGER, …)`, as databases dump it), or
 * YAML or JSON: `orders: [id, total]`, or `orders: { id: INTEGER, total: DECIMAL }`.
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { InputError } from '../../model/input-error.ts';
import { declaredTables, type DeclaredTable } from '../../sql/declared-table.ts';
import type { SqlDialect } from '../../sql/dialect.ts';

const columns = z.union([
  z.array(z.string().min(1)),
  z.record(z.string(), z.union([z.string(), z.null()])).transform((types) => Object.keys(types)),
]);
const schema = z.record(z.string(), columns);

/** @throws InputError where the file cannot be read, or is of another shape. */
export async function readSchemaFile(path: string, dialect: SqlDialect): Promise<readonly DeclaredTable[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new InputError(`The schema file ${path} cannot be read`, 'See whether its path is right.');
  });
  return extname(path).toLowerCase() === '.sql' ? fromSql(path, text, dialect) : fromYaml(path, text);
}

function fromSql(path: string, text: string, dialect: SqlDialect): readonly DeclaredTable[] {
  const { tables, faults } = declaredTables(text, dialect);
  const [fault] = faults;
  if (fault === undefined && tables.length === 0) {
    throw new InputError(`The schema file ${path} has no CREATE TABLE with columns`, SHAPE);
  }
  if (fault === undefined) return tables;
  const { line, column } = fault.span;
  throw new InputError(
    `The schema file ${path}:${line}:${column} cannot be read as ${dialect}: ${fault.message}`,
    'Say which dialect it is in with --dialect, or write the tables as YAML: orders: [id, total].',
  );
}

const SHAPE = 'Write each table with its columns: orders: [id, total].';

function fromYaml(path: string, text: string): readonly DeclaredTable[] {
  const parsed = schema.safeParse(parseYaml(path, text));
  if (parsed.success) {
    return Object.entries(parsed.data).map(([name, columns]) => ({ name: name.split('.'), columns }));
  }
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new InputError(`The schema file ${path} is no list of tables${where}`, SHAPE);
}

function parseYaml(path: string, text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new InputError(`The schema file ${path} is no YAML: ${reason}`, SHAPE);
  }
}
