/** Texts that are no YAML, each with what its writer is told. */
import { expect, test } from 'vitest';
import { readFiles, readText, show } from './support.ts';

async function complaint(text: string | Uint8Array): Promise<string> {
  return show((await readText(text)).problems);
}

test('a file that is no YAML is left out, and the others are read', async () => {
  const { glossary, problems } = await readFiles({
    'bad.yaml': 'terms: [',
    'good.yaml': 'terms: { churn: { definition: Leaving. } }',
  });
  expect(problems.map(({ file }) => file)).toEqual(['bad.yaml']);
  expect(glossary.terms.has('churn')).toBe(true);
});

test('several documents in one file are all read', async () => {
  const { glossary, problems } = await readText(
    'terms: { a: { definition: A. } }\n---\nterms: { b: { definition: B. } }\n',
  );
  expect(problems).toEqual([]);
  expect([...glossary.terms.values()]).toMatchObject([
    { id: 'a', place: { line: 1 } },
    { id: 'b', place: { line: 3 } },
  ]);
});

test('an anchor ends with its document', async () => {
  const text = 'terms: { a: { definition: &text A. } }\n---\nterms: { b: { definition: *text } }\n';
  const { problems } = await readText(text);
  expect(problems).toMatchObject([{ code: 'glossary-wrong-type', line: 3 }]);
});

test('a quote that is not closed is blamed on the line that opens it', async () => {
  expect(await complaint('terms:\n  churn:\n    definition: "Leaving.\n    name: Churn\n'))
    .toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      the \`"\` that is opened on this line is not closed: \`definition: "Leaving.\`
      → close it; within '…' a quote is written twice, and within "…" after a backslash; nothing of this file was read"
  `);
});

test('a quote that is open to the end of the file', async () => {
  expect(await complaint(`terms:\n  churn:\n    definition: 'Leaving.\n`)).toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      the \`'\` that is opened on this line is not closed: \`definition: 'Leaving.\`
      → close it; within '…' a quote is written twice, and within "…" after a backslash; nothing of this file was read"
  `);
});

test('a bracket that is not closed', async () => {
  expect(await complaint('terms:\n  churn:\n    synonyms: [attrition, leaving\n    definition: Leaving.\n'))
    .toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      the \`[\` that is opened on this line is not closed: \`synonyms: [attrition, leaving\`
      → close it, or put quotes around a text that begins with it; nothing of this file was read"
  `);
});

test('a brace that is open to the end of the file', async () => {
  expect(await complaint('terms: { churn: { definition: Leaving. }\n')).toMatchInlineSnapshot(`
    "glossary.yaml:1 glossary-syntax
      the \`{\` that is opened on this line is not closed: \`terms: { churn: { definition: Leaving. }\`
      → close it, or put quotes around a text that begins with it; nothing of this file was read"
  `);
});

test('a comma that is missing', async () => {
  expect(await complaint('terms:\n  churn: { synonyms: ["a" "b"] }\n')).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      a comma is missing within \`[…]\` or \`{…}\`: \`churn: { synonyms: ["a" "b"] }\`
      → put one between the items, or quotes around a text that begins with a bracket; nothing of this file was read"
  `);
});

test('an apostrophe within single quotes', async () => {
  expect(await complaint(`terms:\n  churn:\n    definition: 'The customer's leaving.'\n`))
    .toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      a text goes on after its closing quote: \`definition: 'The customer's leaving.'\`
      → write quotes within '…' twice (\`it''s\`), or put the whole text in the other kind of quotes; nothing of this file was read"
  `);
});

test('a backslash within double quotes', async () => {
  expect(await complaint('terms:\n  path: { definition: "C:\\data" }\n')).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      a text in double quotes has a backslash that YAML cannot make sense of: \`path: { definition: "C:\\data" }\`
      → write the backslash twice, or put the text in single quotes; nothing of this file was read"
  `);
});

test('a second colon', async () => {
  expect(await complaint('datasets:\n  mart:\n    orders:\n      description: Orders: one row each.\n'))
    .toMatchInlineSnapshot(`
    "glossary.yaml:4 glossary-syntax
      a text without quotes has a second colon: \`description: Orders: one row each.\`
      → put the text after the first colon in quotes; nothing of this file was read"
  `);
});

