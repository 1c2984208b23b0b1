/** DuckDB over the files of the datasets. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { DatasetId, SchemaField } from '../../src/logger/index.ts';
import type { Context } from './pipeline.ts';
import { csvFile } from './storage.ts';

/** One thread: sums of floating-point numbers come out the same on each run. */
export async function withDatabase<T>(body: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  try {
    const connection = await instance.connect();
    try {
      return await body(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** Puts the dataset's file under the dataset's name, so that statements speak of datasets and not of files. */
export async function openDataset(
  connection: DuckDBConnection,
  context: Context,
  dataset: DatasetId,
  schema: readonly SchemaField[],
): Promise<void> {
  const columns = schema.map(({ name, type }) => `${literal(name)}: ${literal(type)}`).join(', ');
  const csv = `read_csv(${literal(csvFile(context, dataset))}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}})`;
  await createSchema(connection, dataset);
  await connection.run(`CREATE VIEW ${tableName(dataset)} AS FROM ${csv}`);
}

export async function createSchema(connection: DuckDBConnection, { namespace }: DatasetId): Promise<void> {
  await connection.run(`CREATE SCHEMA IF NOT EXISTS ${identifier(namespace)}`);
}

/** The columns of a table with their types, in order. */
export async function schemaOf(
  connection: DuckDBConnection,
  dataset: DatasetId,
): Promise<readonly SchemaField[]> {
  const columns = await connection.runAndReadAll(`DESCRIBE ${tableName(dataset)}`);
  return columns.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

/** The one row that a query gives. */
export async function rowOf(
  connection: DuckDBConnection,
  query: string,
): Promise<Readonly<Partial<Record<string, DuckDBValue>>>> {
  const [row = {}] = (await connection.runAndReadAll(query)).getRowObjects();
  return row;
}

export function tableName({ namespace, name }: DatasetId): string {
  return `${identifier(namespace)}.${identifier(name)}`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
