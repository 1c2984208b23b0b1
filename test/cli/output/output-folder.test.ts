import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimOutput, commitOutput, discardOutput } from '../../../src/cli/output/output-folder.ts';
import { InputError } from '../../../src/model/input-error.ts';
import { contents, fill, markOfMany, scratch } from '../scratch.ts';

const ELSEWHERE = '/nowhere/project';

/** The files, and the mark that a build leaves with them. */
function marked(files: Readonly<Record<string, string>>): Record<string, string> {
  const lines = [
    'Written by Headwater, which replaces this folder as a whole. Its files:',
    ...Object.keys(files),
  ];
  return { '.headwater': `${lines.join('\n')}\n`, ...files };
}

/** Why the path is refused; null where it is not. */
async function refusal(path: string, root = ELSEWHERE): Promise<string | null> {
  try {
    await claimOutput(path, root);
    return null;
  } catch (error) {
    if (error instanceof InputError) return error.message.replace(path, 'OUT');
    throw error;
  }
}

/** What a build does: claims the folder, writes, and puts it in place. */
async function write(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  const output = await claimOutput(path, ELSEWHERE);
  fill(output.staging, files);
  await commitOutput(output);
}

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('an output folder', () => {
  test('is refused where it holds what no build has written, and keeps it', async () => {
    const folder = scratch();
    fill(folder, { 'photos/1.jpg': 'x', 'thesis.doc': 'y', 'a.txt': '', 'b.txt': '' });
    const before = contents(folder);
    expect(await refusal(folder)).toBe(
      'OUT holds files that Headwater did not write (a.txt, b.txt, photos/1.jpg, …)',
    );
    expect(contents(folder)).toEqual(before);
  });

  test('is refused where it is a file, or within one', async () => {
    const folder = scratch();
    fill(folder, { file: 'x' });
    expect(await refusal(join(folder, 'file'))).toBe('OUT is a file, not a folder');
    expect(await refusal(join(folder, 'file', 'site'))).toMatch(
      /^There can be no folder at OUT \(E[A-Z]+\)$/,
    );
    expect(contents(folder)).toEqual({ file: 'x' });
  });

  test('is refused where it is a link to nothing', async () => {
    const folder = scratch();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    expect(await refusal(join(folder, 'link'))).toBe('OUT is a link to a folder that there is not');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  });

  test('is refused where the project is in it, even with the mark of a build', async () => {
    const folder = scratch();
    fill(folder, marked({ 'project/package.json': '{}' }));
    for (const root of [folder, join(folder, 'project'), join(folder, '..project')]) {
      expect(await refusal(folder, root)).toBe('OUT holds the project itself');
    }
    expect(contents(folder)).toEqual(marked({ 'project/package.json': '{}' }));
  });

  test('may be new, with the folders that it is in, or empty', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'empty'));
    for (const path of [join(folder, 'a', 'b', 'site'), join(folder, 'empty')]) {
      await write(path, { 'index.html': 'new' });
      expect(contents(path)).toEqual(marked({ 'index.html': 'new' }));
    }
    expect(readdirSync(folder).sort()).toEqual(['a', 'empty']);
  });

  test('that a build wrote is replaced as a whole', async () => {
    const out = join(scratch(), 'site');
    await write(out, { 'index.html': 'old', 'jobs/gone/index.html': 'old' });
    await write(out, { 'index.html': 'new' });
    expect(contents(out)).toEqual(marked({ 'index.html': 'new' }));
    expect(readdirSync(join(out, '..'))).toEqual(['site']);
  });

  test('that a build wrote is refused once there is anything else in it, and keeps it', async () => {
    const out = join(scratch(), 'site');
    await write(out, { 'index.html': 'old', 'api/edges.ndjson': '' });
    fill(out, { 'api/notes.txt': 'mine', '.git/HEAD': 'ref' });
    mkdirSync(join(out, 'drafts'));
    expect(await refusal(out)).toBe(
      'OUT holds files that Headwater did not write (.git/HEAD, api/notes.txt, drafts)',
    );
    expect(contents(out)).toMatchObject({ 'index.html': 'old', 'api/notes.txt': 'mine', '.git/HEAD': 'ref' });
  });

  test('of very many files is looked through beside what else is done, and refused when that is known', async () => {
    const out = join(scratch(), 'site');
    await write(out, { 'index.html': 'old' });
    fill(out, { '.headwater': markOfMany(['index.html']) });
    await (await claimOutput(out, ELSEWHERE)).requireOwn();
    fill(out, { 'api/notes.txt': 'mine' });
    const claimed = await claimOutput(out, ELSEWHERE);
    const before = contents(out);
    await expect(claimed.requireOwn()).rejects.toEqual(
      new InputError(
        `${out} holds files that Headwater did not write (api/notes.txt)`,
        'Give --out a new or empty folder, or move these files away. Nothing was deleted.',
      ),
    );
    expect(contents(out)).toEqual(before);
  });

  test('that a build wrote is replaced where someone has taken files out of it', async () => {
    const out = join(scratch(), 'site');
    await write(out, {
      'index.html': 'old',
      'datasets/a/columns/c/index.html': 'old',
      'datasets/b.html': '',
    });
    rmSync(join(out, 'datasets/a/columns/c/index.html'));
    await write(out, { 'index.html': 'new' });
    expect(contents(out)).toEqual(marked({ 'index.html': 'new' }));
  });

  test('behind a link is replaced, and the link stays', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'site'));
    await write(join(folder, 'site'), { 'index.html': 'new' });
    expect(lstatSync(join(folder, 'site')).isSymbolicLink()).toBe(true);
    expect(contents(join(folder, 'real'))).toEqual(marked({ 'index.html': 'new' }));
  });

  test('stays as it was until the new one is whole, and for good where that fails', async () => {
    const out = join(scratch(), 'site');
    await write(out, { 'index.html': 'old' });
    const output = await claimOutput(out, ELSEWHERE);
    fill(output.staging, { 'index.html': 'half' });
    expect(contents(out)).toEqual(marked({ 'index.html': 'old' }));
    await discardOutput(output);
    expect(contents(out)).toEqual(marked({ 'index.html': 'old' }));
    expect(readdirSync(join(out, '..'))).toEqual(['site']);
  });

  test('stays as it was where there is nothing to put in its place', async () => {
    const out = join(scratch(), 'site');
    await write(out, { 'index.html': 'old' });
    const output = await claimOutput(out, ELSEWHERE);
    await expect(commitOutput(output)).rejects.toThrow('ENOENT');
    expect(contents(out)).toEqual(marked({ 'index.html': 'old' }));
  });
});

