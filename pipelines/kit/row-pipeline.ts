/** Pipelines that work row by row, in TypeScript. */
import type { ColumnMapping, DatasetId } from '../../src/logger/index.ts';
import type { Context, Counts, Pipeline } from './pipeline.ts';
import { clear, readTable, writeTable, type Cell, type StoredTable } from './storage.ts';

/** A dataset, and the columns that the pipeline cannot do without. */
interface Reading<C extends string> {
  readonly dataset: DatasetId;
  readonly columns: readonly C[];
}

/** A row with the columns asked for, and any others that the dataset has by now. */
export type InputRow<C extends string> = Readonly<Record<C, string>> &
  Readonly<Partial<Record<string, string>>>;

interface InputTable<C extends string> {
  /** Every column that the dataset has, whether asked for or not. */
  readonly columns: readonly string[];
  readonly rows: readonly InputRow<C>[];
}

type Readings = Readonly<Record<string, Reading<string>>>;

type InputTables<R extends Readings> = {
  readonly [K in keyof R]: R[K] extends Reading<infer C> ? InputTable<C> : never;
};

/** What a pipeline made: its columns with their types, its rows, and where the columns came from. */
interface Result {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly lineage: readonly ColumnMapping[];
}

interface RowPipeline<R extends Readings> {
  readonly namespace: string;
  readonly name: string;
  /** Markdown. */
  readonly documentation: string;
  readonly reads: R;
  readonly writes: DatasetId;
  readonly build: (tables: InputTables<R>) => Result;
}

export function reading<const C extends string>(dataset: DatasetId, ...columns: readonly C[]): Reading<C> {
  return { dataset, columns };
}

/** A result whose rows have exactly its columns. */
export function result<K extends string>(
  columns: Readonly<Record<K, string>>,
  rows: readonly Readonly<Record<NoInfer<K>, Cell>>[],
  lineage: readonly ColumnMapping[],
): Result {
  return { columns, rows, lineage };
}

export function rowPipeline<const R extends Readings>(definition: RowPipeline<R>): Pipeline {
  const { namespace, name, documentation, reads, writes } = definition;
  return {
    namespace,
    name,
    inputs: Object.values(reads).map(({ dataset }) => dataset),
    outputs: [writes],
    run: (context) =>
      context.logger.withRun(namespace, name, (runId) => runRows(definition, context, runId), {
        documentation,
      }),
  };
}

function runRows<R extends Readings>(
  { reads, writes, build }: RowPipeline<R>,
  context: Context,
  runId: string,
): Counts {
  const { logger } = context;
  clear(context, writes);
  const stored = Object.entries(reads).map(([key, one]) => ({
    key,
    ...one,
    table: readTable(context, one.dataset),
  }));
  const inputs = stored.map(({ dataset, table }) => ({
    ...dataset,
    schema: table.schema,
    rowCount: table.rows.length,
  }));
  logger.logIo(runId, { inputs });

  const tables = Object.fromEntries(
    stored.map(({ key, dataset, columns, table }) => [key, demand(dataset, columns, table)]),
  );
  const { columns, rows, lineage } = build(tables as InputTables<R>);
  const schema = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
  writeTable(context, writes, schema, rows);

  logger.logIo(runId, { outputs: [{ ...writes, schema, rowCount: rows.length }] });
  logger.logColumnLineage(runId, lineage);
  return { rowsIn: inputs.reduce((sum, { rowCount }) => sum + rowCount, 0), rowsOut: rows.length };
}

/** @throws Error where the dataset lacks a column. */
function demand(
  dataset: DatasetId,
  columns: readonly string[],
  { schema, rows }: StoredTable,
): InputTable<string> {
  const present = schema.map(({ name }) => name);
  const missing = columns.filter((column) => !present.includes(column));
  if (missing.length > 0)
    throw new Error(
      `${dataset.namespace}.${dataset.name} has no column ${missing.join(', ')}; its columns are ${present.join(', ')}`,
    );
  return { columns: present, rows: rows as InputTable<string>['rows'] };
}
