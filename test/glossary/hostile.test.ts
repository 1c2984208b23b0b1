/** Glossaries of someone who means harm: refused in words, while the other files are read. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { checkGlossary } from '../../src/glossary/check.ts';
import { readGlossary, type GlossaryResult } from '../../src/glossary/read.ts';
import { readFiles, readText, show } from './support.ts';

const GOOD = 'terms: { churn: { definition: Leaving. } }\n';

/** Reads a file beside a good one. The good one has to come through. */
async function readBesideGood(text: string): Promise<GlossaryResult> {
  const result = await readFiles({ 'bad.yaml': text, 'good.yaml': GOOD });
  expect([...result.glossary.terms.keys()]).toContain('churn');
  return result;
}

function repeat(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('');
}

test('ten levels of ten aliases', async () => {
  const levels = repeat(
    10,
    (level) => `a${level + 1}: &a${level + 1} [${repeat(10, () => `*a${level}, `)}]\n`,
  );
  const { problems } = await readBesideGood(`a0: &a0 x\n${levels}`);
  expect(show(problems)).toMatchInlineSnapshot(`
    "bad.yaml:7 glossary-syntax
      with its aliases written out, the file would hold more than 1,000,000 values by here: \`a6: &a6 [*a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, ]\`
      → repeat less, or split the file; nothing of this file was read"
  `);
});

test('a merge key that repeats more than there may be', async () => {
  const columns = repeat(300_000, (index) => `c${index}: x, `);
  const { problems } = await readBesideGood(`datasets:\n  n:\n    a: &a { ${columns} }\n    b: { <<: *a }\n`);
  expect(show(problems)).toMatchInlineSnapshot(`
    "bad.yaml:4 glossary-syntax
      with its aliases written out, the file would hold more than 1,000,000 values by here: \`b: { <<: *a }\`
      → repeat less, or split the file; nothing of this file was read"
  `);
});

test('a merge key that repeats as much as there may be', async () => {
  const columns = repeat(150_000, (index) => `c${index}: x, `);
  const text = `datasets:\n  n:\n    a: { columns: &a { ${columns} } }\n    b: { columns: { <<: *a } }\n`;
  const { glossary, problems } = await readBesideGood(text);
  expect(problems).toEqual([]);
  expect([...glossary.datasets.values()].map(({ columns: { size } }) => size)).toEqual([150_000, 150_000]);
});

test('more values than there may be, without an alias', async () => {
  const { problems } = await readBesideGood(`terms:\n  a: [\n${repeat(1_100_000, () => '    {},\n')}    ]\n`);
  expect(show(problems)).toMatchInlineSnapshot(`
    "bad.yaml:999998 glossary-syntax
      with its aliases written out, the file would hold more than 1,000,000 values by here: \`{},\`
      → repeat less, or split the file; nothing of this file was read"
  `);
});

test('more values than there may be, in bounded memory', async () => {
  const script = `
    import { parseYaml } from '${pathToFileURL(join(import.meta.dirname, '../../src/glossary/yaml.ts')).href}';
    console.log(parseYaml('terms: [' + '{},'.repeat(3_400_000) + ']').ok);
  `;
  // Where a tree is made of them, the process ends for want of memory.
  const args = ['--max-old-space-size=850', '--input-type=module', '--eval', script];
  expect((await promisify(execFile)(process.execPath, args)).stdout).toBe('false\n');
});

test('a hundred megabytes on one line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-glossary-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'bad.yaml'), 'terms: [');
  await truncate(join(folder, 'bad.yaml'), 100 * 1024 * 1024);
  await writeFile(join(folder, 'good.yaml'), GOOD);
  const { glossary, problems } = await readGlossary([folder], { root: folder });
  expect([...glossary.terms.keys()]).toEqual(['churn']);
  expect(show(problems)).toMatchInlineSnapshot(`
    "bad.yaml: file-unreadable
      the file has 100 MB, and a glossary file may have 10
      → split it into several files in one folder; they are read as one glossary"
  `);
});

