/** What becomes of a stranger's Markdown within ours. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { embedded } from '../../src/site/markdown-twin/embedded.ts';

const careless = new MarkdownIt({ html: true });
careless.validateLink = () => true;

test('tables, lists, code and emphasis keep their lines, and headings stand two levels deeper', () => {
  const text = `# Sales

What was *sold*:

| Day | Sum |
|-----|----:|
| 1   | 2   |

- one
  - within it
1. first

Set
out
---

\`\`\`sql
SELECT 1 < 2 -- # no heading
\`\`\``;
  const kept = text.replace('# Sales', '### Sales').replace('Set\nout\n---', '#### Set out');
  expect(embedded(text)).toBe(kept);
});

test('HTML and images are words; code with the same signs stays as it is', () => {
  expect(embedded('a <b>c</b> `<d>` ![e](https://a.test/e.png)')).toBe(
    'a \\<b>c\\</b> `<d>` \\![e](https://a.test/e.png)',
  );
});

test('links to web and mail addresses stay; with any other, links are words, and the rest stays', () => {
  expect(embedded('- [a](https://a.test) [b](mailto:b@a.test)')).toBe(
    '- [a](https://a.test) [b](mailto:b@a.test)',
  );
  expect(embedded('- [a](javascript:alert(1))\n- b')).toBe('- \\[a](javascript:alert(1))\n- b');
});

test('a text that is not closed becomes words, and takes nothing of what follows', () => {
  expect(embedded('```\nwithout end')).toBe('without end');
});

test('whatever it holds, there is no HTML, image, high heading or strange link in it, and what follows stands by itself', () => {
  const piece = fc.constantFrom(
    ...[
      '\n',
      '\n\n',
      '    ',
      '\t',
      '- ',
      '> ',
      '1. ',
      '# ',
      '===',
      '---',
      '```',
      '~~~',
      '`',
      '``',
      '\\',
      '|',
    ],
    ...['<b>', '</b>', '<!--', '<script>', '<https://a.test>', '![', '[', ']', '(', ')', ': ', '<', '>', 'x'],
    ...[
      'javascript:x',
      'https://a.test',
      '[x]: javascript:y',
      '&lt;',
      '| a | b |\n|--|--|\n',
      '\u202e',
      '\u{1f577}',
    ],
  );
  const outcome = fc.array(piece, { maxLength: 24 }).map((pieces) => embedded(pieces.join('')));
  fc.assert(
    fc.property(outcome, (text) => {
      const tokens = careless.parse(`${text}\n\nAfter it [x].`, {});
      const all = [...tokens, ...tokens.flatMap(({ children }) => children ?? [])];
      expect(all.filter(({ type }) => type.startsWith('html') || type === 'image')).toEqual([]);
      expect(all.filter(({ tag }) => tag === 'h1' || tag === 'h2')).toEqual([]);
      for (const link of all.filter(({ type }) => type === 'link_open'))
        expect(link.attrGet('href')).toMatch(/^https?:|^mailto:/i);
      expect(tokens.at(-2)).toMatchObject({ type: 'inline', level: 1 });
      expect(tokens.at(-2)?.content).toBe('After it [x].');
    }),
    { numRuns: 1000 },
  );
});
