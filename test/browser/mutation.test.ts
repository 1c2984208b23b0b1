/** The site of ten thousand events that something has happened to, built by the real command. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildInfo } from '../../src/site/build-info.ts';
import { columnPath, datasetPath } from '../../src/site/path.ts';
import { build, PROJECT } from '../cli/command.ts';
import { fileOf, recordsOf } from '../hostile/log-file.ts';
import { strangeMarkup } from '../hostile/markup.ts';
import { anyMutatedLog } from '../hostile/mutated-log.ts';
import { brokenLinks, repeatedIds } from './broken-link.ts';
import { launchChromium } from './chromium.ts';
import { readDocuments, type SiteDocument } from './document.ts';
import { listFiles, listPages, readEntities, readJson, readRecords } from './output.ts';
import { serve, type Server } from './server.ts';

/** In milliseconds: a minute where nothing else runs. */
const PATIENCE = 600_000;
const SEED = 20_261_102;
const folder = join(PROJECT, 'test', '.tmp', `hostile-${process.pid}-mutation`);
const out = join(folder, 'a', 'site');
const LOG = 'log <img src=x onerror=alert(1)>.ndjson';
let records: readonly Buffer[];
let server: Server;
let browser: Browser;
let page: Page;
let documents: readonly SiteDocument[];

beforeAll(async () => {
  const [log] = fc.sample(anyMutatedLog(10_000, 10_000), { seed: SEED, numRuns: 1 });
  if (log === undefined) throw new Error('fast-check made up no log');
  records = recordsOf({ ...log, form: 'lines' });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, LOG), fileOf('lines', records));
  const { code, stderr } = await build(['--events', LOG, '--out', 'a/site'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  [server, browser] = await Promise.all([serve(out), launchChromium()]);
  page = await browser.newPage();
  documents = await readDocuments(page, server.origin, listPages(out));
}, PATIENCE);

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** The same choice on every machine: in the order of a digest, which has nothing to do with what they are called. */
function sample(names: readonly string[], count: number): string[] {
  const rank = (name: string): string => createHash('sha256').update(`${SEED} ${name}`).digest('hex');
  return names.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}

/** What kind of page stands there: the path, with names left out. */
function kindOf(path: string): string {
  const [section = '', ...rest] = path.split('/').slice(1, -1);
  return `/${[section, ...rest.map((part) => (part === 'columns' ? part : '*'))].join('/')}/`;
}

/** So many pages, of each kind as many as of the others. */
function sampleOfEveryKind(count: number): string[] {
  const paths = documents.map(({ path }) => path);
  const kinds = [...Map.groupBy(paths, kindOf).values()].map((kind) => sample(kind, count));
  const turns = Array.from({ length: count }, (_, turn) => kinds.flatMap((kind) => kind[turn] ?? []));
  return turns.flat().slice(0, count);
}

/** The pages under the other identities of datasets, which lead on by themselves. */
function movingPaths(): string[] {
  interface Aliased {
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
    readonly column?: string;
    readonly aliases?: readonly { namespace: string; name: string }[];
  }
  const entities = readRecords(out, 'api/entities.ndjson') as Aliased[];
  const columns = Map.groupBy(entities, ({ kind, namespace, name }) =>
    JSON.stringify([kind, namespace, name]),
  );
  return entities.flatMap(({ namespace, name, aliases = [] }) => {
    const own = columns.get(JSON.stringify(['column', namespace, name])) ?? [];
    return aliases.flatMap((alias) => [
      datasetPath(alias),
      ...own.map(({ column = '' }) => columnPath({ ...alias, column })),
    ]);
  });
}

