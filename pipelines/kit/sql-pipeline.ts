/**
 * Pipelines whose work is one SQL statement, run by DuckDB: `CREATE TABLE <namespace>.<name> AS SELECT …`. They log
 * the statement, and no column lineage: that is derived from it.
 */
import { readFileSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { DatasetId, SchemaField } from '../../src/logger/index.ts';
import type { Context, Counts, Pipeline } from './pipeline.ts';
import { clear, csvFile, readTable, writeSchema, type StoredTable } from './storage.ts';

interface SqlPipeline {
  readonly namespace: string;
  readonly name: string;
  /** Markdown. */
  readonly documentation: string;
  readonly reads: readonly DatasetId[];
  readonly writes: DatasetId;
  /** The file that holds the statement. */
  readonly sql: URL;
}

export function sqlPipeline(definition: SqlPipeline): Pipeline {
  const { namespace, name, documentation, reads, writes } = definition;
  return {
    namespace,
    name,
    inputs: reads,
    outputs: [writes],
    run: (context) => {
      const query = readFileSync(definition.sql, 'utf8').trim();
      return context.logger.withRun(namespace, name, (runId) => runSql(definition, query, context, runId), {
        documentation,
        sql: { query, dialect: 'duckdb' },
      });
    },
  };
}

async function runSql(
  definition: SqlPipeline,
  query: string,
  context: Context,
  runId: string,
): Promise<Counts> {
  const { reads, writes } = definition;
  const { logger } = context;
  clear(context, writes);
  const stored = reads.map((dataset) => ({ dataset, table: readTable(context, dataset) }));
  const inputs = stored.map(({ dataset, table }) => ({
    ...dataset,
    schema: table.schema,
    rowCount: table.rows.length,
  }));
  logger.logIo(runId, { inputs });

  const { schema, rowCount } = await withDatabase(async (connection) => {
    for (const { dataset, table } of stored) await connection.run(viewOf(context, dataset, table));
    await connection.run(`CREATE SCHEMA IF NOT EXISTS ${identifier(writes.namespace)}`);
    await connection.run(query);
    await connection.run(
      `COPY ${tableName(writes)} TO ${literal(csvFile(context, writes))} (FORMAT csv, HEADER)`,
    );
    return describe(connection, writes);
  });
  writeSchema(context, writes, schema);

  logger.logIo(runId, { outputs: [{ ...writes, schema, rowCount }] });
  return { rowsIn: inputs.reduce((sum, input) => sum + input.rowCount, 0), rowsOut: rowCount };
}

/** One thread: sums of floating-point numbers come out the same on each run. */
async function withDatabase<T>(body: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
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

/** The dataset's file under the dataset's name, so that the statement speaks of datasets and not of files. */
function viewOf(context: Context, dataset: DatasetId, { schema }: StoredTable): string {
  const columns = schema.map(({ name, type }) => `${literal(name)}: ${literal(type)}`).join(', ');
  const csv = `read_csv(${literal(csvFile(context, dataset))}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}})`;
  return `CREATE SCHEMA IF NOT EXISTS ${identifier(dataset.namespace)}; CREATE VIEW ${tableName(dataset)} AS FROM ${csv}`;
}

async function describe(
  connection: DuckDBConnection,
  id: DatasetId,
): Promise<{ readonly schema: readonly SchemaField[]; readonly rowCount: number }> {
  const columns = await connection.runAndReadAll(`DESCRIBE ${tableName(id)}`);
  const count = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${tableName(id)}`);
  return {
    schema: columns.getRows().map(([name, type]) => ({ name: String(name), type: String(type) })),
    rowCount: Number(count.getRows()[0]?.[0]),
  };
}

function tableName({ namespace, name }: DatasetId): string {
  return `${identifier(namespace)}.${identifier(name)}`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
