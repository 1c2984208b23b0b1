/** The files of an output. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareStrings } from '../../../src/model/identity.ts';

export interface OutputFile {
  /** Within the folder, its parts joined by `/`. */
  readonly path: string;
  readonly size: number;
}

/** All files below a folder, by their paths. */
export function filesIn(folder: string): OutputFile[] {
  const files: OutputFile[] = [];
  const open = [''];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) open.push(path);
      else files.push({ path, size: statSync(join(folder, path)).size });
    }
  }
  return files.sort((a, b) => compareStrings(a.path, b.path));
}

/** The paths at which two folders do not hold the same bytes. */
export function differences(left: string, right: string): string[] {
  const [here, there] = [sizesIn(left), sizesIn(right)];
  const paths = [...new Set([...here.keys(), ...there.keys()])].sort(compareStrings);
  return paths.filter(
    (path) =>
      here.get(path) !== there.get(path) ||
      !readFileSync(join(left, path)).equals(readFileSync(join(right, path))),
  );
}

function sizesIn(folder: string): ReadonlyMap<string, number> {
  return new Map(filesIn(folder).map(({ path, size }) => [path, size]));
}

export function bytesOf(files: readonly OutputFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

export function isPage({ path }: OutputFile): boolean {
  return path === 'index.html' || path.endsWith('/index.html');
}
