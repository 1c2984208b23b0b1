import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { shortMarkup } from '../../../src/layouts/compiled/short-markup.ts';

const SOURCE = resolve(import.meta.dirname, '../../../src');

test.each([
  ['<ul><li>a</li><li>b</li></ul>', '<ul><li>a<li>b</ul>'],
  ['`<li>${name}</li>`', '`<li>${name}`'],
  ['<dl><dt>a</dt><dd>b</dd>${more}</dl>', '<dl><dt>a<dd>b${more}</dl>'],
  ['<thead><tr><th>a</th></tr></thead><tbody>', '<thead><tr><th>a<tbody>'],
  ['</td></tr></tbody></table>', '</table>'],
  ['<p>a</p><p>b</p></section>', '<p>a<p>b</section>'],
])('the end tags of %s are what a browser reads into %s', (long, short) => {
  expect(shortMarkup(long)).toBe(short);
});

test('an end tag stays where what follows does not end the element', () => {
  for (const markup of ['<p>a</p>b', '<p>a</p><span>', '<li>a</li> b', '`<p>a</p>`', '</thead>${rows}']) {
    expect(shortMarkup(markup)).toBe(markup);
  }
});

test.each([
  ['<a class="small" href="x/">', '<a class=small href="x/">'],
  [
    '<td class="num"${$$addAttribute(label, "data-label")}>',
    '<td class=num${$$addAttribute(label, "data-label")}>',
  ],
  ['<nav aria-label="Sections">', '<nav aria-label=Sections>'],
])('the quotes of %s are left out where they may be: %s', (long, short) => {
  expect(shortMarkup(long)).toBe(short);
});

test('a value stays in quotes that would end without them, that leads somewhere, or that is of a head', () => {
  const kept = [
    '<p class="quiet small">',
    '<p class="">',
    '<path class="a"/>',
    '<h2 id="lineage">',
    '<link rel="stylesheet">',
    '<meta charset="utf-8">',
  ];
  for (const markup of kept) expect(shortMarkup(markup)).toBe(markup);
});

test('behind an item, a term or a cell no template has anything but its like, or the end of the list or the row', () => {
  const templates = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.astro'),
  );
  /** Of JavaScript, of a component, or of the list itself. */
  const fine: Readonly<Record<string, RegExp>> = {
    li: /^(?:[(){}]|<\/?[A-Z]|<li|<\/[ou]l)/,
    dt: /^(?:[(){}]|<\/?[A-Z]|<d[dt])/,
    dd: /^(?:[(){}]|<\/?[A-Z]|<d[dt]|<\/d)/,
    td: /^(?:[(){}]|<\/?[A-Z]|<t[dh]|<\/tr)/,
    th: /^(?:[(){}]|<\/?[A-Z]|<t[dh]|<\/tr)/,
    tr: /^(?:[(){}]|<\/?[A-Z]|<tr|<\/t)/,
  };
  const odd = templates.flatMap((file) =>
    [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/<\/(li|d[dt]|t[dhr])>\s*(\S.{0,20})/g)]
      .filter(([, name = '', next = '']) => fine[name]?.test(next) !== true)
      .map(([tag]) => `${file}: ${tag}`),
  );
  expect(odd).toEqual([]);
});
