/** The same files in any folder of a host, and unpacked from a zip: opened from the disk, where no host answers. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { eventWithSymlinks } from './linked-log.ts';
import { faultsOf, settled } from './fault.ts';
import { onePageOfEachKind } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const kinds = Object.entries(onePageOfEachKind(demo));
const BASE = '/some/base';
const DATASET = '/datasets/clean/orders_clean/';
const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-anywhere`);
/** What a browser's address writes otherwise. */
const unpacked = join(folder, 'a #1 site, 100 %25 + done?');
/** The site of one dataset that has two names, which says where it will stand. */
const linked = join(folder, 'linked');
let browser: Browser;
let host: Server;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  symlinkSync(demo, unpacked);
  writeFileSync(join(folder, 'log.json'), JSON.stringify(eventWithSymlinks()));
  const { code, stderr } = await build(
    ['--events', 'log.json', '--out', 'linked', '--url', `https://example.com${BASE}/`],
    { cwd: folder },
  );
  if (code !== 0) throw new Error(stderr);
  [host, browser] = await Promise.all([serve(demo, BASE), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.close();
  rmSync(folder, { recursive: true });
});

function fileOf(site: string, path: string): string {
  return pathToFileURL(join(site, path, 'index.html')).href;
}

/** The links of a page as they are when someone has come to each by keyboard. */
async function linksWhenReached(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLElement | SVGElement>('a[href]')];
    for (const link of links) link.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    const hrefs = links.map((link) => link.getAttribute('href') ?? '');
    return [...new Set(hrefs.map((href) => new URL(href, document.baseURI).href))];
  });
}

function isThere(address: string): boolean {
  const url = new URL(address);
  const path = fileURLToPath(new URL(url.pathname, 'file:///'));
  if (url.protocol !== 'file:') return true;
  if (!existsSync(path) || path.endsWith('/')) return false;
  // The page of paths takes a question there.
  if (url.hash === '' || url.hash.includes('=')) return true;
  return readFileSync(path, 'utf8').includes(`id="${decodeURIComponent(url.hash.slice(1))}"`);
}

describe('unpacked from a zip, in a folder of an odd name', () => {
  test.each(kinds)('the page of a kind says nothing in the console: %s', async (_, path) => {
    const page = await browser.newPage();
    const faults = faultsOf(page, pathToFileURL(unpacked).href);
    await page.goto(fileOf(unpacked, path));
    await settled(page);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('every link of a page of each kind leads to a file, and to a place in it that there is', async () => {
    const page = await browser.newPage();
    const dead: string[] = [];
    for (const [, path] of kinds) {
      await page.goto(fileOf(unpacked, path));
      const links = await linksWhenReached(page);
      expect(links.length, path).toBeGreaterThan(10);
      dead.push(...links.filter((link) => !isThere(link)).map((link) => `${path} → ${link}`));
    }
    expect(dead).toEqual([]);
    await page.close();
  });

  test('a click, the Enter key and a new tab go where they go on a host', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(fileOf(unpacked, DATASET));
    await page.locator('#columns ~ .table, section:has(#columns) .table').getByRole('link').first().click();
    await page.waitForURL(/\/columns\/[^/]+\/index\.html$/);
    await page.locator('nav.crumbs a').last().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(fileOf(unpacked, DATASET));
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      page.locator('.brand').click({ button: 'middle' }),
    ]);
    await tab.waitForURL(fileOf(unpacked, '/'), { waitUntil: 'commit' });
    await context.close();
  });

  test('a node of a diagram leads to its page', async () => {
    const page = await browser.newPage();
    await page.goto(fileOf(unpacked, DATASET));
    await page.locator('.figure svg a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== fileOf(unpacked, DATASET));
    expect(page.url()).toMatch(/\/index\.html$/);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  });

  test('a link that a script adds later leads to a file', async () => {
    const page = await browser.newPage();
    await page.goto(fileOf(unpacked, DATASET));
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '../../../jobs/?later#main';
      link.textContent = 'A link that came later';
      document.querySelector('main')?.prepend(link);
    });
    await page.getByText('A link that came later').click();
    await page.waitForURL(`${fileOf(unpacked, '/jobs/')}?later#main`);
    await page.close();
  });

  test('an address with a place on the page opens at that place', async () => {
    const page = await browser.newPage();
    await page.goto(`${fileOf(unpacked, DATASET)}#columns`);
    await page.waitForFunction(() => {
      const top = document.getElementById('columns')?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < 200;
    });
    await page.close();
  });

  test('another name of a dataset leads to its page', async () => {
    const page = await browser.newPage();
    await page.goto(fileOf(linked, '/datasets/hive/orders/'));
    await page.waitForURL(fileOf(linked, '/datasets/lake/orders/'));
    expect(await page.locator('h1').innerText()).toBe('orders');
    await page.close();
  });

  test('what needs a host says so', async () => {
    const page = await browser.newPage();
    await page.goto(fileOf(unpacked, '/paths/'));
    await page.getByText('opened as a file it cannot').waitFor();
    await page.close();
  });
});

describe('below a folder of a host', () => {
  test('every link of a page of each kind stays below it, and is answered', async () => {
    const page = await browser.newPage();
    const faults = faultsOf(page, host.origin);
    const asked = new Map<string, string>();
    for (const [, path] of kinds) {
      await page.goto(host.origin + path);
      await settled(page);
      for (const link of await linksWhenReached(page)) {
        const address = link.replace(/#.*/, '');
        if (new URL(link).hostname === '127.0.0.1') asked.set(address, path);
      }
    }
    const outside = [...asked].filter(([link]) => !link.startsWith(`${host.origin}/`));
    expect(outside).toEqual([]);
    const dead: string[] = [];
    for (const [link, path] of asked) {
      const { status } = await fetch(link, { redirect: 'manual' });
      if (status !== 200) dead.push(`${path} → ${link}: ${status}`);
    }
    expect(dead).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a page that is opened by the name of its file shows the address that it has', async () => {
    const page = await browser.newPage();
    await page.goto(`${host.origin}${DATASET}index.html?x=1#columns`);
    await page.waitForURL(`${host.origin}${DATASET}?x=1#columns`);
    await page.close();
  });

  test('another name of a dataset leads to its page, at its own address', async () => {
    const elsewhere = await serve(linked, BASE);
    const page = await browser.newPage();
    await page.goto(`${elsewhere.origin}/datasets/hive/orders/`);
    await page.waitForURL(`${elsewhere.origin}/datasets/lake/orders/`);
    await page.close();
    await elsewhere.close();
  });

  test('a page that there is not is answered by one that looks and leads as the others do, where the site says its address', async () => {
    const elsewhere = await serve(linked, BASE);
    const page = await browser.newPage();
    const faults = faultsOf(page, elsewhere.origin);
    const missing = `${elsewhere.origin}/datasets/no/such/page/`;
    await page.goto(missing);
    await page.locator('main').getByRole('link', { name: 'jobs' }).click();
    await page.waitForURL(`${elsewhere.origin}/jobs/`);
    expect(
      faults.filter((fault) => !fault.includes(`404: ${missing}`) && !fault.includes('(Not Found)')),
    ).toEqual([]);
    await page.close();
    await elsewhere.close();
  });
});
