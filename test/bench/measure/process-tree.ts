/** The memory of a process and all that it has started, as Linux tells it in `/proc` (proc_pid_stat(5)). */
import { readdirSync, readFileSync } from 'node:fs';

/** In milliseconds. */
const INTERVAL = 250;
const PAGE_BYTES = 4096;

export interface Watch {
  /** @returns the most bytes that they had at once; null where the system does not tell */
  readonly stop: () => number | null;
}

/** Pages that two processes share count for each of them. */
export function watchTree(root: number): Watch {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, treeBytes(root, allProcesses()));
  };
  const timer = setInterval(look, INTERVAL);
  return {
    stop: () => {
      clearInterval(timer);
      return peak === 0 ? null : peak;
    },
  };
}

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly bytes: number;
}

function allProcesses(): Process[] {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Null for one that has ended meanwhile. The name stands in brackets, and may hold any character. */
function processOf(id: number): Process | null {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { id, parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return null;
  }
}

function treeBytes(root: number, all: readonly Process[]): number {
  const byParent = Map.groupBy(all, ({ parent }) => parent);
  let bytes = 0;
  const open = all.filter(({ id }) => id === root);
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    bytes += one.bytes;
    open.push(...(byParent.get(one.id) ?? []));
  }
  return bytes;
}
