import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLayouts } from '../../../src/cli/kept/layout-store.ts';
import type { Slice } from '../../../src/graph/slice.ts';
import type { LayoutFigures } from '../../../src/layout/layouts.ts';
import { layout } from '../../../src/layout/layout.ts';
import { dataset, edge, slice } from '../../layout/slice-builder.ts';

let folder = '';
let said = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-layouts-'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** So many datasets, each made of the one before. */
function row(length: number): Slice {
  const names = Array.from({ length }, (_, index) => `d${index}`);
  return slice(
    names.map((name) => dataset(name)),
    names.slice(1).map((name, index) => edge(`d${index}`, name)),
  );
}

/** A build that draws these. */
async function built(
  slices: readonly Slice[],
  capacity?: number,
  where: string | null = folder,
): Promise<LayoutFigures> {
  const store = await openLayouts(where, capacity);
  for (const each of slices) await layout(each, store.layouts);
  await store.keep();
  await store.close();
  return store.layouts.figures();
}

test('the next build lays out only what is new', async () => {
  expect(await built([row(2), row(3)])).toMatchObject({ shapes: 2, laidOut: 2 });
  expect(await built([row(2), row(3)])).toMatchObject({ shapes: 2, laidOut: 0 });
  expect(await built([row(3), row(4)])).toMatchObject({ shapes: 2, laidOut: 1 });
  expect(await built([row(2), row(3), row(4)])).toMatchObject({ shapes: 3, laidOut: 0 });
  expect(said).toBe('');
});

test('drawings are the same from what was kept', async () => {
  const store = await openLayouts(folder);
  const drawing = await layout(row(3), store.layouts);
  await store.keep();
  const next = await openLayouts(folder);
  expect(await layout(row(3), next.layouts)).toEqual(drawing);
});

test('without a folder nothing is used and nothing kept', async () => {
  await built([row(2)]);
  const before = await stat(join(folder, 'layouts'));
  expect(await built([row(2), row(3)], undefined, null)).toMatchObject({ shapes: 2, laidOut: 2 });
  expect((await stat(join(folder, 'layouts'))).mtimeMs).toBe(before.mtimeMs);
});

test('two builds at once both keep what they made, in one file', async () => {
  const one = await openLayouts(folder);
  const other = await openLayouts(folder);
  await layout(row(2), one.layouts);
  await layout(row(3), other.layouts);
  await one.keep();
  await other.keep();
  expect(await built([row(2), row(3)])).toMatchObject({ laidOut: 0 });
  expect(await readdir(folder)).toEqual(['layouts']);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  [
    'changed',
    (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes[bytes.length - 1] === 0 ? 1 : 0])]),
  ],
  ['of another kind', () => Buffer.from('PK')],
  ['empty', () => Buffer.alloc(0)],
])('a file that is %s is said to be broken, not used, and written anew', async (_, change) => {
  await built([row(2)]);
  const file = join(folder, 'layouts');
  await writeFile(file, change(await readFile(file)));
  expect(await built([row(2)])).toMatchObject({ laidOut: 1 });
  expect(said).toBe('           the layouts of the last build are broken: all are made anew\n');
  expect(await built([row(2)])).toMatchObject({ laidOut: 0 });
});

test.each(['version', 'code'])('one of another %s is not used', async (key) => {
  await built([row(2)]);
  const file = join(folder, 'layouts');
  const bytes = await readFile(file);
  const end = bytes.indexOf('\n');
  const head = JSON.parse(bytes.subarray(0, end).toString()) as object;
  await writeFile(file, [JSON.stringify({ ...head, [key]: 'other' }), bytes.subarray(end)]);
  expect(await built([row(2)])).toMatchObject({ laidOut: 1 });
  expect(said).toBe('');
});

test('of more than there is room for, what this build used is kept', async () => {
  await built([row(2), row(3), row(4)]);
  const { size } = await stat(join(folder, 'layouts'));
  await built([row(5)], size - 150);
  expect((await stat(join(folder, 'layouts'))).size).toBeLessThanOrEqual(size);
  expect(await built([row(5)])).toMatchObject({ laidOut: 0 });
  expect((await built([row(2), row(3), row(4)])).laidOut).toBeGreaterThan(0);
});

test('where nothing can be kept it is said, and the build goes on', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(await built([row(2)], undefined, join(folder, 'file'))).toMatchObject({ laidOut: 1 });
  expect(said).toContain('layouts not kept for the next build: ');
});