describe('what a build that was killed has left behind', () => {
  test('is removed by the next one, where its process is no more', async () => {
    const folder = scratch();
    const [dead, alive] = [deadProcess(), process.ppid];
    fill(folder, {
      [`.site.headwater-${dead}/index.html`]: 'half',
      [`.site.headwater-${alive}/index.html`]: 'at work',
      [`.other.headwater-${dead}/index.html`]: 'of another folder',
      '.site.headwater-notes': 'no process at all',
    });
    await claimOutput(join(folder, 'site'), ELSEWHERE);
    expect(readdirSync(folder).sort()).toEqual(
      [`.other.headwater-${dead}`, `.site.headwater-${alive}`, '.site.headwater-notes'].sort(),
    );
  });

  test('is put back where it was the last output, moved away to make room', async () => {
    const out = join(scratch(), 'site');
    const last = `.site.headwater-${deadProcess()}-last`;
    fill(join(out, '..', last), marked({ 'index.html': 'old' }));
    await claimOutput(out, ELSEWHERE);
    expect(contents(out)).toEqual(marked({ 'index.html': 'old' }));
    expect(existsSync(join(out, '..', last))).toBe(false);
  });

  test('is removed where the new output has already taken its place', async () => {
    const out = join(scratch(), 'site');
    await write(out, { 'index.html': 'new' });
    const last = join(out, '..', `.site.headwater-${deadProcess()}-last`);
    fill(last, { 'index.html': 'old' });
    await claimOutput(out, ELSEWHERE);
    expect(contents(out)).toEqual(marked({ 'index.html': 'new' }));
    expect(existsSync(last)).toBe(false);
  });

  test('by a process whose id is now ours is no one’s either', async () => {
    const out = join(scratch(), 'site');
    const { staging } = await claimOutput(out, ELSEWHERE);
    fill(staging, { 'stale.html': 'half' });
    expect((await claimOutput(out, ELSEWHERE)).staging).toBe(staging);
    expect(existsSync(staging)).toBe(false);
    rmSync(staging, { recursive: true, force: true });
  });
});
