import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageDescription } from '../../src/site/description.ts';

test('a short text is the description as it is, on one line', () => {
  expect(pageDescription(' What was sold,\n each day. ')).toBe('What was sold, each day.');
});

test('no text is no description', () => {
  expect(pageDescription('  \n ')).toBe('');
});

test('a long text ends at a word, with an ellipsis', () => {
  const said = pageDescription('word '.repeat(60));
  expect(said).toBe(`${'word '.repeat(30)}word…`);
  expect(said.length).toBeLessThanOrEqual(160);
});

test('no text becomes more than 160 units long, or holds half a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const said = pageDescription(text);
      expect(said.length).toBeLessThanOrEqual(160);
      expect(said.isWellFormed()).toBe(true);
    }),
  );
});
