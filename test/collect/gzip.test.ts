import { createHash } from 'node:crypto';
import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readLines } from '../../src/collect/lines.ts';
import { told, valuesOf } from './outcome.ts';
import { line, writeLog } from './support.ts';

const MB = 1024 * 1024;

/** A gigabyte of one byte, in a megabyte: gzipped parts may follow one another. */
function bomb(byte: string): Buffer {
  const part = gzipSync(Buffer.alloc(16 * MB, byte), { level: 9 });
  return Buffer.concat(Array.from({ length: 64 }, () => part));
}

test.each([
  ['zero bytes', '\0'],
  ['line breaks', '\n'],
  ['spaces', ' '],
])('a gzip bomb of %s is refused, and what came before is kept', async (_, byte) => {
  const { items, fault } = await valuesOf(Buffer.concat([gzipSync(`${line(1)}\n${line(2)}\n`), bomb(byte)]));
  expect(told(items)).toEqual(['1', '2']);
  expect(fault).toMatchInlineSnapshot(`
    "it unpacks to more than 64 MB and more than 200 times its size, as gzip bombs do
    → if you trust it, unpack it with \`gunzip\` and give the unpacked file; what was read before is kept"
  `);
});

/** What cannot be packed. */
function noise(length: number): Buffer {
  return createHash('shake256', { outputLength: length }).update('noise').digest();
}

test('a gzip bomb that is gzipped again is refused by how little the file itself holds', async () => {
  const { fault } = await valuesOf(gzipSync(bomb('\0')));
  expect(fault).toMatch(/^it unpacks to more than 64 MB/);
});

test('a gzip bomb whose layers are each no bomb is refused', async () => {
  const text = noise(40).toString('hex');
  const part = (number: number) => gzipSync(`${text}${number}`.padEnd(15_000));
  const inner = Buffer.concat(Array.from({ length: 6000 }, (_, number) => part(number)));
  expect(inner.length * 200).toBeGreaterThan(90 * MB);
  const outer = gzipSync(inner);
  expect(outer.length * 200).toBeGreaterThan(inner.length);
  expect((await valuesOf(outer)).fault).toMatch(/^it unpacks to more than 64 MB/);
});

test('a small log may unpack to any size up to 64 MB', async () => {
  const log = gzipSync(Buffer.alloc(60 * MB, ' '.repeat(63) + '\n'), { level: 9 });
  expect(log.length * 200).toBeLessThan(60 * MB);
  expect(await valuesOf(Buffer.concat([log, gzipSync(line(1))]))).toMatchObject({
    items: [{ ok: true }],
    fault: null,
  });
});

test('a large log may unpack to 200 times its size', async () => {
  const text = noise(60_000).toString('hex');
  const part = gzipSync(Buffer.from(`${text}${' '.repeat(8 * MB)}\n`));
  const log = Buffer.concat([gzipSync(`${line(1)}\n`), ...Array.from({ length: 10 }, () => part)]);
  expect(log.length * 50).toBeLessThan(80 * MB);
  const { items, fault } = await valuesOf(log);
  expect(items).toHaveLength(11);
  expect(fault).toBeNull();
});

test('a log that was gzipped twice is read', async () => {
  const { items, fault } = await valuesOf(gzipSync(gzipSync(`${line(1)}\n${line(2)}`)));
  expect(told(items)).toEqual(['1', '2']);
  expect(fault).toBeNull();
});

test('a log that was gzipped more than twice is refused', async () => {
  const { fault } = await valuesOf(gzipSync(gzipSync(gzipSync(line(1)))));
  expect(fault).toMatchInlineSnapshot(`
    "it is gzipped more than twice over
    → unpack it with \`gunzip\` until it is gzipped once at most, and give that file"
  `);
});

test('gzipped data with other data after it is refused there', async () => {
  const packed = gzipSync(
    Array.from({ length: 9000 }, (_, index) => line(1, { n: Math.sin(index) })).join('\n'),
  );
  const { items, fault } = await valuesOf(Buffer.concat([packed, Buffer.from(line(2))]));
  expect(items.length).toBeGreaterThan(1000);
  expect(fault).toMatchInlineSnapshot(`
    "its gzip data is damaged (incorrect header check)
    → check it with \`gunzip --test\` and get a whole copy; what was read before the damage is kept"
  `);
});

test('zero bytes after gzipped data, as tapes pad it, are passed over', async () => {
  const { items, fault } = await valuesOf(Buffer.concat([gzipSync(line(1)), Buffer.alloc(1000)]));
  expect(items).toHaveLength(1);
  expect(fault).toBeNull();
});

test.skipIf(process.platform !== 'linux').each([
  ['a bomb', bomb('\0')],
  ['what is gzipped three times', gzipSync(gzipSync(gzipSync(noise(4 * MB))))],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
])('the file of %s is closed when it is refused', async (_, content) => {
  const folder = await writeLog({ log: content });
  await expect(readLines(join(folder, 'log')).next()).rejects.toThrow();
  await expect.poll(async () => openFiles(folder)).toBe(0);
});

/** How many files below a folder this process holds open. */
async function openFiles(folder: string): Promise<number> {
  const links = (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
  return (await Promise.all(links)).filter((path) => path.startsWith(folder)).length;
}
