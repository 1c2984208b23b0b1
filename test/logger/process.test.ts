/** What is left when processes die or write at the same time: real processes, really killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOnce } from '../../src/logger/run-file.ts';
import { readCsv, readRuns, temporaryFolder } from './folder.ts';

const WRITER = join(import.meta.dirname, 'writer.ts');

function startWriter(directory: string, name: string, runs: number) {
  const child = spawn(process.execPath, [WRITER, name, String(runs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HEADWATER_LINEAGE_DIR: directory },
  });
  return { child, closed: once(child, 'close') };
}

describe('a process that is killed', () => {
  it('leaves a run that started, and no broken file', async () => {
    const directory = temporaryFolder();
    const { child, closed } = startWriter(directory, 'victim', Infinity);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await closed;
    const runs = readRuns(directory);
    const unfinished = runs.filter((events) => events.at(-1)?.eventType !== 'COMPLETE');
    expect(runs.length).toBeGreaterThan(0);
    expect(unfinished.length).toBeLessThanOrEqual(1);
    for (const events of runs) expect(events[0]?.eventType).toBe('START');
    for (const line of readCsv(join(directory, 'events.csv'))) expect(line['job_name']).toBe('victim');
  });

  it('leaves START and what it had read, when it is killed between two calls', async () => {
    const directory = temporaryFolder();
    const { child, closed } = startWriter(directory, 'stalled', 0);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await closed;
    const [events = []] = readRuns(directory);
    expect(events.map(({ eventType }) => eventType)).toEqual(['START', 'RUNNING']);
    expect(events[1]?.inputs).toMatchObject([{ namespace: 'raw', name: 'orders' }]);
    expect(readdirSync(join(directory, 'events'))).toHaveLength(1);
  });
});

describe('processes that write at the same time', () => {
  it('may each make the same file: the first one makes it, and the others leave it as it is by then', () => {
    const directory = temporaryFolder();
    const file = join(directory, 'events.csv');
    createOnce(file, 'header\n');
    appendFileSync(file, 'line\n');
    createOnce(file, 'header\n');
    expect(readFileSync(file, 'utf8')).toBe('header\nline\n');
    expect(readdirSync(directory)).toEqual(['events.csv']);
  });

  it('lose no line of events.csv, and write its header once', async () => {
    const directory = temporaryFolder();
    const names = ['one', 'two', 'three'];
    await Promise.all(names.map((name) => startWriter(directory, name, 20).closed));
    const lines = readCsv(join(directory, 'events.csv'));
    expect(lines).toHaveLength(names.length * 20 * 3);
    for (const name of names) expect(lines.filter(({ job_name }) => job_name === name)).toHaveLength(60);
    expect(readRuns(directory)).toHaveLength(60);
  });
});
