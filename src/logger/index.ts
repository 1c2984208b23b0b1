/**
 * The lineage logger for any script: `startRun`, `logIo`, `logColumnLineage`, `logQuality`, `logError`, `endRun`, or
 * `withRun` around it all. These write to the folder that HEADWATER_LINEAGE_DIR names, else to `lineage/` of the working folder;
 * `createLogger` makes one that writes elsewhere.
 */
import { createLogger } from './logger.ts';

export const { startRun, logIo, logColumnLineage, logQuality, logError, endRun, withRun } = createLogger({
  directory: process.env['HEADWATER_LINEAGE_DIR'] ?? 'lineage',
});

export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { LineageError } from './error.ts';
export type { ErrorContext } from './error-context.ts';
export type { ColumnId, DatasetId, JobId } from '../model/identity.ts';
export type { ColumnMapping, Downstream } from './column-lineage.ts';
export type { LoggedDataset, SchemaField } from './dataset.ts';
export type { JobDescription } from './facet.ts';
export type { Assertion, ColumnMeasurement, Measurement } from './quality.ts';
export type { RandomBytes } from './run-id.ts';
export type { RunIo } from './run.ts';
export type { Transformation } from './transformation.ts';
