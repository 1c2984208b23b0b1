/**
 * Makes the sample history: `node pipelines/history/write.ts [folder]`. Two weeks of nights on which the pipelines
 * really run, with the code and on the raw data of then; only the clock is simulated. The same sources give the
 * same bytes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPipelines, type Pipeline } from '../index.ts';
import { DAYS, flowsOf, STALLED, type Flow } from './day.ts';
import { writeExtracts } from './extract.ts';
import { createClock, simulatedLogger, type Clock, type Setting } from './simulation.ts';
import { pipelinesOf } from './version.ts';

const RAW = join(import.meta.dirname, '..', 'data', 'raw');

/** Milliseconds from the end of one pipeline to the start of the next. */
const PAUSE = 20_000;

/** Milliseconds after which the scheduler gives up on a pipeline. */
const PATIENCE = 900_000;

/** Runs every night, and writes its events to `<folder>/<day>.ndjson`, one event a line. */
export async function writeHistory(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'headwater-history-'));
  try {
    for (const day of DAYS) writeFileSync(join(folder, `${day}.ndjson`), await eventsOfNight(day, work));
  } finally {
    rmSync(work, { recursive: true });
  }
}

async function eventsOfNight(day: string, work: string): Promise<string> {
  const places = {
    raw: join(work, 'raw', day),
    processed: join(work, 'processed'),
    lineage: join(work, 'lineage', day),
    day,
  };
  writeExtracts(RAW, places.raw, day);
  for (const flow of flowsOf(day)) await runFlow(flow, places);
  return eventLines(join(places.lineage, 'events'));
}

/** Domains do not wait for each other: each has its own clock. */
async function runFlow({ namespace, start }: Flow, places: Omit<Setting, 'pipeline'>): Promise<void> {
  const clock = createClock(start);
  for (const pipeline of pipelinesOf(namespace, places.day)) {
    await runOne(pipeline, { ...places, pipeline: pipeline.name }, clock);
    clock.advance(PAUSE);
  }
}

async function runOne(pipeline: Pipeline, setting: Setting, clock: Clock): Promise<void> {
  if (setting.day === STALLED.day && pipeline.name === STALLED.pipeline) await runUntilKilled(setting, clock);
  else
    await runPipelines([pipeline], {
      ...setting,
      now: clock.now,
      logger: simulatedLogger(setting, clock),
    });
}

async function runUntilKilled(setting: Setting, clock: Clock): Promise<void> {
  const script = join(import.meta.dirname, 'stalled-run.ts');
  const start = String(clock.now().getTime());
  const child = spawn(process.execPath, [script, JSON.stringify(setting), start], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (child.exitCode !== null)
    throw new Error(`The run of ${setting.pipeline} was to hang, and it ended instead.`);
  child.kill('SIGKILL');
  await ended;
  clock.advance(PATIENCE);
}

/** Run ids sort by the time of their start. */
function eventLines(folder: string): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly unknown[])
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
}

if (import.meta.main)
  await writeHistory(process.argv[2] ?? join(import.meta.dirname, '..', '..', 'lineage', 'history'));
