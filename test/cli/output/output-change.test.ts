import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimOutput, commitOutput, type OutputFolder } from '../../../src/cli/output/output-folder.ts';
import { undoUnfinished } from '../../../src/cli/output/output-change.ts';
import { contents, fill, scratch } from '../scratch.ts';

type Files = Readonly<Record<string, string>>;

const OLD: Files = {
  'index.html': 'old',
  'jobs/a/index.html': 'stays',
  'jobs/a/index.json': 'old',
  'jobs/gone/a/index.html': 'old',
  'jobs/gone/b/index.html': 'old',
  'one/file': 'in a folder',
  two: 'a file',
};
const NEW: Files = {
  'index.html': 'new',
  'jobs/a/index.html': 'stays',
  'jobs/a/index.json': 'new',
  'jobs/b/index.html': 'new',
  one: 'a file now',
  'two/file': 'in a folder now',
};
const STAYING = ['jobs/a/index.html'];

/** An output, and beside it what the next build has staged. */
async function staged(before: Files, after: Files, staying: readonly string[]): Promise<OutputFolder> {
  const output = await claimOutput(join(scratch(), 'site'), '/nowhere/project');
  fill(output.staging, before);
  await commitOutput(output);
  const made = Object.entries(after).filter(([path]) => !staying.includes(path));
  fill(output.staging, Object.fromEntries(made));
  return output;
}

async function commit(output: OutputFolder, staying: readonly string[]): Promise<number> {
  return commitOutput(output, { files: staying, check: () => undefined });
}

/** All but the mark, which has to name the very files. */
function filesOf({ path }: OutputFolder): Files {
  const { '.headwater': mark = '', ...files } = contents(path);
  expect(mark.split('\n').slice(1, -1)).toEqual(Object.keys(files));
  return files;
}

function beside({ path }: OutputFolder): string[] {
  return readdirSync(dirname(path));
}

