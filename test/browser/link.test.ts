import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { brokenLinks, repeatedIds } from './broken-link.ts';
import { launchChromium } from './chromium.ts';
import { readDocuments, type SiteDocument } from './document.ts';
import { listFiles, listPages } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
let server: Server;
let browser: Browser;
let documents: readonly SiteDocument[];

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
  documents = await readDocuments(await browser.newPage(), server.origin, listPages(demo));
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('there are pages, and links between them', () => {
  expect(documents.length).toBeGreaterThan(400);
  for (const { path, links } of documents) expect(links.length, path).toBeGreaterThan(10);
});

describe('every page', () => {
  test('links to nothing but what there is, down to the place on the page', () => {
    expect(brokenLinks(documents, listFiles(demo))).toEqual([]);
  });

  test('has each of its ids once', () => {
    expect(repeatedIds(documents)).toEqual([]);
  });

  test('has one heading of the first level, and a title that holds it', () => {
    for (const { path, headings, title } of documents) {
      expect(headings, path).toHaveLength(1);
      if (path !== '/') expect(title, path).toContain(headings[0]);
    }
  });

  test('can be reached from the start by links alone', () => {
    const byPath = new Map(documents.map((document) => [document.path, document]));
    const reached = new Set<string>();
    const open = ['/'];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const document = byPath.get(path);
      if (document === undefined || reached.has(path)) continue;
      reached.add(path);
      open.push(...document.links.map((link) => new URL(link, `https://site.test${document.path}`).pathname));
    }
    expect(documents.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });
});

test('a page that does not exist, however deep, is answered by one that looks and leads as the others do', async () => {
  const page = await browser.newPage();
  const missing: string[] = [];
  page.on('response', (response) => {
    if (!response.ok()) missing.push(new URL(response.url()).pathname);
  });
  await page.goto(`${server.origin}/datasets/no/such/page/`);
  expect(missing).toEqual(['/datasets/no/such/page/']);
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Jobs' }).click();
  expect(new URL(page.url()).pathname).toBe('/jobs/');
  await page.close();
});

test('no page runs a link into the word after it, or shows the signs of Markdown', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const path of ['/404.html', '/glossary/net-revenue/', '/datasets/clean/orders_clean/']) {
    await page.goto(`${server.origin}${path}`);
    expect(await page.locator('main').innerHTML(), path).not.toMatch(/<\/a>[a-z]/);
    expect(await page.locator('main').innerText(), path).not.toContain('`');
  }
  await page.close();
});
