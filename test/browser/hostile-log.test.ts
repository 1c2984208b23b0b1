import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, PROJECT, type Outcome } from '../cli/command.ts';
import { brokenLinks, repeatedIds } from './broken-link.ts';
import { launchChromium } from './chromium.ts';
import { readDocuments, type SiteDocument } from './document.ts';
import { hostileEvents, hostileGlossary, NAMES } from './hostile-log.ts';
import { listFiles, listPages, readEntities } from './output.ts';
import { serve, type Server } from './server.ts';

const folder = join(PROJECT, 'test', '.tmp', `hostile-${process.pid}`);
const out = join(folder, 'a', 'b', 'site');
let outcome: Outcome;
let server: Server;
let browser: Browser;
let documents: readonly SiteDocument[];
/** All pages of datasets and jobs, and of the rest, which say less, every fifth; none that leads on by itself. */
let visited: readonly string[];

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.ndjson'), hostileEvents());
  writeFileSync(join(folder, 'glossary.yaml'), hostileGlossary());
  outcome = await build(['--events', 'log.ndjson', '--glossary', 'glossary.yaml', '--out', 'a/b/site'], {
    cwd: folder,
  });
  if (outcome.code !== 0) throw new Error(outcome.stderr);
  [server, browser] = await Promise.all([serve(out), launchChromium()]);
  documents = await readDocuments(await browser.newPage(), server.origin, listPages(out));
  const paths = documents.map(({ path }) => path);
  const own = paths.filter((path) => !/\/columns\/|^\/datasets\/warehouse-links\//.test(path));
  visited = own.filter((path, index) => /^\/(?:datasets|jobs)\/./.test(path) || index % 5 === 0);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('a log that means harm', () => {
  test('is built, with what is no event left out and named', () => {
    expect(outcome.stderr).toContain(`${NAMES.length} accepted, 0 duplicate, 2 rejected`);
  });

  test('gives each of its datasets, columns, jobs and runs a page', () => {
    const entities = readEntities(out);
    const pages = new Set(documents.map(({ path }) => path));
    expect(entities.filter(({ url }) => !pages.has(url))).toEqual([]);
    const runs = entities.flatMap((one) => (one.kind === 'run' ? [one.id] : []));
    const jobs = entities.flatMap((one) => (one.kind === 'job' ? [one.name] : []));
    const datasets = entities.flatMap((one) =>
      one.kind === 'dataset' && one.namespace === 'warehouse' ? [one.name] : [],
    );
    for (const found of [runs, jobs, datasets]) expect(found.toSorted()).toEqual([...NAMES].sort());
  });

  test('gives no two of them the same page, letter case aside', () => {
    const urls = readEntities(out).map(({ url }) => url.toLowerCase());
    expect(new Set(urls).size).toBe(urls.length);
  });

  test('writes nothing outside the output folder', () => {
    expect(readdirSync(folder).sort()).toEqual(['a', 'glossary.yaml', 'log.ndjson']);
    expect(readdirSync(join(folder, 'a'))).toEqual(['b']);
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['site']);
  });

  test('writes no file whose name a file system or a web server could take for another', () => {
    const names = listFiles(out).filter((file) => !/^(?:_astro|scripts)\//.test(file));
    expect(names.filter((file) => !/^[a-z0-9._~/-]+$/.test(file))).toEqual([]);
  });

  test('writes no text that holds what HTML cannot', () => {
    const texts = listFiles(out).filter((file) => !/\.(?:bin|png)$/.test(file));
    expect(texts.filter((file) => readFileSync(join(out, file)).includes(0))).toEqual([]);
  });

  test('breaks no link, and no id', () => {
    expect(brokenLinks(documents, listFiles(out))).toEqual([]);
    expect(repeatedIds(documents)).toEqual([]);
  });

  test('runs no script, asks no one else, and widens no page beyond a phone or a desk', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const hits: string[] = [];
    await page.exposeFunction('hit', () => hits.push(`a script ran on ${page.url()}`));
    page.on('pageerror', ({ message }) => hits.push(`${page.url()}: ${message}`));
    page.on('response', (response) => {
      if (!response.ok()) hits.push(`${page.url()} asked for ${response.url()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.origin)) hits.push(`${page.url()} asked for ${request.url()}`);
    });
    for (const path of visited) {
      await page.goto(server.origin + path);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          hits.push(`${path} scrolls sideways in a window of ${width} pixels`);
      }
    }
    expect(hits).toEqual([]);
    await page.close();
  });

  test('leads from the other identity of a dataset to its page', async () => {
    const page = await browser.newPage();
    const pages = documents.filter(({ path }) => /^\/datasets\/warehouse-links\/[^/]+\/$/.test(path));
    expect(pages).toHaveLength(NAMES.length);
    for (const { path } of pages.slice(0, 3)) {
      await page.goto(server.origin + path);
      await page.waitForURL(server.origin + path.replace('warehouse-links', 'warehouse'));
    }
    await page.close();
  });

  test('puts no script, no handler and no image of its own into any page', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/api/build.json`);
    const strange = await page.evaluate(
      async (paths) => {
        const found: string[] = [];
        for (const path of paths) {
          const html = await (await fetch(path)).text();
          const parsed = new DOMParser().parseFromString(html, 'text/html');
          for (const element of parsed.querySelectorAll('*')) {
            const handler = element.getAttributeNames().find((name) => name.startsWith('on'));
            const script =
              element.localName === 'script' &&
              element.textContent !== '' &&
              element.getAttribute('type') !== 'application/ld+json';
            if (handler !== undefined || script || element.localName === 'img')
              found.push(`${path}: ${element.outerHTML}`);
          }
        }
        return found;
      },
      documents.map(({ path }) => path),
    );
    expect(strange).toEqual([]);
    await page.close();
  });
});