test('a character that YAML keeps for itself', async () => {
  expect(await complaint('datasets:\n  mart:\n    orders:\n      owner: @finance\n')).toMatchInlineSnapshot(`
    "glossary.yaml:4 glossary-syntax
      a text without quotes begins with a character that YAML keeps for itself: \`owner: @finance\`
      → put the text in quotes; nothing of this file was read"
  `);
});

test('bold Markdown without quotes', async () => {
  expect(await complaint('terms:\n  churn:\n    definition: **Leaving** for good.\n')).toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      a text without quotes begins with \`*\`, \`&\` or \`!\`, which YAML keeps for itself: \`definition: **Leaving** for good.\`
      → put the text in quotes; nothing of this file was read"
  `);
});

test('a star for a bullet', async () => {
  expect(await complaint('terms:\n  churn:\n    definition: * all that left\n')).toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      a text without quotes begins with \`*\`, \`&\` or \`!\`, which YAML keeps for itself: \`definition: * all that left\`
      → put the text in quotes; nothing of this file was read"
  `);
});

test('a text beside its block mark', async () => {
  expect(await complaint('terms:\n  churn:\n    definition: | Leaving.\n')).toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      a text begins on the line of its \`|\` or \`>\`: \`definition: | Leaving.\`
      → begin it on the next line, indented; or put it in quotes; nothing of this file was read"
  `);
});

test('a key without a colon is blamed itself, not the line below it', async () => {
  expect(await complaint('terms:\n  churn:\n    definition: Leaving.\n    name\n    related: []\n'))
    .toMatchInlineSnapshot(`
    "glossary.yaml:4 glossary-syntax
      a key without a colon stands among keys: \`name\`
      → end the key in a colon and a space, or indent the line if it goes on with the text above; nothing of this file was read"
  `);
});

test('a line that is indented neither here nor there', async () => {
  expect(await complaint('terms:\n  churn:\n    definition: Leaving.\n   name: Churn\n'))
    .toMatchInlineSnapshot(`
    "glossary.yaml:4 glossary-syntax
      this line does not fit the lines above it: \`name: Churn\`
      → indent keys of one block alike, and the keys of a block within it deeper; nothing of this file was read"
  `);
});

test('a tab', async () => {
  expect(await complaint('terms:\n\tchurn: { definition: Leaving. }\n')).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      this line is indented with a tab: \`churn: { definition: Leaving. }\`
      → indent with spaces; nothing of this file was read"
  `);
});

test('a tab on the first line', async () => {
  expect(await complaint('\tterms: {}\n')).toMatchInlineSnapshot(`
    "glossary.yaml:1 glossary-syntax
      this line is indented with a tab: \`terms: {}\`
      → indent with spaces; nothing of this file was read"
  `);
});

test('a merge conflict', async () => {
  expect(
    await complaint(
      'terms:\n<<<<<<< HEAD\n  churn: { definition: Leaving. }\n=======\n  churn: { definition: Going. }\n>>>>>>> other\n',
    ),
  ).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      this line begins a merge conflict that is not resolved
      → resolve it and take its marks out; nothing of this file was read"
  `);
});

test('a control character', async () => {
  expect(await complaint('terms:\n  churn: { definition: "a\u0001b" }\n')).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      this line has a control character, which YAML does not allow: \`churn: { definition: "a\\u{1}b" }\`
      → remove it; an editor that shows invisible characters helps to find it; nothing of this file was read"
  `);
});

test('a zero byte', async () => {
  expect(await complaint('terms:\n  a\0b: {}\n')).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      this line has a control character, which YAML does not allow: \`a\\u{0}b: {}\`
      → remove it; an editor that shows invisible characters helps to find it; nothing of this file was read"
  `);
});

test('a password in the line that is shown', async () => {
  expect(await complaint('datasets:\n  postgres://reader:hunter2@db: x: y\n')).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      a text without quotes has a second colon: \`postgres://reader:***@db: x: y\`
      → put the text after the first colon in quotes; nothing of this file was read"
  `);
});

test('what has no words of its own', async () => {
  expect(await complaint('%TAG ! a b\nterms: {}\n')).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-syntax
      this is no YAML, as the parser says \`TAG directive accepts exactly two arguments\`: \`terms: {}\`
      → compare the line with its neighbours, or try an editor that knows YAML; nothing of this file was read"
  `);
});

