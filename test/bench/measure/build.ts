/** Runs the real build, and reads what it says that it took. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/cli/project.ts';
import type { Timings } from '../../../src/cli/phase/timings.ts';
import { child } from './child.ts';
import type { Build } from './result.ts';

export interface BuildOptions {
  readonly log: string;
  readonly out: string;
  /** Where it keeps what the next build can use; null for a build that uses and keeps nothing. */
  readonly cache: string | null;
  readonly isShown: boolean;
}

export async function runBuild({ log, out, cache, isShown }: BuildOptions): Promise<Build> {
  const timings = `${out}-timings.json`;
  const options = ['--no-pipelines', '--events', log, '--out', out, '--timings', timings];
  const { peakTreeBytes } = await child({
    args: [join(PROJECT_ROOT, 'src/cli/build.ts'), ...options, ...(cache === null ? ['--no-cache'] : [])],
    env: { HEADWATER_CACHE_DIR: cache ?? `${out}-cache` },
    isShown,
  });
  const told = JSON.parse(readFileSync(timings, 'utf8')) as Timings;
  return {
    milliseconds: told.milliseconds,
    cpuMilliseconds: told.cpuMilliseconds,
    peakRssBytes: Math.max(told.peakRssBytes, peakTreeBytes ?? 0),
    phases: told.phases,
  };
}
