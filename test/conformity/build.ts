/** Builds a site as a user does: with the command itself, as a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');

/**
 * Builds the log's site, without a glossary, hands its folder to `read` and takes it away again.
 * @throws Error with the last that the command said, where it did not build
 */
export function withSite<T>(log: string, read: (site: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-conformity-'));
  try {
    const site = join(folder, 'site');
    // A log that is named comes without the project's own glossary.
    build(['--events', resolve(log), '--out', site]);
    return read(site);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(args: readonly string[]): void {
  const command = [join(PROJECT, 'src/cli/build.ts'), ...args];
  const { status, stderr, error } = spawnSync(process.execPath, command, {
    cwd: PROJECT,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`the build ended with ${status ?? 'a signal'}: ${lastWords(stderr)}`);
}

/** The last lines that are no part of a stack. */
function lastWords(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !/^at |^[{}]$/.test(line))
    .slice(-4)
    .join(' ');
}
