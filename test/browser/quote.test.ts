import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { listFiles, listPages, readEntities } from './output.ts';
import { serve, type Server } from './server.ts';

const ADDRESS = 'https://lineage.acme.test/docs/';
const DATASET = '/datasets/clean/orders_clean/';

/** Built without the site's address. */
const demo = inject('demo');
/** Built with it. */
const site = join(PROJECT, 'test', '.tmp', `build-${process.pid}-quote`);
let files: ReadonlySet<string>;
let pages: readonly { readonly path: string; readonly html: string }[];
let browser: Browser;
let host: Server;

beforeAll(async () => {
  const inputs = ['--events', 'lineage/history', '--glossary', 'glossary'];
  const { code, stderr } = await build([...inputs, '--url', ADDRESS, '--out', site], { cwd: PROJECT });
  if (code !== 0) throw new Error(stderr);
  files = new Set(listFiles(site));
  pages = listPages(site).map((path) => ({ path, html: text(`${path.slice(1)}index.html`) }));
  [host, browser] = await Promise.all([serve(demo), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.close();
  rmSync(site, { recursive: true, force: true });
});

function text(file: string): string {
  return readFileSync(join(site, file), 'utf8');
}

/** What a page's `<meta property="…">` says. */
function meta(html: string, property: string): string | undefined {
  return new RegExp(`<meta property="${property}" content="([^"]*)">`).exec(html)?.[1];
}

/** The file of the site that an address on the web stands for. */
function fileAt(address: string): string {
  if (!address.startsWith(ADDRESS)) throw new Error(`${address} is not of the site.`);
  const path = address.slice(ADDRESS.length).replace(/#.*$/, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

describe('each page of a site whose address is known', () => {
  test('names its own address on the web, and says what previews ask for', () => {
    expect(pages.length).toBeGreaterThan(250);
    for (const { path, html } of pages) {
      const address = ADDRESS + path.slice(1);
      expect(html, path).toContain(`<link rel="canonical" href="${address}">`);
      expect(meta(html, 'og:url'), path).toBe(address);
      for (const name of ['og:title', 'og:site_name', 'og:type', 'og:image:alt'])
        expect(meta(html, name), `${path} ${name}`).toBeTruthy();
    }
  });

  test('has a description of at most 160 characters, without the signs of Markdown', () => {
    for (const { path, html } of pages) {
      const said = /<meta name="description" content="([^"]*)">/.exec(html)?.[1] ?? '';
      // A column that nobody describes is no more than its title says.
      if (!path.includes('/columns/')) expect(said, path).not.toBe('');
      expect(said.length, path).toBeLessThanOrEqual(200); // Escaped.
      expect(said, path).not.toMatch(/`|\*\*|\]\(/);
    }
  });

  test('names a picture that is there, 1200 by 630 pixels, and not blank', async () => {
    const pictures = new Set(pages.map(({ html }) => fileAt(meta(html, 'og:image') ?? '')));
    const { length } = readEntities(site).filter(({ kind }) => kind === 'dataset' || kind === 'job');
    expect(pictures.size).toBe(length + 1);
    for (const file of pictures) {
      expect(files, file).toContain(file);
      const image = await loadImage(readFileSync(join(site, file)));
      expect([image.width, image.height], file).toEqual([1200, 630]);
      const context = createCanvas(1200, 630).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, 1200, 630);
      expect(
        data.some((value) => value < 100),
        file,
      ).toBe(true);
    }
  });

  test('has JSON-LD that is JSON, where it has any', () => {
    const blocks = pages.flatMap(({ html }) => [
      ...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs),
    ]);
    expect(blocks.length).toBeGreaterThan(250);
    for (const [, json] of blocks)
      expect(JSON.parse(json ?? '')).toMatchObject({ '@context': 'https://schema.org' });
  });
});

describe('files for machines', () => {
  test('the sitemap lists each page once, and nothing else', () => {
    const listed = [...text('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, address]) => address ?? '',
    );
    expect(listed.map((address) => `/${address.slice(ADDRESS.length)}`).sort()).toEqual(
      pages.map(({ path }) => path).sort(),
    );
    const entities = readEntities(site).map(({ url }) => ADDRESS + url.slice(1));
    expect(listed).toEqual(expect.arrayContaining(entities));
  });

  test('robots.txt leads to the sitemap', () => {
    expect(text('robots.txt')).toContain(`Sitemap: ${ADDRESS}sitemap.xml`);
  });

  test('without an address there is no sitemap, no robots.txt and no picture, and llms.txt is there', () => {
    const unsaid = listFiles(demo);
    expect(unsaid).toContain('llms.txt');
    expect(unsaid.filter((file) => /sitemap|robots\.txt|card\.png/.test(file))).toEqual([]);
    expect(readFileSync(join(demo, DATASET, 'index.html'), 'utf8')).not.toMatch(/og:|rel="canonical"/);
  });

  test('llms.txt, and each Markdown twin, leads to nothing but what there is', () => {
    const twins = [...files].filter((file) => file.endsWith('.md'));
    const count = readEntities(site).filter(({ kind }) => ['dataset', 'job', 'term'].includes(kind)).length;
    expect(twins.length).toBeGreaterThan(count);
    for (const file of ['llms.txt', ...twins]) {
      for (const [, to] of text(file).matchAll(/\]\(([^)]*)\)/g)) {
        const address = new URL(to ?? '', ADDRESS + file).href;
        expect(files, `${file}: ${address}`).toContain(fileAt(address));
      }
    }
  });

  test('pages name their Markdown twin, which is there', () => {
    const named = pages.flatMap(({ path, html }) => {
      const twin = /<link rel="alternate" type="text\/markdown" href="([^"]*)">/.exec(html)?.[1];
      return twin === undefined ? [] : [fileAt(new URL(twin, ADDRESS + path.slice(1)).href)];
    });
    // Datasets, jobs and terms: a column's stands in its dataset's.
    expect(named.length).toBeGreaterThan(40);
    for (const file of named) expect(files).toContain(file);
  });
});

/** Opens the page in a browser that lets it write the clipboard, and the dialog by its button. */
async function openDialog(url: string, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Cite this page' }).click();
  await page.getByRole('dialog', { name: 'Cite this page' }).waitFor();
  return page;
}

describe('“Cite this page”', () => {
  const digest = (JSON.parse(readFileSync(join(demo, 'api/build.json'), 'utf8')) as { inputs: string })
    .inputs;

  test('gives the page’s address, the digest of the inputs and the newest event, in three forms', async () => {
    const context = await browser.newContext();
    const page = await openDialog(`${host.origin}${DATASET}#columns`, context);
    const forms = await page.locator('dialog pre').allInnerTexts();
    expect(forms).toHaveLength(3);
    const events = readFileSync(join(demo, 'api/entities.ndjson'), 'utf8');
    expect(events).toContain(DATASET);
    for (const form of forms) {
      expect(form).toContain(`${host.origin}${DATASET}#columns`);
      expect(form).toContain(digest);
      expect(form).toMatch(/newest event: SHA-256 \S*[0-9a-f]{64}/);
    }
    expect(forms[2]).toMatch(/^@misc\{headwater-/);
    await context.close();
  });

  test('names an event that stands where it says', async () => {
    const context = await browser.newContext();
    const page = await openDialog(host.origin + DATASET, context);
    const [form = ''] = await page.locator('dialog pre').allInnerTexts();
    const [, event = '', file = ''] = /newest event: SHA-256 (\w+), of \S+, in (\S+),/.exec(form) ?? [];
    const lines = (await (await context.request.get(file)).text()).trim().split('\n');
    const { createHash } = await import('node:crypto');
    expect(lines.map((line) => createHash('sha256').update(line).digest('hex'))).toContain(event);
    await context.close();
  });

  test.each(['Text', 'Markdown', 'BibTeX'])('copies what it shows as %s', async (name) => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await openDialog(host.origin + DATASET, context);
    await page.getByRole('button', { name: `Copy as ${name}` }).click();
    await page
      .getByRole('status')
      .filter({ hasText: `Copied as ${name}.` })
      .waitFor();
    const shown = await page.getByRole('group', { name: `As ${name}` }).innerText();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    await context.close();
  });

  test('is opened and closed by keyboard, and gives the focus back', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(host.origin + DATASET);
    const button = page.getByRole('button', { name: 'Cite this page' });
    for (const key of ['Enter', 'Space']) {
      await button.focus();
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    await context.close();
  });

  test('works on a page of an unpacked folder, and quotes it by its path on the site', async () => {
    const context = await browser.newContext();
    const page = await openDialog(pathToFileURL(join(demo, DATASET, 'index.html')).href, context);
    const [form] = await page.locator('dialog pre').allInnerTexts();
    expect(form).toContain(` ${DATASET} Headwater `);
    expect(form).not.toContain('file:');
    await page.getByRole('button', { name: 'Copy as Text' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied as Text.' }).waitFor();
    await context.close();
  });

  test('without scripts is left to the page’s address, and to what the build says of itself', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(host.origin + DATASET);
    expect(await page.locator('#cite').count()).toBe(0);
    await page.locator('.foot').getByRole('link', { name: 'Permalink' }).click();
    expect(page.url()).toBe(host.origin + DATASET);
    await page.locator('.foot').getByRole('link', { name: 'build.json' }).click();
    expect(await page.locator('body').innerText()).toContain(digest);
    await context.close();
  });

  test('stands on paper, and not on the screen', async () => {
    const page = await browser.newPage();
    await page.goto(host.origin + DATASET);
    await page.locator('#cite').waitFor({ state: 'attached' });
    expect(await page.locator('#cite').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#cite').isVisible()).toBe(true);
    await page.close();
  });
});
