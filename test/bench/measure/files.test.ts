import { expect, test } from 'vitest';
import { fill, scratch } from '../../cli/scratch.ts';
import { bytesOf, differences, digestsIn, filesIn, isPage } from './files.ts';

test('all files below a folder are found, with their sizes', () => {
  const folder = scratch();
  fill(folder, { 'index.html': 'abc', 'a/b/index.html': 'ü', 'a/x.json': '' });
  const files = filesIn(folder);
  expect(files.map(({ path }) => path)).toEqual(['a/b/index.html', 'a/x.json', 'index.html']);
  expect(bytesOf(files)).toBe(5);
  expect(files.filter(isPage)).toHaveLength(2);
});

test('two folders differ where a file is missing, or has another size or other bytes', () => {
  const [left, right] = [scratch(), scratch()];
  fill(left, { same: 'abc', longer: 'abc', other: 'abc', 'only/left': '' });
  fill(right, { same: 'abc', longer: 'abcd', other: 'abd', 'only/right': '' });
  const [here, there] = [digestsIn(left), digestsIn(right)];
  expect(differences(here, there)).toEqual(['longer', 'only/left', 'only/right', 'other']);
  expect(differences(here, digestsIn(left))).toEqual([]);
});
