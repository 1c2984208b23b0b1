/**
 * The folder that a build writes. It is made beside the last one and takes its place in one step, so that a
 * build that fails leaves the last one as it was; and a folder that Headwater did not make is never touched.
 */
import { access, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { InputError } from '../model/input-error.ts';

/** The file by which a later build knows the folder as its own. */
const MARK = '.headwater';

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
  const target = resolve(path);
  await refuseForeign(target, path, root);
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  await clearAbandoned(target);
  return { path: target, staging: join(parent, `${stagingPrefix(target)}${process.pid}`) };
}

async function refuseForeign(target: string, given: string, root: string): Promise<void> {
  const kind = await stat(target).catch(() => null);
  if (kind === null) return;
  if (!kind.isDirectory()) {
    throw new InputError(`${given} is a file, not a folder`, 'Give --out a new or empty folder.');
  }
  if (!relative(target, root).startsWith('..')) {
    throw new InputError(
      `${given} holds the project itself`,
      'Give --out a new or empty folder. Nothing was deleted.',
    );
  }
  const names = await readdir(target);
  if (names.length > 0 && !(await exists(join(target, MARK)))) {
    throw new InputError(
      `${given} holds files that Headwater did not write (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`,
      'Give --out a new or empty folder, or empty this one yourself. Nothing was deleted.',
    );
  }
}

/** Puts the staged output in place of the last one. */
export async function commitOutput({ path, staging }: OutputFolder): Promise<void> {
  await writeFile(join(staging, MARK), 'Written by Headwater, which replaces this folder as a whole.\n');
  const last = join(dirname(path), `${stagingPrefix(path)}${process.pid}${LAST}`);
  const hadLast = await moveIfThere(path, last);
  try {
    await rename(staging, path);
  } catch (error) {
    if (hadLast) await rename(last, path);
    throw error;
  }
  await rm(last, { recursive: true, force: true });
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
  const prefix = stagingPrefix(target);
  for (const name of (await readdir(parent)).filter((found) => found.startsWith(prefix))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!Number.isSafeInteger(pid) || isRunning(pid)) continue;
    const left = join(parent, name);
    if (name.includes(LAST) && !(await exists(target))) await rename(left, target);
    else await rm(left, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
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
