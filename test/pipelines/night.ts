/** Runs pipelines in folders of their own, and reads what they left. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '../../src/logger/index.ts';
import { PIPELINES, runPipelines, type Context, type Outcome, type Pipeline } from '../../pipelines/index.ts';
import { readCsv, readRuns } from '../logger/folder.ts';

export const RAW = join(import.meta.dirname, '..', '..', 'pipelines', 'data', 'raw');

export interface Night {
  readonly context: Context;
  readonly outcomes: readonly Outcome[];
  /** The rows of a raw extract. */
  readonly raw: (name: string) => ReturnType<typeof readCsv>;
  /** The rows of a dataset that was written: `table('mart', 'revenue_daily')`. */
  readonly table: (namespace: string, name: string) => ReturnType<typeof readCsv>;
  readonly runs: () => ReturnType<typeof readRuns>;
}

/** A copy of the raw extracts in `folder`, and places beside it for what is written. */
export function prepare(folder: string): { readonly context: Context; readonly lineage: string } {
  const raw = join(folder, 'raw');
  const lineage = join(folder, 'lineage');
  mkdirSync(folder, { recursive: true });
  cpSync(RAW, raw, { recursive: true });
  const context = { raw, processed: join(folder, 'processed'), logger: createLogger({ directory: lineage }) };
  return { context, lineage };
}

/** Runs pipelines on the raw extracts, after `spoil` has done to them what it wants. */
export async function runNight(
  folder: string,
  spoil: (raw: string) => void = () => undefined,
  pipelines: readonly Pipeline[] = PIPELINES,
): Promise<Night> {
  const { context, lineage } = prepare(folder);
  spoil(context.raw);
  return {
    context,
    outcomes: await runPipelines(pipelines, context),
    raw: (name) => readCsv(join(context.raw, `${name}.csv`)),
    table: (namespace, name) => readCsv(join(context.processed, namespace, `${name}.csv`)),
    runs: () => readRuns(lineage),
  };
}
