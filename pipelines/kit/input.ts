/** Reading what a run begins with. */
import type { DatasetId } from '../../src/logger/index.ts';
import { label } from './layer.ts';
import type { Context } from './pipeline.ts';
import { readTable, type StoredTable } from './storage.ts';

export interface Input {
  readonly dataset: DatasetId;
  readonly table: StoredTable;
}

/** Reads the datasets, and logs them. Where one cannot be read, the log says which, and what had been read by then. */
export function readInputs(
  context: Context,
  runId: string,
  datasets: readonly DatasetId[],
): readonly Input[] {
  const inputs: Input[] = [];
  for (const dataset of datasets)
    try {
      inputs.push({ dataset, table: readTable(context, dataset) });
    } catch (error) {
      if (inputs.length > 0) logInputs(context, runId, inputs);
      context.logger.logError(runId, error, {
        step: `reading ${label(dataset)}`,
        dataset,
        rowsRead: rowsOf(inputs),
        rowsWritten: 0,
      });
      throw error;
    }
  logInputs(context, runId, inputs);
  return inputs;
}

function logInputs({ logger }: Context, runId: string, inputs: readonly Input[]): void {
  logger.logIo(runId, {
    inputs: inputs.map(({ dataset, table }) => ({
      ...dataset,
      schema: table.schema,
      rowCount: table.rows.length,
    })),
  });
}

export function rowsOf(inputs: readonly Input[]): number {
  return inputs.reduce((sum, { table }) => sum + table.rows.length, 0);
}
