/** A file in the folder of a page, as it stood when a build had written it. */
import { lstatSync } from 'node:fs';
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
