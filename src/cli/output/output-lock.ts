/**
 * One build at a time puts its output in place. It holds a folder beside the output meanwhile, of a name that is always the
 * same, with what is needed to undo what it does.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../model/input-error.ts';
import { isRunning } from './abandoned.ts';

/** Its file that says whose it is: the id of a process. */
const HOLDER = 'process';

/** Its file that tells how to undo what was done: while it is there, the folder stays. */
export const JOURNAL = 'journal';

/** Nobody holds it for so long, in milliseconds: the process of that id is another one. */
const LONGEST = 600_000;

/** Begins the name of whatever a build puts beside its output; the id of its process follows, or what the thing is. */
export function besideOutput(output: string, rest: string | number): string {
  return join(dirname(output), `.${basename(output)}.headwater-${rest}`);
}

/** The folder that is held. */
export function heldFolder(output: string): string {
  return besideOutput(output, 'change');
}

/**
 * Does `work`, which is given the folder, while nobody else does the same for that output. Where it fails, it has undone what it
 * did, or leaves a journal by which a later build does.
 * @throws InputError where another build is at it
 */
export async function holding<T>(output: string, work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = heldFolder(output);
  const own = besideOutput(output, `${process.pid}-change`);
  mkdirSync(own);
  writeFileSync(join(own, HOLDER), String(process.pid));
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    throw isHeld(output) ? inUse(output) : error;
  }
  try {
    return await work(folder);
  } finally {
    // What was set aside is much: to remove it synchronously takes four times as long.
    if (!existsSync(join(folder, JOURNAL))) await rm(folder, { recursive: true, force: true });
  }
}

/** @throws InputError where another build puts its output there right now */
export function refuseHeld(output: string): void {
  if (isHeld(output)) throw inUse(output);
}

function isHeld(output: string): boolean {
  const file = join(heldFolder(output), HOLDER);
  try {
    return isRunning(Number(readFileSync(file, 'utf8'))) && Date.now() - statSync(file).mtimeMs < LONGEST;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function inUse(output: string): InputError {
  return new InputError(
    `Another build puts its output into ${output} right now`,
    'Build again once it is done.',
  );
}
