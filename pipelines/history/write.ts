/**
 * Makes the sample history: `node pipelines/history/write.ts [folder]`. Two weeks of nights on which the pipelines
 * really run, on the raw data as it was then; only the clock is simulated. The same sources give the same bytes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PIPELINES, runPipelines } from '../index.ts';
import { DAYS, scheduleStart, STALLED } from './day.ts';
import { writeExtracts } from './extract.ts';
import { createClock, simulatedLogger, type Clock, type Setting } from './simulation.ts';

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
  const raw = join(work, 'raw', day);
  const lineage = join(work, 'lineage', day);
  writeExtracts(RAW, raw, day);
  const clock = createClock(scheduleStart(day));
  for (const pipeline of PIPELINES) {
    const setting: Setting = {
      raw,
      processed: join(work, 'processed'),
      lineage,
      day,
      pipeline: pipeline.name,
    };
    if (day === STALLED.day && pipeline.name === STALLED.pipeline) await runUntilKilled(setting, clock);
    else await runPipelines([pipeline], { ...setting, logger: simulatedLogger(setting, clock) });
    clock.advance(PAUSE);
  }
  return eventLines(join(lineage, 'events'));
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

/** Run ids sort by the time of their start, and the runs of a night follow one another. */
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
