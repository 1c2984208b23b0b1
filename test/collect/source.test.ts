import { readdir, readlink, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readLines } from '../../src/collect/lines.ts';
import { line, readFiles, readPaths, writeLog } from './support.ts';

const files = (reading: Awaited<ReturnType<typeof readPaths>>): readonly string[] =>
  reading.events.map((event) => event.evidence.file);

describe('a folder', () => {
  test('is read deeply, in the order of its names, and files are quoted by their place below it', async () => {
    const reading = await readFiles({
      'b.json': line(1),
      'a/z.json': line(2),
      'a/b/c.ndjson': line(3),
      'B.json': line(4),
    });
    expect(files(reading)).toEqual(['log/B.json', 'log/a/b/c.ndjson', 'log/a/z.json', 'log/b.json']);
    expect(reading.files).toBe(4);
  });

  test('may hold other things, which are passed over and listed', async () => {
    const reading = await readFiles({
      'events.json': line(1),
      'README.md': '# Not a log',
      'data.csv': 'a,b\n1,2',
      'blank.txt': '\n\n',
      'image.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]),
      'notes.gz': gzipSync('notes'),
    });
    expect(files(reading)).toEqual(['log/events.json']);
    expect(reading.ignored).toEqual(
      ['README.md', 'blank.txt', 'data.csv', 'image.png', 'notes.gz'].map((name) => `log/${name}`),
    );
    expect(reading.problems).toEqual([]);
  });

  test('may hold the output of a build, which is no log', async () => {
    const reading = await readFiles({
      'events.json': line(1),
      'site/.headwater': 'Written by Headwater\n',
      'site/api/edges.ndjson': '{"level":"io"}',
    });
    expect(files(reading)).toEqual(['log/events.json']);
    expect(reading.books.read).toBe(1);
  });

  test('keeps its hidden files to itself', async () => {
    const reading = await readFiles({ 'a.json': line(1), '.b.json': line(2), '.git/c.json': line(3) });
    expect(files(reading)).toEqual(['log/a.json']);
    expect(reading.ignored).toEqual([]);
  });

  test('with a file that claims to be JSON and is none has that refused', async () => {
    const reading = await readFiles({ 'a.json': line(1), 'b.json': 'hello', 'c.ndjson': '' });
    expect(reading.problems).toMatchObject([{ code: 'event-unreadable', file: 'log/b.json', line: 1 }]);
  });

  test('that links into itself is read once', async () => {
    const folder = await writeLog({ 'a/events.json': line(1), 'b/events.json': line(2) });
    await symlink('..', join(folder, 'a/up'));
    await symlink('../b', join(folder, 'a/across'));
    await symlink('a', join(folder, 'c'));
    const reading = await readPaths([folder]);
    expect(files(reading)).toEqual(['log/a/across/events.json', 'log/a/events.json']);
    expect(reading.books).toMatchObject({ read: 2, duplicate: 0 });
  });

  test('with a link to nowhere has that reported where it is called JSON', async () => {
    const folder = await writeLog({ 'a.json': line(1) });
    await symlink('nowhere', join(folder, 'b.json'));
    await symlink('nowhere', join(folder, 'c'));
    const reading = await readPaths([folder]);
    expect(reading.problems).toMatchObject([
      {
        code: 'file-unreadable',
        file: 'log/b.json',
        line: null,
        message: expect.stringContaining('ENOENT') as string,
      },
    ]);
    expect(reading.problems[0]?.message).not.toContain(folder);
    expect(reading.ignored).toEqual(['log/c']);
  });
});

describe('several paths', () => {
  test('are read in their order, each file once', async () => {
    const folder = await writeLog({ 'a/1.json': line(1), 'b/2.json': line(2), 'c.json': line(3) });
    const reading = await readPaths([
      join(folder, 'c.json'),
      join(folder, 'b'),
      folder,
      join(folder, 'c.json'),
      join(folder, 'a', '1.json'),
    ]);
    expect(files(reading)).toEqual(['c.json', 'b/2.json', 'log/a/1.json']);
    expect(reading.books.duplicate).toBe(0);
  });

  test('of one name are told apart by as much of what is above them as it takes', async () => {
    const folder = await writeLog({
      'x/day/events.json': line(1),
      'y/day/events.json': line(2),
      'z/night/events.json': line(3),
      'z/other.json': line(4),
    });
    const reading = await readPaths(
      ['x/day/events.json', 'y/day/events.json', 'z/night/events.json', 'z/other.json'].map((name) =>
        join(folder, name),
      ),
    );
    expect(files(reading)).toEqual([
      'x/day/events.json',
      'y/day/events.json',
      'night/events.json',
      'other.json',
    ]);
  });

  test('are quoted without the machine that they are on', async () => {
    const folder = await writeLog({ 'a.json': line(1), 'sub/b.json': line(2) });
    const reading = await readPaths([folder, relative(process.cwd(), join(folder, 'sub'))]);
    expect(files(reading)).toEqual(['log/a.json', 'log/sub/b.json']);
  });
});

describe('there is a clear error', () => {
  test('for a path that does not exist, which it names as it was given', async () => {
    const folder = await writeLog({ 'a.json': line(1) });
    await expect(readPaths([folder, folder, './no/such.json'])).rejects.toMatchInlineSnapshot(
      `[InputError: There is no file or folder at ./no/such.json]`,
    );
  });

  test.each([
    ['an empty folder', {}],
    ['a folder without a log', { 'README.md': '# Nothing' }],
    ['an empty file', { 'events.ndjson': '' }],
    ['a file of blank lines', { 'events.ndjson': '\n  \n' }],
    ['an empty list', { 'events.json': '[]' }],
  ])('for %s', async (_, content) => {
    await expect(readFiles(content)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^There are no events in .*log$/) as string,
    });
  });

  test('but none for a folder in which every event is refused: its problems say more', async () => {
    const reading = await readFiles({ 'events.json': '{}' });
    expect(reading.books).toEqual({ read: 1, accepted: 0, duplicate: 0, rejected: 1 });
  });
});

test.skipIf(process.platform !== 'linux')('a file that is looked into and left is closed', async () => {
  const folder = await writeLog({ zipped: gzipSync(Buffer.alloc(20_000_000, `${line(1)}\n`)) });
  for await (const first of readLines(join(folder, 'zipped'))) {
    expect(first.number).toBe(1);
    break;
  }
  await expect.poll(async () => openFiles(folder)).toBe(0);
});

/** How many files below a folder this process holds open. */
async function openFiles(folder: string): Promise<number> {
  const links = (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
  return (await Promise.all(links)).filter((path) => path.startsWith(folder)).length;
}

test('a zipped file in a folder that cannot be unzipped to its end is named, whatever it is called', async () => {
  const whole = gzipSync(`${line(1)}\n`);
  const reading = await readFiles({
    'a.gz': Buffer.concat([whole, Buffer.from('garbage')]),
    'b.ndjson': line(2),
  });
  expect(reading.ignored).toEqual([]);
  expect(reading.problems.map(({ code, file }) => `${code} ${file ?? ''}`)).toEqual([
    'file-unreadable log/a.gz',
  ]);
});
