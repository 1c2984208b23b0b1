/** Which files a glossary is made of: paths that are given → YAML files, each with the name that problems quote. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { compareStrings } from '../model/identity.ts';
import { InputError } from '../model/input-error.ts';

export interface GlossaryFile {
  readonly path: string;
  /** What places and problems call it; never a path of this machine. */
  readonly label: string;
}

/**
 * Lists files as they are given, and folders deeply for `*.yaml` and `*.yml`, in the order of their names; names
 * that begin with a dot are passed over, and so are devices and pipes, which may never end. A file that is reached
 * twice is listed once.
 * @param root Labels are relative to this folder; without it, or outside it, they begin with the given path's last name.
 * @throws InputError where a path does not exist.
 */
export async function listGlossaryFiles(
  paths: readonly string[],
  root: string | null,
): Promise<readonly GlossaryFile[]> {
  const found = new Map<string, GlossaryFile>();
  for (const path of paths) await listGiven(path, labelOf(path, root), found);
  return [...found.values()];
}

function labelOf(path: string, root: string | null): string {
  if (root === null) return basename(resolve(path));
  const below = relative(resolve(root), resolve(path));
  const isOutside = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  return isOutside ? basename(resolve(path)) : below.split(sep).join('/');
}

async function listGiven(path: string, label: string, found: Map<string, GlossaryFile>): Promise<void> {
  const kind = await stat(path).catch(() => null);
  if (kind === null) {
    throw new InputError(
      `There is no file or folder at ${path}`,
      'Check the path; the glossary is a YAML file, or a folder of them.',
    );
  }
  if (kind.isDirectory()) await listFolder(path, label, found, new Set());
  else await add(path, label, found);
}

/** @param open The folders that this one is in, by their real paths: a link back to one of them ends the descent. */
async function listFolder(
  folder: string,
  label: string,
  found: Map<string, GlossaryFile>,
  open: ReadonlySet<string>,
): Promise<void> {
  const real = await realpath(folder);
  if (open.has(real)) return;
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(compareStrings);
  for (const name of names) {
    const path = join(folder, name);
    const labelBelow = label === '' ? name : `${label}/${name}`;
    const kind = await stat(path).catch(() => null);
    if (kind?.isDirectory() === true) {
      await listFolder(path, labelBelow, found, new Set([...open, real]));
    } else if (/\.ya?ml$/i.test(name) && kind?.isFile() !== false) {
      await add(path, labelBelow, found);
    }
  }
}

async function add(path: string, label: string, found: Map<string, GlossaryFile>): Promise<void> {
  const real = await realpath(path).catch(() => path);
  if (!found.has(real)) found.set(real, { path, label });
}
