/** Takes the paths of this machine out of text that is going to be published. */
import { homedir, tmpdir } from 'node:os';
import { basename, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A path of two steps or more, of this or the other kind of system, that is no part of a URL. */
const ABSOLUTE =
  /(?<![\w:/.~-])\/(?:[^\s/:"'`()<>]+\/)+[^\s:"'`()<>]*|(?<!\w)[A-Za-z]:\\(?:[^\s\\"'`()<>]+\\)*[^\s"'`()<>]*/g;

/**
 * Paths below `root` become relative to it, as they are in the repository; those in `node_modules` begin there;
 * of any other, the last step alone remains.
 */
export function withoutMachinePaths(text: string, root: string): string {
  const shortened = [root, tmpdir(), homedir()]
    .filter((folder) => folder.length > 1)
    .reduce((rest, folder) => withoutFolder(rest, folder), text);
  return shortened.replace(/file:\/\/(?=\/)/g, '').replace(ABSOLUTE, lastSteps);
}

function withoutFolder(text: string, folder: string): string {
  const prefix = folder.endsWith(sep) ? folder : folder + sep;
  return text.replaceAll(pathToFileURL(prefix).href, '').replaceAll(prefix, '');
}

function lastSteps(path: string): string {
  const plain = path.replaceAll('\\', '/');
  const dependency = plain.lastIndexOf('/node_modules/');
  return dependency === -1 ? basename(plain) : plain.slice(dependency + 1);
}
