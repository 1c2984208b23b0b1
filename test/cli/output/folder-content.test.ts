import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderContent } from '../../../src/cli/output/folder-content.ts';
import { fill, scratch } from '../scratch.ts';

test('files and empty folders are told by their paths, and links are not followed', async () => {
  const folder = scratch();
  fill(folder, { 'a/b/c.txt': '', 'a/d': '', e: '' });
  mkdirSync(join(folder, 'a/empty/inner'), { recursive: true });
  symlinkSync(folder, join(folder, 'a/loop'));
  const { files, emptyFolders } = await folderContent(folder);
  expect([...files].sort()).toEqual(['a/b/c.txt', 'a/d', 'a/loop', 'e']);
  expect(emptyFolders).toEqual(['a/empty/inner']);
});

test('an empty folder has nothing in it', async () => {
  expect(await folderContent(scratch())).toEqual({ files: [], emptyFolders: [] });
});
