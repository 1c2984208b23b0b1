/** Texts of someone who means harm, or whose tools do strange things. */

/** Opens a dialog, should any of it be taken for more than text. */
const SCRIPT = `<script>alert(1)</script>`;

/** Each stands for a way out of a place where text is put: HTML, attributes, CSS, XML, SVG, Markdown, Mermaid, paths. */
const TEXTS: readonly string[] = [
  SCRIPT,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)' x='`,
  '`${alert(1)}` {{alert(1)}}',
  `</title></textarea></style>${SCRIPT}`,
  `--><svg onload=alert(1)><!--`,
  `]]>${SCRIPT}<![CDATA[`,
  `</script>${SCRIPT}`,
  `<svg><a href="javascript:alert(1)"><text>x</text></a><foreignObject><iframe src="javascript:alert(1)">`,
  '<base href="https://evil.test/"><meta http-equiv="refresh" content="0;url=https://evil.test/">',
  '<object data="javascript:alert(1)"><embed src="javascript:alert(1)">',
  'javascript:alert(1)',
  'JaVaScRiPt&colon;alert(1)',
  ' java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.test/x',
  'https://evil.test/"onload="alert(1)',
  'mailto:a@evil.test?cc=b@evil.test&body=x',
  '# Heading\n\n[link](javascript:alert(1)) ![image](https://evil.test/x.png) <https://evil.test> [ref][r]\n\n[r]: data:text/html,x',
  `"]:::x\nclick a href "javascript:alert(1)"\nsubgraph end %%{init: {"securityLevel": "loose"}}%%`,
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '../../x',
  '..',
  '.',
  '/etc/passwd',
  'C:\\Windows\\x',
  'index.html',
  'index.json',
  'CON',
  '%2e%2e%2f',
  'a?b#c&d',
  'a:b/c.d',
  ' ',
  '',
  '\u0000',
  'tab\tbell\u0007esc\u001b[31m',
  'line\nbreak\r\u2028\u2029',
  '\u202egnp.exe',
  '\u200b',
  '\ud800',
  'x\udc00y',
  '\ufffe\uffff',
  '🕷️👩‍👩‍👧',
  'שלום עולם',
  'word '.repeat(60),
  'x'.repeat(300),
  'é'.repeat(300),
  'postgres://user:secret@host/db?password=secret',
];

/** What hardly differs from the text that it stands for. */
const TWINS: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => `${text}\u00e9`,
  (text) => `${text}e\u0301`,
  (text) => ` ${text}`,
  (text) => `${text}.`,
  (text) => `${text}/../${text}`,
  (text) => text.replaceAll('.', '\u2024'),
];

/** The text that stands for `text` under this number; whatever the number, there is one. */
export function hostileText(text: string, number: number): string {
  const index = number % (TEXTS.length + TWINS.length);
  return TWINS[index - TEXTS.length]?.(text) ?? TEXTS[index] ?? '';
}

/** Names that file systems, browsers, objects and readers take for something else; no two of them the same. */
export const HOSTILE_NAMES: readonly string[] = [
  // The empty one is no name, and the one with a password is masked before it is one.
  ...TEXTS.filter((text) => text !== '' && !text.includes('secret')),
  'orders',
  'Orders',
  'ORDERS',
  'caf\u00e9',
  'cafe\u0301',
  'CAFE\u0301',
  '\ufb01le',
  'file',
  'a.b',
  'a/b',
  'a b',
  'a:b',
  'a\\b',
  'a~b',
];