describe('the site of mutated events', () => {
  test('accounts for every one of them', () => {
    const { events } = readJson(out, 'api/build.json') as BuildInfo;
    expect(events.read).toBe(records.length + 1);
    expect(events.accepted + events.duplicate + events.rejected).toBe(events.read);
  });

  test('gives each entity a page, and no two the same, letter case aside', () => {
    const urls = readEntities(out).map(({ url }) => url);
    const pages = new Set(documents.map(({ path }) => path));
    expect(urls.length).toBeGreaterThan(3000);
    expect(urls.filter((url) => !pages.has(url))).toEqual([]);
    expect(new Set(urls.map((url) => url.toLowerCase())).size).toBe(urls.length);
  });

  test('stands in its folder and nowhere else, in files whose names any system takes', () => {
    expect(readdirSync(folder).sort()).toEqual(['a', LOG]);
    expect(readdirSync(join(folder, 'a'))).toEqual(['site']);
    const names = listFiles(out).filter((file) => !/^(?:_astro|scripts)\//.test(file));
    expect(names.filter((file) => !/^[a-z0-9._~/-]+$/.test(file))).toEqual([]);
    expect(names.filter((file) => file.split('/').some((part) => part.length > 255))).toEqual([]);
  });

  test(
    'holds no markup but that of its templates',
    async () => {
      const files = listFiles(out);
      const pages = files.filter((file) => file.endsWith('.html'));
      const scripts = files.filter((file) => file.endsWith('.js')).map((file) => `/${file}`);
      const paths = pages.map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);
      const strange = await strangeMarkup(page, paths, { scripts, moving: movingPaths() });
      expect(strange.slice(0, 20)).toEqual([]);
    },
    PATIENCE,
  );

  test('breaks no link, and no id', () => {
    expect(brokenLinks(documents, listFiles(out))).toEqual([]);
    expect(repeatedIds(documents)).toEqual([]);
  });

  test('is JSON where it says so', () => {
    const files = listFiles(out);
    for (const file of files.filter((one) => one.endsWith('.json'))) readJson(out, file);
    for (const file of files.filter((one) => one.endsWith('.ndjson'))) readRecords(out, file);
  });

  test('is Mermaid where it says so', async () => {
    const bundle = join(dirname(createRequire(import.meta.url).resolve('mermaid')), 'mermaid.min.js');
    const reader = await browser.newPage();
    await reader.addScriptTag({ path: bundle });
    const sources = listFiles(out).filter((file) => file.endsWith('.mmd'));
    for (const file of sample(sources, 100)) {
      const text = readFileSync(join(out, file), 'utf8');
      const type = await reader.evaluate(async (source) => {
        const { mermaid } = globalThis as unknown as {
          mermaid: { parse: (text: string) => Promise<{ diagramType: string }> };
        };
        return (await mermaid.parse(source)).diagramType;
      }, text);
      expect(type, file).toMatch(/^flowchart/);
    }
    await reader.close();
  });

  test('does nothing when it is opened: no dialog, no fault, no question to anyone else', async () => {
    const visited = sampleOfEveryKind(50);
    const faults: string[] = [];
    const visitor = await browser.newPage();
    const fault = (what: string): unknown => faults.push(`${visitor.url()}: ${what}`);
    visitor.on('dialog', (dialog) => {
      fault(`a dialog says ${dialog.message()}`);
      void dialog.dismiss();
    });
    visitor.on('pageerror', ({ message }) => fault(message));
    visitor.on('console', (message) => {
      if (message.type() === 'error') fault(message.text());
    });
    visitor.on('request', (request) => {
      if (!request.url().startsWith(`${server.origin}/`)) fault(`asked for ${request.url()}`);
    });
    for (const path of visited) await visitor.goto(server.origin + path, { waitUntil: 'networkidle' });
    expect(faults).toEqual([]);
    await visitor.close();
  });
});

test('markup that no template writes is found', async () => {
  const strange = [
    '<script>alert(1)</script>',
    '<script src="https://evil.test/x.js"></script>',
    '<meta http-equiv="refresh" content="0;url=https://evil.test/">',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="//evil.test/">a</a>',
    '<p style="background:url(//evil.test/)">p</p>',
    '<p src="x">p</p>',
  ];
  const named =
    '<base href="/x"><p onclick="alert(1)">p</p><iframe></iframe><svg><foreignObject></foreignObject></svg>';
  const fine = '<p title="<script>"><a href="../x/#y">a</a> <a href="mailto:a@example.com">a</a></p>';
  mkdirSync(join(folder, 'strange'));
  writeFileSync(join(folder, 'strange', 'index.html'), [...strange, named, fine].join(''));
  const other = await serve(join(folder, 'strange'));
  const visitor = await browser.newPage();
  await visitor.goto(`${other.origin}/nothing.txt`);
  const found = await strangeMarkup(visitor, ['/'], { scripts: [], moving: [] });
  const names = ['BASE', 'IFRAME', 'foreignObject', 'onclick'];
  expect(found.sort()).toEqual([...names, ...strange].map((what) => `/: ${what}`).sort());
  await visitor.close();
  await other.close();
});
