import { expect, test } from 'vitest';
import { addressOf, placeOf } from '../../../src/cli/render/planned-file.ts';

test.each([
  ['page', '/', '/', '/', 'index.html'],
  ['page', '/datasets/a', '/datasets/a/', '/datasets/a/', 'index.html'],
  ['page', '/datasets/a/', '/datasets/a/', '/datasets/a/', 'index.html'],
  ['page', '/404/', '/404/', '/', '404.html'],
  ['endpoint', '/robots.txt', '/robots.txt', '/', 'robots.txt'],
  ['endpoint', '/datasets/a/index.json', '/datasets/a/index.json', '/datasets/a/', 'index.json'],
  ['endpoint', '/scripts/frame.js/', '/scripts/frame.js/', '/scripts/', 'frame.js'],
])('the %s %s answers to %s and stands in %s as %s', (type, pathname, address, folder, name) => {
  const file = { pathname, route: { type } };
  expect(addressOf(file)).toBe(address);
  expect(placeOf(file)).toEqual({ folder, name });
});
