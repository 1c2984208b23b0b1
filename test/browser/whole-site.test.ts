/** The demo, and the site of a log that a real producer wrote: their pages as a browser runs them. */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { brokenLinks, repeatedIds } from './broken-link.ts';
import { launchChromium } from './chromium.ts';
import { readDocuments, type SiteDocument } from './document.ts';
import { faultsOf, settled } from './fault.ts';
import { readLive } from './live-document.ts';
import { listFiles, listPages, onePageOfEachKind } from './output.ts';
import { serve, type Server } from './server.ts';

const log = resolve(
  PROJECT,
  process.env['HEADWATER_CORPUS'] ?? '../shared/corpus',
  'openlineage/marquez-food-delivery',
);
const isPresent = existsSync(log);
const folder = join(PROJECT, 'test', '.tmp', `corpus-${process.pid}-whole`);
const sites = [
  { name: 'the demo', out: inject('demo'), isThere: true },
  { name: 'the log of food deliveries', out: folder, isThere: isPresent },
];
let browser: Browser;

if (!isPresent)
  console.warn('SKIPPED: there is no corpus of real logs here. Set HEADWATER_CORPUS to its folder.');

beforeAll(async () => {
  browser = await launchChromium();
  if (!isPresent) return;
  const { code, stderr } = await build(['--events', log, '--out', folder], { cwd: PROJECT });
  if (code !== 0) throw new Error(stderr);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(sites.filter(({ isThere }) => isThere))('on a page of each kind of $name', ({ out }) => {
  let server: Server;
  let documents: readonly SiteDocument[];
  let kinds: readonly string[];

  beforeAll(async () => {
    server = await serve(out);
    kinds = Object.values(onePageOfEachKind(out));
    const reader = await browser.newPage();
    documents = await readDocuments(reader, server.origin, listPages(out));
    await reader.close();
  });

  afterAll(() => server.close());

  test('nothing fails, nothing is said in the console, and no one is asked but the site', async () => {
    const found: string[] = [];
    for (const path of kinds) {
      const page = await browser.newPage();
      const faults = faultsOf(page, server.origin);
      await page.goto(server.origin + path);
      await settled(page);
      found.push(...faults);
      await page.close();
    }
    expect(found).toEqual([]);
  });

  test('the links that scripts add lead to what there is as well, and no id comes twice', async () => {
    const page = await browser.newPage();
    const live: SiteDocument[] = [];
    for (const path of kinds) {
      await page.goto(server.origin + path);
      await settled(page);
      live.push(await readLive(page, path));
    }
    await page.close();
    const others = documents.filter(({ path }) => !kinds.includes(path));
    const found = brokenLinks([...others.map(withoutLinks), ...live], listFiles(out));
    expect(found).toEqual([]);
    expect(repeatedIds(live)).toEqual([]);
  });
});

/** They are looked at where the files are. */
function withoutLinks(document: SiteDocument): SiteDocument {
  return { ...document, links: [] };
}