test('line breaks of every kind are counted', async () => {
  expect(await complaint('terms:\r\n  a: { definition: A. }\r  b: { definition: B. }\n  c: @d\n'))
    .toMatchInlineSnapshot(`
    "glossary.yaml:4 glossary-syntax
      a text without quotes begins with a character that YAML keeps for itself: \`c: @d\`
      → put the text in quotes; nothing of this file was read"
  `);
});

test('brackets without end', async () => {
  expect(await complaint(`terms: ${'['.repeat(200)}`)).toMatchInlineSnapshot(`
    "glossary.yaml:1 glossary-syntax
      lists and blocks are nested more than 100 deep: \`terms: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…\`
      → check for a run of brackets; a glossary needs six levels; nothing of this file was read"
  `);
});

test('aliases that stand for billions of values are refused', async () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 10; level += 1) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  expect(await complaint(lines.join('\n'))).toMatchInlineSnapshot(`
    "glossary.yaml:6 glossary-syntax
      with its aliases written out, the file would hold more than 1,000,000 values by here: \`a5: &a5 [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4]\`
      → repeat less, or split the file; nothing of this file was read"
  `);
});

test('merge keys that stand for millions of values are refused', async () => {
  const columns = Array.from({ length: 1000 }, (_, index) => `c${index}: x`).join(', ');
  const merges = Array.from({ length: 1000 }, (_, index) => `    d${index}: { <<: *all }`);
  const text = ['datasets:', '  n:', `    d: &all { ${columns} }`, ...merges].join('\n');
  expect((await readText(text)).problems.map(({ code }) => code)).toEqual(['glossary-syntax']);
});

test('bytes that are not UTF-8 are found by their line', async () => {
  const text = Buffer.from('terms:\n  churn:\n    definition: L\u00e4uft.\n', 'latin1');
  expect(await complaint(text)).toMatchInlineSnapshot(`
    "glossary.yaml:3 glossary-syntax
      the file should be UTF-8, but this line has bytes that are none
      → save the file as UTF-8; nothing of it was read"
  `);
});

test('UTF-16 is not UTF-8', async () => {
  expect(await complaint(Buffer.from('\uFEFFterms:\n', 'utf16le'))).toMatchInlineSnapshot(`
    "glossary.yaml:1 glossary-syntax
      the file should be UTF-8, but this line has bytes that are none
      → save the file as UTF-8; nothing of it was read"
  `);
});

test('a file beyond 10 MB is refused unread', async () => {
  expect(await complaint(Buffer.alloc(10 * 1024 * 1024 + 1, '#'))).toMatchInlineSnapshot(`
    "glossary.yaml: file-unreadable
      the file has 11 MB, and a glossary file may have 10
      → split it into several files in one folder; they are read as one glossary"
  `);
});

test('a byte order mark and Windows line breaks change nothing, and lines are counted on', async () => {
  const text = '\uFEFFterms:\r\n  churn:\r\n    definition: Leaving.\r\n    name: 7\r\n';
  const { glossary, problems } = await readText(text);
  expect(glossary.terms.get('churn')).toMatchObject({ definition: 'Leaving.', place: { line: 2 } });
  expect(problems.map(({ line }) => line)).toEqual([4]);
});

test('an empty item of a list is found on the line of its dash', async () => {
  const text =
    'jobs:\n  n:\n    j:\n      steps:\n        - |\n          One.\n        # A comment.\n        -\n        -\n        - "two"\n        -\n';
  expect((await readText(text)).problems.map(({ line }) => line)).toEqual([8, 9, 11]);
});

test('long names and control characters are shown on one short line', async () => {
  const { problems } = await readText(`terms:\n  "${'x'.repeat(300)}": {}\n  "a\\e[31m\\nb": {}\n`);
  expect(show(problems)).toMatchInlineSnapshot(`
    "glossary.yaml:2 glossary-missing-key
      \`terms › xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\` has no \`definition\`
      → add \`definition: …\` below it; the term is left out until then
    glossary.yaml:3 glossary-missing-key
      \`terms › a\\u{1B}[31m⏎b\` has no \`definition\`
      → add \`definition: …\` below it; the term is left out until then"
  `);
});
