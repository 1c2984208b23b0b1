/** A file that a build keeps for the next one: a line that says what it is, and what it holds. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { listAbandoned } from '../output/abandoned.ts';

/** What its first line says besides. */
type Said = Readonly<Record<string, string>>;

interface KeptFile<Head extends Said> {
  readonly head: Head;
  readonly body: Buffer;
}

/** Writes it in place of the last one, in one step; what killed builds have left beside it is cleared away. */
export async function writeKept(file: string, head: Said, body: Uint8Array): Promise<void> {
  const folder = dirname(file);
  const prefix = `${basename(file)}.`;
  const staging = `${file}.${process.pid}`;
  await mkdir(folder, { recursive: true });
  for (const name of await listAbandoned(folder, prefix)) await rm(join(folder, name), { force: true });
  const line = JSON.stringify({ generator: 'headwater', ...head, checksum: crc32(body) });
  try {
    await writeFile(staging, [`${line}\n`, body]);
    await rename(staging, file);
  } catch (error) {
    await rm(staging, { force: true });
    throw error;
  }
}

/**
 * @returns `absent` where there is none, `broken` where it is cut off, changed, or none of ours
 * @throws Error where it cannot be read
 */
export async function readKept<Head extends Said>(
  file: string,
  keys: readonly (keyof Head & string)[],
): Promise<KeptFile<Head> | 'absent' | 'broken'> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return 'absent';
  const end = Math.max(0, bytes.indexOf('\n'));
  const head = headOf(bytes.subarray(0, end).toString('utf8'));
  const body = bytes.subarray(end + 1);
  const isOurs = head?.['generator'] === 'headwater' && keys.every((key) => typeof head[key] === 'string');
  return isOurs && head['checksum'] === crc32(body) ? { head: head as unknown as Head, body } : 'broken';
}

/** Null where the line is no object of JSON. */
export function headOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const head: unknown = JSON.parse(line);
    return typeof head === 'object' && head !== null ? (head as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
