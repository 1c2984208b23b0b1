/** The files of a log: a path that is given → files to read, each with the label that evidence quotes. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { compareStrings } from '../model/identity.ts';
import { InputError } from '../model/input-error.ts';
import { OUTPUT_MARK } from '../model/output-mark.ts';

export interface SourceFile {
  readonly path: string;
  /** The name of the given file or folder, with the path below it: no machine's own paths are published. */
  readonly label: string;
  /** False for a file that was found in a folder, which may hold other things beside the log. */
  readonly named: boolean;
}

/**
 * Lists the files to read, folders deeply and in a fixed order; names that begin with a dot are passed over, and
 * so is a folder that was listed before, by another path or by a link into itself.
 * @throws InputError where a path does not exist.
 */
export async function listSources(paths: readonly string[]): Promise<SourceFile[]> {
  const unique = [...new Set(paths.map((path) => resolve(path)))];
  const labels = distinctLabels(unique);
  const listing: Listing = { files: [], folders: new Set() };
  for (const [index, path] of unique.entries()) {
    if ((await kindOf(path)) === 'missing')
      throw missing(paths.find((given) => resolve(given) === path) ?? path);
    await list({ path, label: labels[index] ?? basename(path), named: true }, listing);
  }
  return dropRepeated(listing.files);
}

interface Listing {
  readonly files: SourceFile[];
  /** Their real paths. */
  readonly folders: Set<string>;
}

async function list(source: SourceFile, listing: Listing): Promise<void> {
  const kind = await kindOf(source.path);
  const names = kind === 'folder' ? await namesIn(source.path) : null;
  // What cannot be listed or followed is kept, so that reading it says why.
  if (names === null) {
    if (kind !== 'other') listing.files.push({ ...source, named: source.named || kind === 'folder' });
    return;
  }
  const folder = await realpath(source.path);
  if (listing.folders.has(folder)) return;
  listing.folders.add(folder);
  for (const name of names) {
    await list({ path: join(source.path, name), label: `${source.label}/${name}`, named: false }, listing);
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'missing'> {
  const status = await stat(path).catch(() => null);
  if (status === null) return 'missing';
  return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : 'other';
}

/** Null for a folder that may not be read; empty for the output of a build, which is no log. */
async function namesIn(folder: string): Promise<string[] | null> {
  const names = await readdir(folder).catch(() => null);
  if (names?.includes(OUTPUT_MARK) === true) return [];
  return names?.filter((name) => !name.startsWith('.')).sort(compareStrings) ?? null;
}

function missing(given: string): InputError {
  return new InputError(
    `There is no file or folder at ${given}`,
    'Check the path; --events takes OpenLineage files and folders of them.',
  );
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
