import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, firstSentence, renderMarkdown } from '../../src/site/markdown.ts';

describe('Markdown from strangers', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['an element with a handler', 'a <b onclick=alert(1)>c</b>'],
    ['an image by hand', '<img src=x onerror=alert(1)>'],
    ['a comment', 'a <!-- b -->'],
  ])('keeps %s as the text that it is', (_, text) => {
    const html = renderMarkdown(text);
    expect(html.replace(/^<p>|<\/p>\n$/g, '')).toBe(text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    'data:image/png;base64,AA',
    'vbscript:x',
    'http://',
    'file:///etc/passwd',
    'ftp://example.com',
    '/datasets/',
    '//example.com',
    '#main',
  ])('makes no link to %s', (url) => {
    for (const text of [`[x](${url})`, `[x][y]\n\n[y]: ${url}`, `<${url}>`, url]) {
      expect(renderMarkdown(text)).not.toContain('<a');
    }
  });

  test.each([
    'https://example.com/a?b=1',
    'http://example.com',
    'mailto:a@example.com',
    'HTTPS://example.com',
  ])('links to %s, and vouches for nothing behind it', (url) => {
    expect(renderMarkdown(`[x](${url})`)).toBe(`<p><a href="${url}" rel="noreferrer nofollow">x</a></p>\n`);
  });

  test('loads no image from anywhere', () => {
    expect(renderMarkdown('![x](https://example.com/p.png)')).not.toContain('<img');
    expect(renderMarkdown('![x](data:image/png;base64,AA)')).not.toContain('<img');
  });

  test('cannot leave the attribute of a link', () => {
    const html = renderMarkdown('[x](https://example.com "t\\" onmouseover=alert(1)")');
    expect(html).toContain('title="t&quot; onmouseover=alert(1)"');
  });

  test('makes no headings, which would break the outline of the page', () => {
    expect(renderMarkdown('# Head\n\ntext\n\nsub\n---')).not.toMatch(/<h\d/);
    expect(renderMarkdown('# Head')).toContain('<strong>Head</strong>');
  });

  test('opens no element but those of prose, whatever it holds', () => {
    const pieces = fc.constantFrom(
      ...['<', '>', '"', '`', '[x](', ')', 'javascript:', '<img src=x onerror=y>', '![', '](data:x)', '\n\n'],
      ...[
        '&lt;',
        '&#60;',
        '# ',
        '- ',
        '> ',
        '|a|b|\n|-|-|\n',
        '<svg onload=x>',
        '```html\n',
        '**',
        'a',
        '\\',
      ],
    );
    const allowed = /^(?:p|strong|em|code|pre|a|ul|ol|li|blockquote|br|hr|table|thead|tbody|tr|th|td|s)$/;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const html = renderMarkdown(parts.join(''));
        for (const [, name] of html.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)) expect(name).toMatch(allowed);
        expect(html).not.toMatch(/<[^>]*\s(?:on\w+|src)=/);
        expect(html).not.toMatch(/href="(?!"|https?:|mailto:)/i);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the excerpt of a text', () => {
  test.each([
    ['# Orders\n\nFirst **one**. Second [x](https://example.com) one.\n\nMore.', 'First one. Second x one.'],
    ['one\nline', 'one line'],
    ['a hard  \nbreak', 'a hard break'],
    ['`code` & <b>', 'code & <b>'],
    ['- a\n- b', 'a'],
    ['', ''],
  ])('of %j is its first paragraph in plain words', (text, expected) => {
    expect(excerpt(text)).toBe(expected);
  });

  test.each([
    ['One **sentence**. Another.', 'One sentence.'],
    ['Is it? Yes.', 'Is it?'],
    ['Version 1.5 of it. Next.', 'Version 1.5 of it.'],
    ['no full stop', 'no full stop'],
    ['', ''],
  ])('of %j begins with its first sentence', (text, expected) => {
    expect(firstSentence(text)).toBe(expected);
  });
});
