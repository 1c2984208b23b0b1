/** The mark that a build leaves in its output: what it wrote, so that a later one knows what it may replace. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { compareStrings } from '../model/identity.ts';
import { OUTPUT_MARK } from '../model/output-mark.ts';

const HEAD = 'Written by Headwater, which replaces this folder as a whole. Its files:';

/** Lists the files of a finished output in its mark. @returns how many there are */
export async function markOutput(folder: string): Promise<number> {
  const files = await filesIn(folder);
  await writeFile(join(folder, OUTPUT_MARK), `${[HEAD, ...files].join('\n')}\n`);
  return files.length;
}

/** The files in a folder that no build has written there, sorted; all of them where the folder has no mark. */
export async function foreignFiles(folder: string): Promise<string[]> {
  const mark = await readFile(join(folder, OUTPUT_MARK), 'utf8').catch(() => '');
  const own = new Set([...mark.split('\n').slice(1), ...(mark === '' ? [] : [OUTPUT_MARK])]);
  return (await filesIn(folder)).filter((file) => !own.has(file));
}

/** Paths below the folder, with `/` between their parts; an empty folder counts as a file of its name. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const parents = new Set(entries.map((entry) => entry.parentPath));
  return entries
    .filter((entry) => !entry.isDirectory() || !parents.has(join(entry.parentPath, entry.name)))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort(compareStrings);
}
