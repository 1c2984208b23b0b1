import { expect, test } from 'vitest';
import { isWebLink } from '../../src/site/web-link.ts';

test.each([
  ['https://example.com/a?b=1', true],
  ['HTTP://example.com', true],
  ['https://example․com/a', false], // U+2024, which looks like a dot
  ['https://', false],
  ['javascript:alert(1)', false],
  ['ftp://example.com', false],
  ['/jobs/', false],
])('that %s may be a link is %s', (url, may) => {
  expect(isWebLink(url)).toBe(may);
});
