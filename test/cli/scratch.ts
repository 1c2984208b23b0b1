/** A folder of its own for a test, gone when the test is over. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';

export function scratch(): string {
  // Where the system's folder is behind a link, a process in it sees the real one.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'headwater-cli-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Writes files, by their paths within `folder`. */
export function fill(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** All files below `folder` with their content, by their paths within it. */
export function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const entries = files.map((file) => {
    const path = join(file.parentPath, file.name);
    return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The mark of an output that had these files, and so many others that looking through it may take a while. */
export function markOfMany(files: readonly string[]): string {
  const others = Array.from(
    { length: 25_000 },
    (_, index) => `datasets/warehouse/table_${index}/columns/index.html`,
  );
  return [
    'Written by Headwater, which replaces this folder as a whole. Its files:',
    ...files,
    ...others,
  ].join('\n');
}
