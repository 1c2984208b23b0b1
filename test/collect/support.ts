/** Logs that exist only while they are read. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { collect, type Collected } from '../../src/collect/collect.ts';
import type { LineageEvent } from '../../src/model/event.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Problem } from '../../src/model/problem.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a folder called `log` that is gone when the test is over. */
export async function writeLog(files: Files): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'headwater-collect-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'log');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Later than all events here. */
const NOW = '2030-01-01T00:00:00.000000000Z' as Instant;

export interface Reading extends Collected {
  readonly events: readonly LineageEvent[];
}

export async function readPaths(paths: readonly string[]): Promise<Reading> {
  const events: LineageEvent[] = [];
  const collected = await collect(paths, (event) => events.push(event), NOW);
  return { ...collected, events };
}

export async function readFiles(files: Files): Promise<Reading> {
  return readPaths([await writeLog(files)]);
}

/** One file, given by its own name. */
export async function readFile(content: string | Uint8Array, name = 'events.ndjson'): Promise<Reading> {
  return readPaths([join(await writeLog({ [name]: content }), name)]);
}

/** The run event of that number, and whatever else it is to say. */
export function event(number: number, more: JsonObject = {}): JsonObject {
  return {
    eventType: 'COMPLETE',
    eventTime: `2026-03-01T00:00:${String(number).padStart(2, '0')}Z`,
    run: { runId: `run-${number}` },
    job: { namespace: 'jobs', name: 'load' },
    producer: 'https://example.org/producer',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
    ...more,
  };
}

export function line(number: number, more: JsonObject = {}): string {
  return JSON.stringify(event(number, more));
}

/** Which events were accepted, and the lines that they begin on: `1@3` is the first event, on the third line. */
export function places(reading: Reading): readonly string[] {
  return reading.events.map((event) => {
    const id = event.kind === 'run' ? event.runId.replace('run-', '') : event.kind;
    return `${id}@${event.evidence.line}`;
  });
}

/** Problems as a terminal would show them. */
export function show(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ file, line, code, message, hint }) =>
        `${file ?? ''}:${line ?? ''} ${code}\n  ${message}\n  → ${hint}`,
    )
    .join('\n');
}
