import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from './command.ts';

/** Holds 200 MB, makes ten times as much that nobody needs, and says how large the older part of the heap became, in MB. */
function largestHeap(columns: number, threads: number): number {
  const module = pathToFileURL(join(PROJECT, 'src/cli/heap-growth.ts')).href;
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { boundHeapGrowth } from ${JSON.stringify(module)};
    boundHeapGrowth(${columns}, ${threads});
    const older = () => getHeapSpaceStatistics().find((space) => space.space_name === 'old_space').space_used_size;
    const block = () => Array.from({ length: 20_000 }, (_, index) => ({ index, more: [index] }));
    const held = Array.from({ length: 100 }, block);
    let largest = 0;
    let passing = [];
    for (let round = 0; round < 1000; round++) {
      passing.push(block());
      if (passing.length > 20) passing = [];
      largest = Math.max(largest, older());
    }
    process.stdout.write(String(held.length && largest / 1e6));
  `;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

test('the heap of a build of very many columns stays nearer to what it holds, beside others nearer yet', () => {
  const [few, alone, beside] = [largestHeap(100, 2), largestHeap(200_000, 1), largestHeap(200_000, 2)];
  expect(alone).toBeLessThan(0.9 * few);
  expect(beside).toBeLessThan(alone);
});
