import { expect, test } from 'vitest';
import { printable, visible } from '../../src/model/visible.ts';

test.each([
  ['orders.net_amount', 'orders.net_amount'],
  ['Müller 🕷 名前', 'Müller 🕷 名前'],
  ['\u202Eevil', '⟨U+202E⟩evil'],
  ['a\u001b[31mred', 'a⟨U+001B⟩[31mred'],
  ['tab\there', 'tab⟨U+0009⟩here'],
  ['  ', '␣␣'],
  ['', '␣'],
  ['\u200b', '⟨U+200B⟩'],
  ['half \ud800', 'half ⟨U+D800⟩'],
  ['👩\u200d💻', '👩\u200d💻'],
])('%j is shown as %j', (name, shown) => {
  expect(visible(name)).toBe(shown);
});

test('a text of many lines keeps its length, and no sign that HTML cannot hold', () => {
  expect(printable('select\n"\0"')).toBe('select\n"␀"');
});
