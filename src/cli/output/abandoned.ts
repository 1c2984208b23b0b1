/** What builds leave behind that were killed: things whose name ends in the id of a process that is no more. */
import { readdir } from 'node:fs/promises';

/** The names in `folder` that are `prefix`, the id of a process that has ended, and whatever follows. */
export async function listAbandoned(folder: string, prefix: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  return names.filter((name) => {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    return Number.isSafeInteger(pid) && !isRunning(pid);
  });
}

/** Our own id was another's before, where something bears it already; and 0 is nobody's. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid || pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
