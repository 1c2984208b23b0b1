/**
 * Pipelines whose work is one SQL statement, run by DuckDB: `CREATE TABLE <namespace>.<name> AS SELECT …`. They log
 * the statement, and no column lineage: that is derived from it.
 */
import { readFileSync } from 'node:fs';
import type { DatasetId } from '../../src/logger/index.ts';
import { createSchema, literal, openDataset, rowOf, schemaOf, tableName, withDatabase } from './database.ts';
import type { Input } from './input.ts';
import { label } from './layer.ts';
import type { Context, Pipeline } from './pipeline.ts';
import type { Expectation } from './quality.ts';
import { runTable, type Written } from './run-table.ts';
import { step } from './step.ts';
import { csvFile, writeSchema } from './storage.ts';

interface SqlPipeline {
  readonly namespace: string;
  readonly name: string;
  /** Markdown. */
  readonly documentation: string;
  readonly reads: readonly DatasetId[];
  readonly writes: DatasetId;
  /** The file that holds the statement. */
  readonly sql: URL;
  /** What is checked of the datasets that it reads and writes. */
  readonly expectations: readonly Expectation[];
}

export function sqlPipeline(definition: SqlPipeline): Pipeline {
  const { namespace, name, documentation, reads, writes, expectations } = definition;
  return {
    namespace,
    name,
    inputs: reads,
    outputs: [writes],
    run: (context) => {
      const query = readFileSync(definition.sql, 'utf8').trim();
      const run = { reads, writes, expectations, work: workOf(writes, query) };
      return context.logger.withRun(namespace, name, (runId) => runTable(run, context, runId), {
        documentation,
        sql: { query, dialect: 'duckdb' },
      });
    },
  };
}

function workOf(writes: DatasetId, query: string) {
  return (inputs: readonly Input[], context: Context, runId: string): Promise<Written> =>
    step(context.logger, runId, { step: `computing ${label(writes)}`, dataset: writes, rowsWritten: 0 }, () =>
      writeResult(writes, query, inputs, context),
    );
}

async function writeResult(
  writes: DatasetId,
  query: string,
  inputs: readonly Input[],
  context: Context,
): Promise<Written> {
  const written = await withDatabase(async (connection) => {
    for (const { dataset, table } of inputs) await openDataset(connection, context, dataset, table.schema);
    await createSchema(connection, writes);
    await connection.run(query);
    await connection.run(
      `COPY ${tableName(writes)} TO ${literal(csvFile(context, writes))} (FORMAT csv, HEADER)`,
    );
    const { count } = await rowOf(connection, `SELECT count(*) AS count FROM ${tableName(writes)}`);
    return { schema: await schemaOf(connection, writes), rowCount: Number(count) };
  });
  writeSchema(context, writes, written.schema);
  return { ...written, lineage: [] };
}
