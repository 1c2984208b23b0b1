/** Pipelines that work row by row, in TypeScript. */
import type { ColumnMapping, DatasetId } from '../../src/logger/index.ts';
import type { Input } from './input.ts';
import { label } from './layer.ts';
import type { Context, Pipeline } from './pipeline.ts';
import type { Expectation } from './quality.ts';
import { runTable, type TableRun } from './run-table.ts';
import { step } from './step.ts';
import { writeTable, type Cell, type StoredTable } from './storage.ts';

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
  /** What is checked of the datasets that it reads and writes. */
  readonly expectations: readonly Expectation[];
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
  const { namespace, name, documentation, writes, expectations } = definition;
  const reads = Object.values(definition.reads).map(({ dataset }) => dataset);
  const run = { reads, writes, expectations, work: workOf(definition) };
  return {
    namespace,
    name,
    inputs: reads,
    outputs: [writes],
    run: (context) =>
      context.logger.withRun(namespace, name, (runId) => runTable(run, context, runId), { documentation }),
  };
}

function workOf<R extends Readings>({ reads, writes, build }: RowPipeline<R>): TableRun['work'] {
  return async (inputs, context, runId) => {
    const tables = await demandAll(reads, inputs, context, runId);
    return step(
      context.logger,
      runId,
      { step: `computing ${label(writes)}`, dataset: writes, rowsWritten: 0 },
      () => {
        const { columns, rows, lineage } = build(tables);
        const schema = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
        writeTable(context, writes, schema, rows);
        return { schema, rowCount: rows.length, lineage };
      },
    );
  };
}

async function demandAll<R extends Readings>(
  reads: R,
  inputs: readonly Input[],
  { logger }: Context,
  runId: string,
): Promise<InputTables<R>> {
  const tables: [string, InputTable<string>][] = [];
  for (const [index, [key, { columns }]] of Object.entries(reads).entries()) {
    const input = inputs[index];
    if (input === undefined) throw new Error(`The pipeline did not read its input ${key}.`);
    const { dataset, table } = input;
    const context = { step: `looking for the columns of ${label(dataset)}`, dataset, rowsWritten: 0 };
    tables.push([key, await step(logger, runId, context, () => demand(dataset, columns, table))]);
  }
  return Object.fromEntries(tables) as InputTables<R>;
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
      `${label(dataset)} has no column ${missing.join(', ')}; its columns are ${present.join(', ')}`,
    );
  return { columns: present, rows: rows as InputTable<string>['rows'] };
}
