/**
 * Changes an output where it stands: what is new takes the place of what it replaces, and what is no more is taken out, file by
 * file. Each file that has to go is kept aside until all is done, under a journal of what is done: where that fails, it is put
 * back at once, and where the build is killed, by the next one.
 */
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../../model/input-error.ts';
import { heldFolder, JOURNAL } from './output-lock.ts';

/** Paths within the output, with `/` between their parts. */
export interface Change {
  /** Files that come in, whether or not there is one of that name. */
  readonly put: readonly string[];
  /** Files that go, as far as they are there. */
  readonly gone: readonly string[];
}

/** Folders in the one that is held: what comes in, until it does, and what has gone. */
const NEW = 'new';
const OLD = 'old';
/** Ends the journal: one that a failing disk cut off ends otherwise. */
const END = 'end';

/**
 * @param folder that is held for the output
 * @param staging the folder that `put` comes from; it is gone afterwards
 * @throws what went wrong; the output is then as it was
 */
export function changeOutput(output: string, folder: string, staging: string, change: Change): void {
  renameSync(staging, join(folder, NEW));
  mkdirSync(join(folder, OLD));
  writeJournal(folder, change);
  try {
    for (const path of change.gone) setAside(output, folder, path);
    prune(output, change.gone);
    for (const path of change.put) setAside(output, folder, path);
    const made = new Set<string>();
    for (const path of change.put) move(join(folder, NEW, path), join(output, path), made);
  } catch (error) {
    undo(output, folder, change);
    throw error;
  }
  rmSync(join(folder, JOURNAL));
}

/**
 * Puts back what a build that was killed while it changed the output had set aside.
 * @throws InputError where it cannot be known what that is
 */
export async function undoUnfinished(output: string): Promise<void> {
  const folder = heldFolder(output);
  const change = readJournal(folder);
  if (change === 'broken') {
    throw new InputError(
      `A build was killed while it changed ${output}, and its journal is broken (${join(folder, JOURNAL)})`,
      'Delete both folders, and build again.',
    );
  }
  if (change !== null) undo(output, folder, change);
  await rm(folder, { recursive: true, force: true });
}

/** However often it is begun, and however far it comes: what is done already is not done again. */
function undo(output: string, folder: string, { put, gone }: Change): void {
  const made = new Set<string>();
  for (const path of put) {
    const [origin, place] = [join(folder, NEW, path), join(output, path)];
    if (kindOf(origin) === null && kindOf(place) === 'file') move(place, origin, made);
  }
  prune(output, put);
  for (const path of [...gone, ...put]) {
    if (kindOf(join(folder, OLD, path)) === 'file') move(join(folder, OLD, path), join(output, path), made);
  }
  rmSync(join(folder, JOURNAL));
}

function setAside(output: string, folder: string, path: string): void {
  const place = join(output, path);
  const kind = kindOf(place);
  if (kind === 'file') move(place, join(folder, OLD, path));
  // One that holds nothing is pruned; what others have put there since stays.
  if (kind === 'folder' && !isPruned(place)) throw foreign(place);
}

function foreign(folder: string): InputError {
  return new InputError(
    `${folder} holds files that Headwater did not write`,
    'Move them away, and build again. The output was left as it was.',
  );
}

/** @param made folders that are there */
function move(from: string, to: string, made = new Set<string>()): void {
  const folder = dirname(to);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  renameSync(from, to);
}

/** Removes the folders that these files were in, and those that these are in, where they are empty. */
function prune(output: string, paths: readonly string[]): void {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      folders.add(path.slice(0, end));
    }
  }
  // Each before the one that it is in.
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) isPruned(join(output, folder));
}

/** False where the folder holds anything, or is none. */
function isPruned(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return true;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') return false;
    throw error;
  }
}

/** A link counts as a file, wherever it leads. Null where there is nothing. */
function kindOf(path: string): 'file' | 'folder' | null {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat === undefined ? null : stat.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // A folder on the way may be a file by now.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw error;
  }
}

function writeJournal(folder: string, { put, gone }: Change): void {
  const lines = [...put.map((path) => `+${path}`), ...gone.map((path) => `-${path}`), END];
  const name = join(folder, JOURNAL);
  const file = openSync(`${name}-new`, 'w');
  try {
    writeFileSync(file, lines.join('\n'));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${name}-new`, name);
}

/** Null where there is none: nothing was changed, or all. */
function readJournal(folder: string): Change | 'broken' | null {
  let text: string;
  try {
    text = readFileSync(join(folder, JOURNAL), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const lines = text.split('\n');
  if (lines.pop() !== END) return 'broken';
  const marked = (mark: string): string[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  return { put: marked('+'), gone: marked('-') };
}
