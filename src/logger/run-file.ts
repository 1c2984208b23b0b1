/** Writing files so that no reader, and no killed process, ever sees half of one. */
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RunEvent } from './event.ts';

/** Where a run's events are kept: a JSON array, in the order that they happened. */
export function runFile(directory: string, runId: string): string {
  return join(directory, 'events', `${runId}.json`);
}

/** Replaces the run's file whole: its readers find the events of before or those of now. */
export function writeRunFile(directory: string, runId: string, events: readonly RunEvent[]): void {
  const file = runFile(directory, runId);
  const temporary = writeBeside(file, `${JSON.stringify(events, null, 2)}\n`);
  renameSync(temporary, file);
}

/** Makes `file` with `text`, or leaves it as it is where it exists, whichever process came first. */
export function createOnce(file: string, text: string): void {
  const temporary = writeBeside(file, text);
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(temporary);
  }
}

/** Writes a file of another name in the same folder, since a rename is only atomic within one file system. */
function writeBeside(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  writeFileSync(temporary, text, { flush: true });
  return temporary;
}
