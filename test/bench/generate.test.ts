import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from '../cli/scratch.ts';
import { generate, readRequest } from './generate.ts';

test('a warehouse has twenty columns for each dataset and a job for two, unless others are asked for', () => {
  expect(readRequest(['--datasets', '30'])).toEqual({
    size: { datasets: 30, columns: 600, jobs: 15, runs: 3, seed: 1 },
    out: null,
  });
  const asked = ['--columns', '500', '--jobs', '9', '--runs', '2', '--seed', '7', '--out', 'log.ndjson'];
  expect(readRequest(['--datasets', '30', ...asked])).toEqual({
    size: { datasets: 30, columns: 500, jobs: 9, runs: 2, seed: 7 },
    out: 'log.ndjson',
  });
  expect(readRequest(['--help'])).toBeNull();
});

test('what there cannot be is refused, with what there can', () => {
  expect(() => readRequest(['--datasets', '9'])).toThrow('--datasets takes a whole number of at least 10');
  expect(() => readRequest(['--columns', '1e3'])).toThrow('--columns takes a whole number');
  expect(() => readRequest(['--datasets', '10', '--columns', '9999'])).toThrow('more than 200 for each');
  expect(() => readRequest(['--tables', '10'])).toThrow("Unknown option '--tables'");
});

test('it writes two lines for each run that ends', async () => {
  const out = join(scratch(), 'log.ndjson');
  expect(await generate(['--datasets', '10', '--jobs', '5', '--runs', '1', '--out', out])).toBe(0);
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(10);
  expect(lines.map((line) => (JSON.parse(line) as { eventType: string }).eventType)).toContain('COMPLETE');
});

test('where it cannot write it says so, and fails', async () => {
  expect(await generate(['--out', join(scratch(), 'none', 'log.ndjson')])).toBe(1);
  expect(await generate(['--datasets', 'many'])).toBe(2);
});
