import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'prettier';
import { expect, test } from 'vitest';
import { scratch } from '../../cli/scratch.ts';
import { sampleResult } from './sample-result.ts';
import { keepResults, keptSizes } from './store.ts';

test('one size after the other fills the report, and the same again takes its own place', async () => {
  const folder = scratch();
  expect(keptSizes(folder)).toEqual(new Set());
  await keepResults(folder, 'large', [sampleResult(40)]);
  expect(keptSizes(folder)).toEqual(new Set(['large']));
  await keepResults(folder, 'medium', [sampleResult(10)]);
  const { bySize } = await keepResults(folder, 'large', [sampleResult(12), sampleResult(13)]);
  expect([...bySize.keys()]).toEqual(['medium', 'large']);
  expect(bySize.get('large')).toHaveLength(2);
  const text = readFileSync(join(folder, 'results.md'), 'utf8');
  expect(text.match(/^## .*/gm)).toEqual(['## medium', '## large', '## Growth']);
  expect(text).toContain('2 runs: the middle one');
});

test('the report is formatted as all files are, and names no path and no machine', async () => {
  const folder = scratch();
  await keepResults(folder, 'small', [sampleResult(10)]);
  const text = readFileSync(join(folder, 'results.md'), 'utf8');
  expect(await check(text, { parser: 'markdown' })).toBe(true);
  expect(text).not.toContain(folder);
});
