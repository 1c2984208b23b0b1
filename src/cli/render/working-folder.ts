/**
 * A working folder for one build. Astro puts the pages' code below the working folder while it renders them,
 * under a name that is always the same: two builds at once would run each other's, and from a folder outside the
 * project that code would not find its packages.
 */
import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listAbandoned } from '../output/abandoned.ts';
import { undoneOnSignal } from '../interrupt.ts';

const PREFIX = 'build-';

/** Does `work` in a new folder within the project at `root`, which is gone afterwards. */
export async function inWorkingFolder(root: string, work: () => Promise<void>): Promise<void> {
  const parent = join(root, '.astro');
  const folder = join(parent, `${PREFIX}${process.pid}`);
  await mkdir(parent, { recursive: true });
  for (const name of await listAbandoned(parent, PREFIX)) await rm(join(parent, name), { recursive: true });
  await mkdir(folder);
  const before = process.cwd();
  process.chdir(folder);
  const discard = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await undoneOnSignal(discard, work);
  } finally {
    process.chdir(before);
    await rm(folder, { recursive: true, force: true });
  }
}
