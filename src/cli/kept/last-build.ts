/** The catalog of the last build, kept for the commands that answer from it. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Catalog } from '../../model/catalog.ts';
import { compareStrings } from '../../model/identity.ts';
import { InputError } from '../../model/input-error.ts';
import { listAbandoned } from '../output/abandoned.ts';
import { PROJECT_ROOT, VERSION } from '../project.ts';
import { say } from '../terminal.ts';

const FILE = 'last-build';
const WAY_OUT = 'Run `npm run build`, or name a log with --events.';

export interface KeptCatalog {
  readonly catalog: Catalog;
  /** SHA-256, in hex, of everything that it was made of. */
  readonly digest: string;
}

/** The first line of the file; the catalog follows it, as V8 writes values. */
interface Head {
  readonly generator: 'headwater';
  readonly version: string;
  /** Of the code that says what a catalog is: with other code, the same version may mean another shape. */
  readonly model: string;
  readonly digest: string;
  /** CRC-32 of what follows. */
  readonly checksum: number;
}

/** Within the project, where packages keep what can be made again, or where `HEADWATER_CACHE_DIR` says. */
export function keepingFolder(): string {
  return process.env['HEADWATER_CACHE_DIR'] ?? join(PROJECT_ROOT, 'node_modules', '.cache', 'headwater');
}

/**
 * Keeps the catalog in place of the last one, in one step. Where that fails, it is said, and nothing else is lost.
 * @returns its bytes; null where it failed
 */
export async function keepCatalog(
  { catalog, digest }: KeptCatalog,
  folder = keepingFolder(),
): Promise<number | null> {
  const file = join(folder, FILE);
  const staging = `${file}.${process.pid}`;
  try {
    await mkdir(folder, { recursive: true });
    for (const name of await listAbandoned(folder, `${FILE}.`)) await rm(join(folder, name), { force: true });
    const body = serialize(catalog);
    const head: Head = { ...(await ownHead()), digest, checksum: crc32(body) };
    await writeFile(staging, [`${JSON.stringify(head)}\n`, body]);
    await rename(staging, file);
    return body.length;
  } catch (error) {
    await rm(staging, { force: true }).catch(() => undefined);
    say(`           not kept for \`npm run headwater\`: ${reasonOf(error)}`);
    return null;
  }
}

/** @throws InputError where none was kept, or where it is broken or was made by other code. */
export async function lastCatalog(folder = keepingFolder()): Promise<KeptCatalog> {
  const bytes = await readKept(join(folder, FILE));
  const end = bytes.indexOf('\n');
  const head = headOf(bytes.subarray(0, Math.max(0, end)).toString('utf8'));
  if (head === null) throw broken();
  const own = await ownHead();
  if (head.version !== own.version) {
    throw new InputError(
      `The last build was made by Headwater ${head.version}, and this is ${own.version}`,
      WAY_OUT,
    );
  }
  if (head.model !== own.model) {
    throw new InputError('The last build was made by another state of this code', WAY_OUT);
  }
  const body = bytes.subarray(end + 1);
  if (crc32(body) !== head.checksum) throw broken();
  return { catalog: deserialize(body) as Catalog, digest: head.digest };
}

async function readKept(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new InputError('There is no catalog of a last build', WAY_OUT);
    }
    throw new InputError(`The catalog of the last build cannot be read (${reasonOf(error)})`, WAY_OUT);
  }
}

/** Null where there is none: no file of ours, or one that is cut off. */
function headOf(line: string): Head | null {
  try {
    const head = JSON.parse(line) as Partial<Head> | null;
    return head?.generator === 'headwater' && head.version !== undefined ? (head as Head) : null;
  } catch {
    return null;
  }
}

function broken(): InputError {
  return new InputError('The catalog of the last build is broken', WAY_OUT);
}

async function ownHead(): Promise<Pick<Head, 'generator' | 'version' | 'model'>> {
  return { generator: 'headwater', version: VERSION, model: await modelDigest() };
}

async function modelDigest(): Promise<string> {
  const folder = join(PROJECT_ROOT, 'src', 'model');
  const hash = createHash('sha256');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  for (const name of names.sort(compareStrings)) {
    hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex');
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
}
