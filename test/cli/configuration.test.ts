/** The file as Node reads it, in a process of its own: the test runner would read it otherwise. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { outcomeOf, PROJECT } from './command.ts';
import { fill, scratch } from './scratch.ts';

const SCRIPT = `
const [folder, configuration, terminal] = process.argv.slice(1);
const { readConfiguration } = await import(configuration);
const { sayError } = await import(terminal);
try {
  process.stdout.write(JSON.stringify(await readConfiguration(folder)));
} catch (error) {
  sayError(error);
}
`;

/** What is said of such a file on the terminal, or the configuration as JSON. */
async function read(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = scratch();
  fill(folder, files);
  const modules = ['src/cli/configuration.ts', 'src/cli/terminal.ts'].map(
    (path) => pathToFileURL(join(PROJECT, path)).href,
  );
  const command = spawn(
    process.execPath,
    ['--input-type=module', '--eval', SCRIPT, '--', folder, ...modules],
    { env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } },
  );
  const { stdout, stderr } = await outcomeOf(command);
  return (stdout + stderr).replaceAll(folder, '<folder>');
}

const USUAL = "title: 'Shop', events: ['log'], glossary: []";
const file = (keys: string): string => `export const headwater = { ${keys} };`;

test('a configuration is read, its paths relative to it', async () => {
  const text = await read({ 'astro.config.mjs': file(`${USUAL}, health: { scoreDrop: 2 }`) });
  expect(JSON.parse(text)).toMatchObject({
    title: 'Shop',
    events: ['<folder>/log'],
    glossary: [],
    health: { settings: { scoreDrop: 2 } },
  });
});

test.each<[string, string]>([
  [
    file(`${USUAL}, healht: {}`),
    'error headwater in astro.config.mjs has no key healht\n  → Did you mean health? It takes title, events, glossary, dialect, url, edit, health.\n',
  ],
  [
    file("title: 'Shop', events: 'log', glossary: []"),
    "error events of headwater in astro.config.mjs takes a list of paths\n  → Write events: ['lineage'].\n",
  ],
  [
    file('events: [], glossary: []'),
    "error title of headwater in astro.config.mjs takes a text\n  → Write title: 'Headwater'.\n",
  ],
  [
    file(`${USUAL}, dialect: 5`),
    "error dialect of headwater in astro.config.mjs takes the name of an SQL dialect\n  → Write dialect: 'postgres'.\n",
  ],
  [
    file(`${USUAL}, url: 'lineage.example.com'`),
    'error url in astro.config.mjs takes the web address that the site will have, and found lineage.example.com\n  → Write it as https://lineage.example.com/ or https://example.com/lineage/.\n',
  ],
  [
    file(`${USUAL}, edit: 'https://example.com/edit'`),
    'error edit in astro.config.mjs takes the web address where a file of the glossary is edited, with {file} in the place of its name, and found https://example.com/edit\n  → Write it as https://github.com/acme/data/edit/main/{file}#L{line}.\n',
  ],
  [
    'export default {};',
    "error astro.config.mjs exports no block of keys by the name of headwater\n  → Write export const headwater = { title: 'Headwater', events: ['lineage'], glossary: ['glossary'] };\n",
  ],
  [
    'export const headwater = { title: ;',
    "error astro.config.mjs cannot be read: SyntaxError: Unexpected token ';'\n  → node --check astro.config.mjs shows where.\n",
  ],
  [
    file(`${USUAL}, health: { webhook: { url: 'https://example.com/it's3cr' } }`),
    'error astro.config.mjs cannot be read: SyntaxError: Unexpected identifier …\n  → node --check astro.config.mjs shows where.\n',
  ],
  [
    "\n\nthrow new Error('no log at https://example.com/S3CR');",
    'error astro.config.mjs cannot be read: Error at line 3: no log at …\n  → Correct it, and run the command again.\n',
  ],
  [
    "throw 'a fit';",
    "error astro.config.mjs cannot be read: Error: 'a fit'\n  → Correct it, and run the command again.\n",
  ],
])('%j', async (text, said) => {
  expect(await read({ 'astro.config.mjs': text })).toBe(said);
});

test('a configuration that is not there is named', async () => {
  expect(await read({})).toContain(
    "error astro.config.mjs cannot be read: Error: Cannot find module '<folder>/astro.config.mjs'",
  );
});
