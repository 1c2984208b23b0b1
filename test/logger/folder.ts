/** A folder of its own for each test, gone when the test is over. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import type { RunEvent } from '../../src/logger/event.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** The runs in a lineage folder, oldest first, each with its events. */
export function readRuns(directory: string): readonly (readonly RunEvent[])[] {
  const folder = join(directory, 'events');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly RunEvent[]);
}

export function readCsv(file: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(file, 'utf8'), { columns: true });
}