describe('an output of which files stay', () => {
  test('is changed where it stands: what stays is not touched, and nothing is left beside it', async () => {
    const output = await staged(OLD, NEW, STAYING);
    const file = join(output.path, 'jobs/a/index.html');
    const before = statSync(file);
    expect(await commit(output, STAYING)).toBe(6);
    expect(filesOf(output)).toEqual(NEW);
    expect(statSync(file)).toMatchObject({
      ino: before.ino,
      mtimeMs: before.mtimeMs,
      ctimeMs: before.ctimeMs,
    });
    expect(readdirSync(join(output.path, 'jobs')).sort()).toEqual(['a', 'b']);
    expect(beside(output)).toEqual(['site']);
  });

  test('becomes any other that has these files', async () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });
    const tree = fc
      .array(
        path.map((parts) => parts.join('/')),
        { minLength: 1, maxLength: 8 },
      )
      .map((paths) => paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`))));
    await fc.assert(
      fc.asyncProperty(tree, tree, async (before, after) => {
        const staying = before.filter((one) => after.includes(one)).slice(0, 2);
        const said = (paths: readonly string[], what: string): Files =>
          Object.fromEntries(paths.map((one) => [one, staying.includes(one) ? 'stays' : what]));
        const output = await staged(said(before, 'old'), { ...said(after, 'new'), x: 'new' }, staying);
        await commit(output, staying);
        expect(filesOf(output)).toEqual({ ...said(after, 'new'), x: 'new' });
        expect(beside(output)).toEqual(['site']);
        // A folder that was left empty would be a stranger's.
        await claimOutput(output.path, '/nowhere/project');
      }),
      { numRuns: 60 },
    );
  });

  test('keeps what somebody has put there while the build ran', async () => {
    const output = await staged(OLD, NEW, STAYING);
    fill(output.path, { 'jobs/gone/notes.txt': 'mine' });
    await commit(output, STAYING);
    expect(contents(output.path)).toMatchObject({ ...NEW, 'jobs/gone/notes.txt': 'mine' });
  });

  test('takes nothing out that is not in it, whatever its mark says', async () => {
    const output = await staged(OLD, NEW, STAYING);
    const elsewhere = scratch();
    fill(elsewhere, { file: 'mine' });
    fill(dirname(output.path), { 'beside.txt': 'mine', 'near/file': 'mine' });
    const mark = join(output.path, '.headwater');
    appendFileSync(mark, `../beside.txt\njobs/../../near/file\n${join(elsewhere, 'file')}\n`);
    await commit(output, STAYING);
    expect(filesOf(output)).toEqual(NEW);
    expect(contents(elsewhere)).toEqual({ file: 'mine' });
    expect(beside(output).sort()).toEqual(['beside.txt', 'near', 'site']);
  });

  test('does not follow a link in the place of a file that goes', async () => {
    const output = await staged(OLD, NEW, STAYING);
    const elsewhere = scratch();
    fill(elsewhere, { file: 'mine' });
    rmSync(join(output.path, 'index.html'));
    symlinkSync(join(elsewhere, 'file'), join(output.path, 'index.html'));
    await commit(output, STAYING);
    expect(filesOf(output)).toEqual(NEW);
    expect(contents(elsewhere)).toEqual({ file: 'mine' });
  });

  test('stays as it was where that fails halfway', async () => {
    const output = await staged(OLD, { ...NEW, z: 'new' }, STAYING);
    fill(output.path, { 'z/notes.txt': 'mine' });
    const before = contents(output.path);
    await expect(commit(output, STAYING)).rejects.toThrow(/site\/z holds files that Headwater did not write/);
    expect(contents(output.path)).toEqual(before);
    expect(beside(output)).toEqual(['site']);
  });
});

const SCRIPT = join(import.meta.dirname, 'killed-commit.ts');

/** @returns whether it came to its end before it was killed */
function killedAfter(steps: number, { path }: OutputFolder, staging: string): boolean {
  const args = [SCRIPT, path, staging, String(steps), ...STAYING];
  const { signal, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(signal).toBe(stdout === 'done' ? null : 'SIGKILL');
  return stdout === 'done';
}

describe('a build that is killed while it changes the output', () => {
  test('leaves the old one or the new one to the next build, whenever that is, and even where that is killed', async () => {
    const seen = new Set<string>();
    for (let steps = 0, isDone = false; !isDone; steps++) {
      const output = await staged(OLD, NEW, STAYING);
      isDone = killedAfter(steps, output, output.staging);
      killedAfter((steps * 7) % 30, output, '');
      await claimOutput(output.path, '/nowhere/project');
      const found = filesOf(output);
      expect([OLD, NEW]).toContainEqual(found);
      expect(beside(output)).toEqual(['site']);
      seen.add(found === NEW || found['index.html'] === 'new' ? 'new' : 'old');
      if (isDone) expect(found).toEqual(NEW);
    }
    expect(seen).toEqual(new Set(['old', 'new']));
  }, 120_000);

  test('leaves a journal; where that is broken, nothing is touched', async () => {
    const output = await staged(OLD, NEW, STAYING);
    const held = join(dirname(output.path), '.site.headwater-change');
    fill(held, { journal: '+index.html\n+jobs/a/ind', 'old/index.html': 'old' });
    await expect(undoUnfinished(output.path)).rejects.toThrow(/its journal is broken/);
    expect(filesOf(output)).toEqual(OLD);
    expect(contents(held)).toHaveProperty('old/index.html');
  });
});

describe('while another build puts its output in place', () => {
  async function held(holder: number): Promise<{ output: OutputFolder; folder: string }> {
    const output = await staged(OLD, NEW, STAYING);
    const folder = join(dirname(output.path), '.site.headwater-change');
    mkdirSync(folder);
    writeFileSync(join(folder, 'process'), String(holder));
    return { output, folder };
  }

  test('this one does not, and leaves all as it is', async () => {
    const { output, folder } = await held(process.ppid);
    for (const refused of [
      () => claimOutput(output.path, '/nowhere/project'),
      () => commit(output, STAYING),
      () => commit(output, []),
    ]) {
      await expect(refused()).rejects.toThrow(/Another build puts its output into .*site right now/);
    }
    expect(filesOf(output)).toEqual(OLD);
    expect(contents(folder)).toEqual({ process: String(process.ppid) });
  });

  test('which no build does for ten minutes: the id of its process is another one’s', async () => {
    const { output, folder } = await held(process.ppid);
    const past = new Date(Date.now() - 700_000);
    utimesSync(join(folder, 'process'), past, past);
    await claimOutput(output.path, '/nowhere/project');
    expect(beside(output)).toEqual(['site']);
  });
});
