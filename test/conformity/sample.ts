/** Small logs for tests, and what the counter finds in them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratch } from '../cli/scratch.ts';
import { keepBooks } from './books.ts';
import { countLog } from './count.ts';
import type { Facts, Kind } from './fact.ts';
import { readLog } from './log.ts';

/** Writes a log by its files, and counts it. */
export function countFiles(files: Readonly<Record<string, string | Uint8Array>>): Facts {
  const log = join(scratch(), 'log');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(log, name)), { recursive: true });
    writeFileSync(join(log, name), content);
  }
  return countLog(keepBooks(readLog(log)));
}

export function count(...events: readonly object[]): Facts {
  return countFiles({ 'events.ndjson': lines(...events) });
}

export function lines(...events: readonly object[]): string {
  return events.map((event) => JSON.stringify(event)).join('\n');
}

/** What is said of each thing of a kind, by its key. */
export function said(facts: Facts, kind: Kind): Readonly<Record<string, string>> {
  return Object.fromEntries([...facts[kind]].map(([key, { detail }]) => [key, detail]));
}

export function keys(facts: Facts, kind: Kind): readonly string[] {
  return [...facts[kind].keys()].sort();
}

/** An event of the run `run-1` of the job `etl`, at a second of one minute. */
export function at(second: number, more: object = {}): object {
  return {
    eventTime: `2026-11-02T06:00:${String(second).padStart(2, '0')}Z`,
    eventType: 'COMPLETE',
    run: { runId: 'run-1' },
    job: { namespace: 'n', name: 'etl' },
    ...more,
  };
}

export function dataset(name: string, facets: object = {}, more: object = {}): object {
  return { namespace: 'n', name, facets, ...more };
}

export function run(runId: string, facets: object = {}): object {
  return { runId, facets };
}

export function lineage(fields: Readonly<Record<string, readonly object[]>>, more: object = {}): object {
  const entries = Object.entries(fields).map(([column, inputFields]) => [column, { inputFields }]);
  return { columnLineage: { fields: Object.fromEntries(entries) as unknown, ...more } };
}

export function input(name: string, field: string, ...transformations: readonly object[]): object {
  return { namespace: 'n', name, field, transformations };
}

export const DELETED = { _deleted: true };
