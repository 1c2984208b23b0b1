/** `--profile`: where the time of a build goes, function by function. */
import { Session } from 'node:inspector/promises';
import { writeReport } from '../report-file.ts';
import { phaseHead, say } from '../terminal.ts';

/**
 * Does `work`, and writes a CPU profile of it to `file`, also where it fails. It is of the main thread: what worker
 * threads and child processes do is not in it.
 * @throws InputError where the file cannot be written
 */
export async function profiled<T>(file: string, work: () => Promise<T>): Promise<T> {
  await writeReport('--profile', file, '');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    await writeReport('--profile', file, JSON.stringify(profile));
    say(`${phaseHead('Profile')} ${file}, to open in Chrome’s developer tools (Performance, Load profile),`);
    say(`${phaseHead('')} in VS Code, or on speedscope.app`);
  }
}
