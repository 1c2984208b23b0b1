/** The files of an output. */
import { hash } from 'node:crypto';
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

/** Of all files below a folder, by their paths: SHA-256 of the bytes. One folder can be gone before the other is made. */
export type Digests = ReadonlyMap<string, string>;

export function digestsIn(folder: string): Digests {
  return new Map(
    filesIn(folder).map(({ path }) => [path, hash('sha256', readFileSync(join(folder, path)), 'base64url')]),
  );
}

/** The paths at which two folders do not hold the same bytes. */
export function differences(left: Digests, right: Digests): string[] {
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort(compareStrings);
  return paths.filter((path) => left.get(path) !== right.get(path));
}

export function bytesOf(files: readonly OutputFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

export function isPage({ path }: OutputFile): boolean {
  return path === 'index.html' || path.endsWith('/index.html');
}