test('megabytes after a quote that is not closed', async () => {
  const { problems } = await readBesideGood(`terms: ["${'a'.repeat(9_000_000)}`);
  expect(show(problems)).toMatchInlineSnapshot(`
    "bad.yaml:1 glossary-syntax
      the \`"\` that is opened on this line is not closed: \`terms: ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…\`
      → close it; within '…' a quote is written twice, and within "…" after a backslash; nothing of this file was read"
  `);
});

test('brackets without end, on a line of their own', async () => {
  const { problems } = await readBesideGood(`terms:\n  churn:\n    synonyms: *x [${'['.repeat(5_000_000)}`);
  expect(problems.map(({ code, line }) => [code, line])).toEqual([['glossary-syntax', 3]]);
});

test('tags that name code, types and whatever else', async () => {
  const { glossary, problems } = await readBesideGood(
    [
      'terms:',
      '  a: !!js/function "function () { return 1 }"',
      '  b: { definition: !!js/regexp /x/ }',
      '  c: { definition: !!binary aGVsbG8= }',
      '  d: { definition: !!python/object/apply:os.system ["ls"] }',
      '  e: { definition: !!str Kept. }',
    ].join('\n'),
  );
  expect([...glossary.terms.keys()]).toEqual(['e', 'churn']);
  expect(show(problems)).toMatchInlineSnapshot(`
    "bad.yaml:2 glossary-wrong-type
      \`terms › a\` should be a block of keys that describe a term, but it is a value with the tag \`!!js/function\`
      → take the tag away, or put it and what follows in quotes if it is meant as text
    bad.yaml:3 glossary-wrong-type
      \`terms › b › definition\` should be text, but it is a value with the tag \`!!js/regexp\`
      → take the tag away, or put it and what follows in quotes if it is meant as text
    bad.yaml:4 glossary-wrong-type
      \`terms › c › definition\` should be text, but it is a value with the tag \`!!binary\`
      → take the tag away, or put it and what follows in quotes if it is meant as text
    bad.yaml:5 glossary-wrong-type
      \`terms › d › definition\` should be text, but it is a value with the tag \`!!python/object/apply:os.system\`
      → take the tag away, or put it and what follows in quotes if it is meant as text"
  `);
});

test('a mistake in each of 150,000 entries', async () => {
  const text = `owners:\n${repeat(150_000, (index) => `  o${index}: { name: x, kind: persn }\n`)}`;
  const { problems } = await readBesideGood(text);
  expect(problems).toHaveLength(150_000);
  expect(problems.at(-1)).toMatchObject({ file: 'bad.yaml', line: 150_001 });
});

test('a mistake in each of 400,000 items', async () => {
  const { problems } = await readBesideGood(
    `jobs:\n  n:\n    j:\n      steps:\n${repeat(400_000, () => '        -\n')}`,
  );
  expect(problems).toHaveLength(400_000);
});

test('a hundred thousand names that nothing has: for the first ones, what was meant is found', async () => {
  const terms = repeat(
    100_000,
    (index) => `  number_${index}: { definition: x, related: [nmber_${index}] }\n`,
  );
  const { glossary } = await readText(`terms:\n${terms}`);
  const hints = checkGlossary(glossary, { datasets: [], jobs: [] }).map(({ hint }) => hint);
  expect(hints).toHaveLength(100_000);
  expect(hints[0]).toBe('did you mean `number_0`?');
  expect(hints.at(-1)).toBe('define it: `nmber_99999` as a key below `terms:`');
});

test('two names of a megabyte, nearly alike', async () => {
  const [one, other] = ['ab'.repeat(1_000_000), 'ba'.repeat(1_000_000)];
  const { glossary } = await readText(`terms: { "${one}": { definition: x, related: ["${other}"] } }`);
  expect(checkGlossary(glossary, { datasets: [], jobs: [] })).toMatchObject([
    { code: 'glossary-unknown-term' },
  ]);
});

test.skipIf(process.platform !== 'linux')('a link in a folder to what never ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-glossary-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink('/dev/zero', join(folder, 'bad.yaml'));
  await writeFile(join(folder, 'good.yaml'), GOOD);
  const { glossary, problems } = await readGlossary([folder]);
  expect([...glossary.terms.keys()]).toEqual(['churn']);
  expect(problems).toEqual([]);
});
