/**
 * The floor of rendering: `node render-floor.ts <folder>` builds the project in `test/bench/floor` into the folder, and says what that
 * took. `HEADWATER_FLOOR` says what it is to write.
 */
import { build } from 'astro';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import site from '../../../astro.config.mjs';
import { PROJECT_ROOT } from '../../../src/cli/project.ts';
import { inWorkingFolder } from '../../../src/cli/render/working-folder.ts';
import { measured, peakRss } from './spent.ts';

const outDir = process.argv[2] ?? '';

/** Astro with as little on top of it as can be, set up as the site is. */
function buildFloor(root: string): Promise<void> {
  const { build: how = {}, trailingSlash = 'always' } = site;
  const cacheDir = join(root, 'cache');
  return build({ configFile: false, root, outDir, cacheDir, build: how, trailingSlash, logLevel: 'warn' });
}

await inWorkingFolder(PROJECT_ROOT, async () => {
  // Astro leaves things beside what it builds: it gets a copy, which goes with the working folder.
  const root = join(process.cwd(), 'floor');
  cpSync(join(import.meta.dirname, '..', 'floor'), root, { recursive: true });
  const { milliseconds, cpuMilliseconds } = await measured(() => buildFloor(root));
  console.log(JSON.stringify({ milliseconds, cpuMilliseconds, peakRssBytes: peakRss() }));
});
