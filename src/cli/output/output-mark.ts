/** The mark that a build leaves in its output: what it wrote, so that a later one knows what it may replace. */
import { lstat, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { compareStrings } from '../../model/identity.ts';
import { OUTPUT_MARK } from '../../model/output-mark.ts';
import { folderContent } from './folder-content.ts';

const HEAD = 'Written by Headwater, which replaces this folder as a whole. Its files:';

/**
 * Lists the files of a finished output in its mark.
 * @param files all that are to be in the output; absent: those that are in the folder
 * @returns how many there are
 */
export async function markOutput(folder: string, files?: readonly string[]): Promise<number> {
  const all = files?.toSorted(compareStrings) ?? (await filesIn(folder));
  await writeFile(join(folder, OUTPUT_MARK), `${[HEAD, ...all].join('\n')}\n`);
  return all.length;
}

/** What the mark says that the last build wrote, itself left out; null where there is none. */
export async function markedFiles(folder: string): Promise<string[] | null> {
  const mark = await readFile(join(folder, OUTPUT_MARK), 'utf8').catch(() => '');
  if (mark === '') return null;
  return mark
    .split('\n')
    .slice(1)
    .filter((file) => file !== '' && isInside(file));
}

/** Whoever can write the mark could name a file of somebody else. */
function isInside(path: string): boolean {
  return !isAbsolute(path) && !path.split(/[\\/]/).includes('..');
}

/**
 * The files in a folder that no build has written there, sorted; all of them where the folder has no mark. A folder out of
 * which someone has taken what a build wrote is the build's.
 */
export async function foreignFiles(folder: string): Promise<string[]> {
  const marked = await markedFiles(folder);
  const written = marked ?? [];
  const own = new Set(marked === null ? [] : [...marked, OUTPUT_MARK]);
  const foreign = (await filesIn(folder)).filter((file) => !own.has(file));
  if (foreign.length === 0) return foreign;
  const folders = foldersOf(written);
  const isEmptied = await Promise.all(
    foreign.map(async (file) => folders.has(file) && (await lstat(join(folder, file))).isDirectory()),
  );
  return foreign.filter((_, index) => isEmptied[index] !== true);
}

/** The folders that files are in, and those that these are in. */
function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** Paths below the folder, sorted; an empty folder counts as a file of its name. */
async function filesIn(folder: string): Promise<string[]> {
  const { files, emptyFolders } = await folderContent(folder);
  return [...files, ...emptyFolders].sort(compareStrings);
}
