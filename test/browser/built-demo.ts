/** Once before all tests that look at the built site: unpacks the browser, and builds the demo with the real command. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { listAbandoned } from '../../src/cli/output/abandoned.ts';
import { build, PROJECT } from '../cli/command.ts';
import { unpackChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that the demo is built in. */
    readonly demo: string;
  }
}

const SCRATCH = join(PROJECT, 'test', '.tmp');

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned();
  const out = join(SCRATCH, `demo-${process.pid}`);
  const [{ code, stderr }] = await Promise.all([
    build(['--events', 'lineage/history', '--glossary', 'glossary', '--out', out], { cwd: PROJECT }),
    unpackChromium(),
  ]);
  if (code !== 0) throw new Error(`The demo was not built:\n${stderr}`);
  project.provide('demo', out);
  return () => rm(out, { recursive: true, force: true });
}

/** What test runs that were killed have left behind. */
async function clearAbandoned(): Promise<void> {
  await mkdir(SCRATCH, { recursive: true });
  for (const prefix of ['demo-', 'hostile-', 'corpus-', 'build-']) {
    for (const name of await listAbandoned(SCRATCH, prefix))
      await rm(join(SCRATCH, name), { recursive: true });
  }
}
