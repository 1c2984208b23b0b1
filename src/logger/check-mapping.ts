/** Holds a mapping against what the run has said that it read and wrote. */
import { datasetKey, type ColumnId, type DatasetId } from '../model/identity.ts';
import type { ColumnMapping } from './column-lineage.ts';
import { transformationOf } from './column-lineage.ts';
import { describeDataset, type LoggedDatasets } from './dataset.ts';
import { LineageError } from './error.ts';
import type { Run } from './run.ts';

/** @throws LineageError where the mapping names a dataset or a column that the run did not log. */
export function checkMapping(run: Run, mapping: ColumnMapping): void {
  const { downstream, upstream } = mapping;
  checkKnown(downstream, run.outputs, 'downstream', 'outputs');
  if (downstream.column !== undefined)
    checkColumn({ ...downstream, column: downstream.column }, run.outputs, 'downstream');
  if (upstream.length === 0)
    throw new LineageError(
      `A mapping to ${describeDataset(downstream)} has no upstream columns. Name at least one, or leave the mapping out.`,
    );
  for (const column of upstream) {
    checkKnown(column, run.inputs, 'upstream', 'inputs');
    checkColumn(column, run.inputs, 'upstream');
  }
  transformationOf(mapping);
}

function checkKnown(id: DatasetId, known: LoggedDatasets, side: string, list: string): void {
  if (known.has(datasetKey(id))) return;
  const names = Array.from(known.values(), describeDataset).join(', ');
  throw new LineageError(
    `A mapping's ${side} dataset ${describeDataset(id)} is not among the run's ${list} (${names || 'none so far'}). Log it with logIo first.`,
  );
}

function checkColumn(id: ColumnId, known: LoggedDatasets, side: string): void {
  const schema = known.get(datasetKey(id))?.schema;
  if (schema === undefined) return;
  if (schema.some(({ name }) => name === id.column)) return;
  const names = schema.map(({ name }) => name).join(', ');
  throw new LineageError(
    `A mapping's ${side} column "${id.column}" is not in the logged schema of ${describeDataset(id)} (${names}). Correct the name, or log the schema that has it.`,
  );
}
