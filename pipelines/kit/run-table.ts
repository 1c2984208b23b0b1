/** A run that reads datasets and writes one, whatever does the work in between. */
import type { ColumnMapping, DatasetId, SchemaField } from '../../src/logger/index.ts';
import { readInputs, rowsOf, type Input } from './input.ts';
import { label } from './layer.ts';
import type { Context, Counts } from './pipeline.ts';
import { logMeasurements, type Expectation } from './quality.ts';
import { step } from './step.ts';
import { clear } from './storage.ts';

export interface TableRun {
  readonly reads: readonly DatasetId[];
  readonly writes: DatasetId;
  readonly expectations: readonly Expectation[];
  /** Makes the rows, and writes them. */
  readonly work: (inputs: readonly Input[], context: Context, runId: string) => Promise<Written>;
}

export interface Written {
  readonly schema: readonly SchemaField[];
  readonly rowCount: number;
  /** None where it is to be derived from the job's SQL. */
  readonly lineage: readonly ColumnMapping[];
}

/** Reads, works, and measures what was written and what is expected of the inputs; logs each as it is done. */
export async function runTable(run: TableRun, context: Context, runId: string): Promise<Counts> {
  const { reads, writes, work } = run;
  const { logger } = context;
  clear(context, writes);
  const inputs = readInputs(context, runId, reads);
  const { schema, rowCount, lineage } = await work(inputs, context, runId);
  logger.logIo(runId, { outputs: [{ ...writes, schema, rowCount }] });
  await measure(run, context, runId, inputs, schema);
  logger.logColumnLineage(runId, lineage);
  return { rowsIn: rowsOf(inputs), rowsOut: rowCount };
}

/** What fails its checks is taken back: nobody is to read it. */
async function measure(
  { writes, expectations }: TableRun,
  context: Context,
  runId: string,
  inputs: readonly Input[],
  schema: readonly SchemaField[],
): Promise<void> {
  const measured = [
    { dataset: writes, schema },
    ...inputs.map(({ dataset, table }) => ({ dataset, schema: table.schema })),
  ]
    .map((one) => ({ ...one, checks: checksOf(one.dataset, expectations) }))
    .filter(({ dataset, checks }) => dataset === writes || checks.length > 0);
  try {
    await step(context.logger, runId, { step: `checking ${label(writes)}`, dataset: writes }, () =>
      logMeasurements(context, runId, measured),
    );
  } catch (error) {
    clear(context, writes);
    throw error;
  }
}

function checksOf(dataset: DatasetId, expectations: readonly Expectation[]) {
  return expectations.filter((one) => label(one.dataset) === label(dataset)).flatMap(({ checks }) => checks);
}
