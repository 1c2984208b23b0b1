/** `--timings`: what a build took, for programs. */
import type { Whole } from './phase.ts';
import { VERSION } from '../project.ts';
import { writeReport } from '../report-file.ts';

/** One JSON object. Times are in milliseconds, sizes in bytes. */
export interface Timings extends Whole {
  readonly generator: 'headwater';
  readonly version: string;
  /** False where nothing was built: the last phase is then the one after which it ended, or in which it failed. */
  readonly built: boolean;
}

/** @throws InputError where the file cannot be written */
export async function writeTimings(file: string, built: boolean, whole: Whole): Promise<void> {
  const timings: Timings = { generator: 'headwater', version: VERSION, built, ...whole };
  await writeReport('--timings', file, `${JSON.stringify(timings, null, 2)}\n`);
}
