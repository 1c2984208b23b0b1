/** What is kept of an output's pages: what each was made of, and how its files stood when they were written. */
import { createHash } from 'node:crypto';
import { access, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { SitePath } from '../../site/path.ts';
import { headOf, readKept, writeKept } from './kept-file.ts';
import type { PageFile } from './page-file.ts';
import { differenceOf, ORIGIN_KEYS, type Origin } from './kept-origin.ts';
import { reasonOf } from '../reason.ts';

/** A page with the files beside it: they stand and fall together. */
export interface KeptPage {
  /** Of all that they say. */
  readonly digest: string;
  /** Of what that follows from; null where the page has none. */
  readonly ground: string | null;
  /** Sorted by name. */
  readonly files: readonly PageFile[];
}

export type KeptPages = ReadonlyMap<SitePath, KeptPage>;

/** `origin`: what the pages were made with. */
interface PagesOfOutput {
  readonly origin: Origin;
  readonly pages: KeptPages;
}

/** `output`: the real path of the folder that they are in. */
type Head = Origin & { readonly output: string };

const PREFIX = 'output-';
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** What is known of the last output. */
export interface LastPages {
  /** Why there are none, as the end of a sentence; null where there are, or it goes without saying. */
  readonly reason: string | null;
  readonly pages: KeptPages;
}

/** Those that were last written to `output` and made with what pages are made with now. Whatever is wrong with them is the reason why there are none. */
export async function lastPages(output: string, origin: Origin, folder: string): Promise<LastPages> {
  const none = (reason: string | null): LastPages => ({ reason, pages: new Map() });
  try {
    const last = await readPages(output, folder);
    if (last === 'absent') return none(null);
    if (last === 'broken') return none('what the last build kept is broken');
    const difference = differenceOf(last.origin, origin);
    return difference === null
      ? { reason: null, pages: last.pages }
      : none(`the last output was made with ${difference}`);
  } catch (error) {
    return none(`what the last build kept cannot be read (${reasonOf(error)})`);
  }
}

/** @returns why there are none, or the pages that were last written to `output` */
async function readPages(output: string, folder: string): Promise<PagesOfOutput | 'absent' | 'broken'> {
  const kept = await readKept<Head>(fileOf(output, folder), ['output', ...ORIGIN_KEYS]);
  if (typeof kept === 'string') return kept;
  if (kept.head.output !== output) return 'absent';
  const text = (await decompress(kept.body)).toString('utf8');
  const pages = new Map(text.split('\n').flatMap((line) => (line === '' ? [] : [pageIn(line)])));
  return { origin: kept.head, pages };
}

/** Keeps the pages of `output` in place of those before, and forgets those of outputs that are no more. */
export async function writePages(
  output: string,
  { origin, pages }: PagesOfOutput,
  folder: string,
): Promise<void> {
  let text = '';
  for (const [path, page] of pages) text += lineOf(path, page);
  const head: Head = { ...origin, output };
  await writeKept(fileOf(output, folder), head, await compress(Buffer.from(text, 'utf8')));
  await forgetLost(folder);
}

function fileOf(output: string, folder: string): string {
  return join(folder, `${PREFIX}${createHash('sha256').update(output).digest('hex').slice(0, 16)}`);
}

/** Paths of pages hold no white space, and names of files no comma: all are made by `pathPart`, or in `src/pages`. */
function lineOf(path: SitePath, { digest, ground, files }: KeptPage): string {
  const said = files.map(({ name, size, mtime }) => `${name},${size},${mtime}`);
  return `${[path, digest, ground ?? '', ...said].join('\t')}\n`;
}

function pageIn(line: string): readonly [SitePath, KeptPage] {
  const [path = '', digest = '', ground = '', ...said] = line.split('\t');
  const files = said.map((file) => {
    const [name = '', size, mtime] = file.split(',');
    return { name, size: Number(size), mtime: Number(mtime) };
  });
  return [path as SitePath, { digest, ground: ground === '' ? null : ground, files }];
}

async function forgetLost(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX) && !name.includes('.'));
  for (const name of names) {
    const file = join(folder, name);
    if (!(await exists(await outputOf(file)))) await rm(file, { force: true });
  }
}

/** More than a path of any system takes, with what the head says besides. */
const MAX_HEAD = 16_384;

/** The folder that a file is about; an empty text where it does not say. */
async function outputOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_HEAD), 0, MAX_HEAD, 0);
    const [line = ''] = buffer.subarray(0, bytesRead).toString('utf8').split('\n', 1);
    const output = headOf(line)?.['output'];
    return typeof output === 'string' ? output : '';
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
