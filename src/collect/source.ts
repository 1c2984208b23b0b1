/** The files of a log: a path that is given → files to read, each with the label that evidence quotes. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { compareStrings } from '../model/identity.ts';
import { InputError } from '../model/input-error.ts';

export interface SourceFile {
  readonly path: string;
  /** The name of the given file or folder, with the path below it: no machine's own paths are published. */
  readonly label: string;
  /** False for a file that was found in a folder, which may hold other things beside the log. */
  readonly named: boolean;
}

/**
 * Lists the files to read, folders deeply and in a fixed order; names that begin with a dot are passed over.
 * @throws InputError where a path does not exist.
 */
export async function listSources(paths: readonly string[]): Promise<SourceFile[]> {
  const unique = [...new Set(paths.map((path) => resolve(path)))];
  const labels = distinctLabels(unique);
  const found: SourceFile[] = [];
  for (const [index, path] of unique.entries()) {
    await list(path, labels[index] ?? basename(path), true, found, paths[index] ?? path);
  }
  return dropRepeated(found);
}

async function list(
  path: string,
  label: string,
  named: boolean,
  found: SourceFile[],
  given: string,
): Promise<void> {
  const kind = await stat(path).catch(() => null);
  if (kind === null && named) {
    throw new InputError(
      `There is no file or folder at ${given}`,
      'Check the path; --events takes OpenLineage files and folders of them.',
    );
  }
  if (kind?.isDirectory() === true) {
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort(compareStrings);
    for (const name of names) await list(join(path, name), `${label}/${name}`, false, found, given);
  } else if (kind === null || kind.isFile()) {
    found.push({ path, label, named });
  }
}

/** Base names, lengthened by parent folders until they differ. */
function distinctLabels(paths: readonly string[]): string[] {
  let labels = paths.map((path) => basename(path));
  for (
    let parents = paths.map(dirname);
    new Set(labels).size < labels.length;
    parents = parents.map(dirname)
  ) {
    const seen = labels;
    const lengthened = labels.map((label, index) => {
      const parent = basename(parents[index] ?? '');
      const clashes = seen.indexOf(label) !== seen.lastIndexOf(label);
      return clashes && parent !== '' ? `${parent}/${label}` : label;
    });
    if (lengthened.every((label, index) => label === labels[index])) break;
    labels = lengthened;
  }
  return labels;
}

/** A folder and a file within it may both be given: each file is read once. */
function dropRepeated(files: readonly SourceFile[]): SourceFile[] {
  const byPath = new Map<string, SourceFile>();
  for (const file of files) {
    const before = byPath.get(file.path);
    if (before === undefined || (file.named && !before.named))
      byPath.set(file.path, before ? { ...before, named: true } : file);
  }
  return [...byPath.values()];
}
