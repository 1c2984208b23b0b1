/** Once before all tests that look at the built site: unpacks the browser, and builds the demo with the real command. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build, PROJECT } from '../cli/command.ts';
import { unpackChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that the demo is built in. */
    readonly demo: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const out = join(PROJECT, 'test', '.tmp', `demo-${process.pid}`);
  const [{ code, stderr }] = await Promise.all([
    build(['--events', 'lineage/history', '--glossary', 'glossary', '--out', out], { cwd: PROJECT }),
    unpackChromium(),
  ]);
  if (code !== 0) throw new Error(`The demo was not built:\n${stderr}`);
  project.provide('demo', out);
  return () => rm(out, { recursive: true, force: true });
}
