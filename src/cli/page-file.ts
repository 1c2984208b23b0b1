/** A file in the folder of a page, as it stood when a build had written it. */
import { copyFileSync, linkSync, lstatSync } from 'node:fs';
import { join } from 'node:path';

export interface PageFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last written: milliseconds, and parts of them, since 1970. */
  readonly mtime: number;
}

/** Null where there is no file, or something else than one. */
export function fileAt(folder: string, name: string): PageFile | null {
  const stat = lstatSync(join(folder, name), { throwIfNoEntry: false });
  return stat?.isFile() === true ? { name, size: stat.size, mtime: stat.mtimeMs } : null;
}

/** False where it was written since, or is gone. */
export function isAsWritten(folder: string, { name, size, mtime }: PageFile): boolean {
  const now = fileAt(folder, name);
  return now?.size === size && now.mtime === mtime;
}

/**
 * One file under two names costs nothing, and outlives the last output. Some file systems know no such thing. Where there is
 * no file, nothing is done.
 */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw error;
    if (code !== 'ENOENT') copyFileSync(from, to);
  }
}
