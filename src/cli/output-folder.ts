/**
 * The folder that a build writes. It is made beside the last one and takes its place in one step, so that a
 * build that fails leaves the last one as it was; and a folder that Headwater did not make is never touched.
 */
import { access, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../model/input-error.ts';
import { listAbandoned } from './abandoned.ts';
import { foreignFiles, markOutput } from './output-mark.ts';

/** Ends the name of the last output while the new one takes its place. */
const LAST = '-last';

export interface OutputFolder {
  readonly path: string;
  /** Where the new output is written until it is whole. */
  readonly staging: string;
}

/**
 * Makes ready to write `path`.
 * @throws InputError where there is a file, or a folder with things in it that no build has made.
 */
export async function claimOutput(path: string, root: string): Promise<OutputFolder> {
  // A link to a folder stays, and the folder that it leads to is replaced.
  const target = await realpath(path).catch(() => resolve(path));
  await refuseForeign(target, path, root);
  const parent = dirname(target);
  await makeFolder(parent, path);
  await clearAbandoned(target);
  return { path: target, staging: join(parent, `${stagingPrefix(target)}${process.pid}`) };
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

async function refuseForeign(target: string, given: string, root: string): Promise<void> {
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
  const foreign = await foreignFiles(target);
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

/** Puts the staged output in place of the last one. @returns how many files are in it */
export async function commitOutput({ path, staging }: OutputFolder): Promise<number> {
  const files = await markOutput(staging);
  const last = join(dirname(path), `${stagingPrefix(path)}${process.pid}${LAST}`);
  const hadLast = await moveIfThere(path, last);
  try {
    await rename(staging, path);
  } catch (error) {
    if (hadLast) await rename(last, path);
    throw error;
  }
  await rm(last, { recursive: true, force: true });
  return files;
}

export async function discardOutput({ staging }: OutputFolder): Promise<void> {
  await rm(staging, { recursive: true, force: true });
}

function stagingPrefix(target: string): string {
  return `.${basename(target)}.headwater-`;
}

/** What builds that were killed have left behind; the last good output is put back, should one have moved it away. */
async function clearAbandoned(target: string): Promise<void> {
  const parent = dirname(target);
  for (const name of await listAbandoned(parent, stagingPrefix(target))) {
    const left = join(parent, name);
    if (name.endsWith(LAST) && !(await exists(target))) await rename(left, target);
    else await rm(left, { recursive: true, force: true });
  }
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  if (!(await exists(from))) return false;
  await rename(from, to);
  return true;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
