/**
 * The folder that a build writes. It is made beside the last one and takes its place in one step, or, where most of the last one
 * stays, changes it where it stands; a build that fails leaves the last one as it was; and a folder that Headwater did not make
 * is never touched.
 */
import { existsSync, renameSync } from 'node:fs';
import { access, lstat, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../../model/input-error.ts';
import { OUTPUT_MARK } from '../../model/output-mark.ts';
import { listAbandoned } from './abandoned.ts';
import { folderContent } from './folder-content.ts';
import { isLarge, searchBeside } from './foreign-search.ts';
import { changeOutput, undoUnfinished } from './output-change.ts';
import { besideOutput, holding, refuseHeld } from './output-lock.ts';
import { foreignFiles, markedFiles, markOutput } from './output-mark.ts';

/** Ends the name of the last output while the new one takes its place. */
const LAST = '-last';

export interface OutputFolder {
  readonly path: string;
  /** Where the new output is written until it is whole. */
  readonly staging: string;
}

/** An output that a build may write once it is known that all that is in it is a build’s. */
export interface ClaimedOutput extends OutputFolder {
  /**
   * Waits until that is known of an output of very many files, which takes a while; of any other it is when it is claimed.
   * @throws InputError where there is something that no build has made
   */
  readonly requireOwn: () => Promise<void>;
}

/** What of the last output is in the new one as it is; the rest of it is left out. */
export interface Staying {
  /** Paths within the output, with `/` between their parts. */
  readonly files: readonly string[];
  /** @throws InputError where they are no longer as they were when they were chosen */
  readonly check: () => void;
}

export const NOTHING_STAYS: Staying = { files: [], check: () => undefined };

/**
 * Makes ready to write `path`. What a build that was killed did to it halfway is undone.
 * @throws InputError where there is a file, or a folder with things in it that no build has made.
 */
export async function claimOutput(path: string, root: string): Promise<ClaimedOutput> {
  // A link to a folder stays, and the folder that it leads to is replaced.
  const target = await realpath(path).catch(() => resolve(path));
  if (await isLink(target)) {
    throw new InputError(
      `${path} is a link to a folder that there is not`,
      'Make that folder, or give --out another one.',
    );
  }
  await makeFolder(dirname(target), path);
  refuseHeld(target);
  await undoUnfinished(target);
  await refuseUnfit(target, path, root);
  const foreign = (await isLarge(target)) ? searchBeside(target) : null;
  if (foreign === null) refuseForeign(await foreignIn(target), path);
  await clearAbandoned(target);
  return {
    path: target,
    staging: besideOutput(target, process.pid),
    requireOwn: async () => {
      if (foreign !== null) refuseForeign(await foreign(), path);
    },
  };
}

async function makeFolder(folder: string, given: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new InputError(
      `There can be no folder at ${given} (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
      'Give --out a new or empty folder, where you may write.',
    );
  }
}

/** What can be no output at all. */
async function refuseUnfit(target: string, given: string, root: string): Promise<void> {
  const kind = await stat(target).catch(() => null);
  if (kind === null) return;
  if (!kind.isDirectory()) {
    throw new InputError(`${given} is a file, not a folder`, 'Give --out a new or empty folder.');
  }
  if (isWithin(target, root)) {
    throw new InputError(
      `${given} holds the project itself`,
      'Give --out a new or empty folder. Nothing was deleted.',
    );
  }
}

/** Sorted; none where there is no folder. */
async function foreignIn(target: string): Promise<readonly string[]> {
  return (await exists(target)) ? foreignFiles(target) : [];
}

function refuseForeign(foreign: readonly string[], given: string): void {
  if (foreign.length > 0) {
    throw new InputError(
      `${given} holds files that Headwater did not write (${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : ''})`,
      'Give --out a new or empty folder, or move these files away. Nothing was deleted.',
    );
  }
}

function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/**
 * Puts the staged output in place of the last one, of which some files may stay. Where that fails, the last one is as it was.
 * @returns how many files are in it
 */
export async function commitOutput(output: OutputFolder, staying = NOTHING_STAYS): Promise<number> {
  return staying.files.length === 0 ? replaceWhole(output) : replaceChanged(output, staying);
}

async function replaceWhole({ path, staging }: OutputFolder): Promise<number> {
  const files = await markOutput(staging);
  const last = besideOutput(path, `${process.pid}${LAST}`);
  await holding(path, () => {
    const hadLast = moveIfThere(path, last);
    try {
      renameSync(staging, path);
    } catch (error) {
      if (hadLast) renameSync(last, path);
      throw error;
    }
  });
  await rm(last, { recursive: true, force: true });
  return files;
}

async function replaceChanged({ path, staging }: OutputFolder, { files, check }: Staying): Promise<number> {
  const { files: made } = await folderContent(staging);
  const own = new Set([...files, ...made]);
  const count = await markOutput(staging, [...own]);
  await holding(path, async (folder) => {
    check();
    const gone = ((await markedFiles(path)) ?? []).filter((file) => !own.has(file));
    changeOutput(path, folder, staging, { put: [...made, OUTPUT_MARK], gone });
  });
  return count;
}

export async function discardOutput({ staging }: OutputFolder): Promise<void> {
  await rm(staging, { recursive: true, force: true });
}

/** What builds that were killed have left behind; the last good output is put back, should one have moved it away. */
async function clearAbandoned(target: string): Promise<void> {
  const parent = dirname(target);
  for (const name of await listAbandoned(parent, basename(besideOutput(target, '')))) {
    const left = join(parent, name);
    if (name.endsWith(LAST) && !(await exists(target))) await rename(left, target);
    else await rm(left, { recursive: true, force: true });
  }
}

/** The real path of a link that leads somewhere is none. */
async function isLink(path: string): Promise<boolean> {
  const kind = await lstat(path).catch(() => null);
  return kind?.isSymbolicLink() === true;
}

function moveIfThere(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  renameSync(from, to);
  return true;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
