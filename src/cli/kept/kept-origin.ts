/** What pages are made with, whatever they are made of: where any of it is another, no page of the last output is kept. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareStrings } from '../../model/identity.ts';
import { digestOf } from '../../site/page-digest/digest.ts';
import type { SiteOptions } from '../../site/site.ts';
import { PROJECT_ROOT } from '../project.ts';

export interface Origin extends Readonly<Record<string, string>> {
  /** Of Headwater. */
  readonly version: string;
  /** Node's version, and what it runs on. */
  readonly runtime: string;
  /** The digest of all code, of Astro's configuration, and of the versions of what is installed. */
  readonly code: string;
  /** The digest of what the configuration and the command line say of every page. */
  readonly configuration: string;
}

/** What each is called where it is another one than it was. */
const NAMES = {
  version: 'another version of Headwater',
  runtime: 'another version of Node',
  code: 'another state of the code',
  configuration: 'another configuration',
} as const satisfies Record<keyof typeof KEYS, string>;

const KEYS = { version: true, runtime: true, code: true, configuration: true } as const;

export const ORIGIN_KEYS = Object.keys(KEYS) as (keyof typeof KEYS)[];

/** Files, and folders with all in them, that say how a page is made. */
const CODE = [
  'src',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  join('node_modules', '.package-lock.json'),
];

/** Of the options, all but those that say what was read. */
export async function originOf(
  options: Omit<SiteOptions, 'digest' | 'texts'>,
  root = PROJECT_ROOT,
): Promise<Origin> {
  const { title, version, url, edit, health } = options;
  return {
    version,
    runtime: `${process.version} ${process.platform} ${process.arch}`,
    code: await codeDigest(root),
    configuration: digestOf({ title, url, edit, health }),
  };
}

/** Why nothing is kept: the first thing that is another; null where nothing is. */
export function differenceOf(before: Origin, now: Origin): string | null {
  const other = ORIGIN_KEYS.find((key) => before[key] !== now[key]);
  return other === undefined ? null : NAMES[other];
}

async function codeDigest(root: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await Promise.all(CODE.map((name) => filesAt(root, name)))).flat();
  const contents = await Promise.all(files.map((file) => readFile(join(root, file)).catch(nothingIfGone)));
  for (const [index, file] of files.entries()) {
    const bytes = contents[index];
    if (bytes != null) hash.update(`${file.length}:${file}${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

function nothingIfGone(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

/** By their paths from the root, sorted; none where there is nothing of that name. */
async function filesAt(root: string, name: string): Promise<string[]> {
  const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTDIR') return null;
      if (code === 'ENOENT') return [];
      throw error;
    },
  );
  if (entries === null) return [name];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort(compareStrings);
}
