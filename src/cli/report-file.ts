/** Files that a build leaves where a command line asks for them, beside the site. */
import { writeFile } from 'node:fs/promises';
import { InputError } from '../model/input-error.ts';

/**
 * Writes `text` to `file`; nothing, to see before long work that there is a place for it.
 * @param option what the file was given for, as people write it
 * @throws InputError where it cannot be written
 */
export async function writeReport(option: string, file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new InputError(
      `${option} cannot write to ${file} (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
      'Give it a file in a folder that there is, where you may write.',
    );
  }
}
