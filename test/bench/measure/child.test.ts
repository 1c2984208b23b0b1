import { expect, test } from 'vitest';
import { child } from './child.ts';

const HUNDRED_MB = 100_000_000;

/** Holds so much memory for a second, or lets a process of its own do so. */
const HOLD = `const held = Buffer.alloc(${HUNDRED_MB}, 1); setTimeout(() => console.log(held.length), 1000);`;
const LET_HOLD = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(HOLD)}], { stdio: 'inherit' });`;

test('what a process says is given back, and the memory of all that it started', async () => {
  const { stdout, peakTreeBytes } = await child({ args: ['-e', LET_HOLD], isShown: false });
  expect(stdout).toBe(`${HUNDRED_MB}\n`);
  if (process.platform === 'linux') expect(peakTreeBytes).toBeGreaterThan(HUNDRED_MB);
});

test('a process that fails is an error, with what it said', async () => {
  const failing = child({ args: ['-e', 'console.error("no room"); process.exitCode = 3;'], isShown: false });
  await expect(failing).rejects.toThrow(/ended with 3\nno room/);
});
