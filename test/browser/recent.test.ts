import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { listPages } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const DATASET = '/datasets/clean/orders_clean/';
let server: Server;
let other: Server;
let browser: Browser;

beforeAll(async () => {
  [server, other, browser] = await Promise.all([serve(demo), serve(demo, '/other'), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), other.close()]);
});

async function read(context: BrowserContext, addresses: readonly string[]) {
  const page = await context.newPage();
  for (const address of addresses) await page.goto(address);
  return page;
}

const words = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, ' ').trim());

test('the start page has what was read last, newest first and each once, with its kind', async () => {
  const context = await browser.newContext();
  const paths = [
    DATASET,
    '/jobs/ecommerce/etl_orders/',
    `${DATASET}columns/net_amount/`,
    DATASET,
    '/no/such/page/',
    '/',
  ];
  const page = await read(
    context,
    paths.map((path) => server.origin + path),
  );
  const items = page.locator('[data-recent] li');
  expect(words(await items.allInnerTexts())).toEqual([
    'orders_clean dataset',
    'net_amount column',
    'etl_orders job',
  ]);
  await items.getByRole('link', { name: 'net_amount' }).click();
  await page.waitForURL(`${server.origin}${DATASET}columns/net_amount/`);
  await context.close();
});

test('no more than twelve are kept', async () => {
  const context = await browser.newContext();
  const paths = listPages(demo)
    .filter((path) => path.startsWith('/datasets/'))
    .slice(0, 15);
  const page = await read(
    context,
    [...paths, '/'].map((path) => server.origin + path),
  );
  expect(await page.locator('[data-recent] li').count()).toBe(12);
  await context.close();
});

test('the list is cleared by a button, and stays so', async () => {
  const context = await browser.newContext();
  const page = await read(context, [server.origin + DATASET, `${server.origin}/`]);
  await page.getByRole('button', { name: 'Clear the list' }).click();
  expect(await page.locator('[data-recent] li').count()).toBe(0);
  await page.reload();
  expect(await page.locator('[data-recent]').innerHTML()).toBe('');
  await context.close();
});

test('another site of the host does not know of it', async () => {
  const context = await browser.newContext();
  const page = await read(context, [`${other.origin}${DATASET}`, `${server.origin}/`]);
  expect(await page.locator('[data-recent]').innerHTML()).toBe('');
  await context.close();
});

test('an unpacked folder keeps it too', async () => {
  const context = await browser.newContext();
  const root = pathToFileURL(demo).href;
  const page = await read(context, [`${root}${DATASET}index.html`, `${root}/index.html`]);
  await page.locator('[data-recent]').getByRole('link', { name: 'orders_clean' }).click();
  await page.waitForURL(`${root}${DATASET}index.html`);
  await context.close();
});

test('where the browser refuses to keep anything, the page is read all the same', async () => {
  const context = await browser.newContext();
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().message));
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new Error('refused');
      },
    });
  });
  const page = await read(context, [server.origin + DATASET, `${server.origin}/`]);
  expect(await page.locator('[data-recent]').innerHTML()).toBe('');
  expect(faults).toEqual([]);
  await context.close();
});

test.each([
  ['no JSON', '[null', []],
  ['no list', '{"path": 1}', []],
  [
    'other things',
    '[null, 7, {"path": 1}, {"path": "x/", "title": "<b>X</b>", "kind": "page"}]',
    ['<b>X</b>'],
  ],
])('where it keeps %s, what is of no use is passed over', async (_, kept, shown) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/datasets/`);
  await page.evaluate((text) => {
    localStorage.setItem('headwater-recent /', text);
  }, kept);
  await page.goto(`${server.origin}/`);
  expect(words(await page.locator('[data-recent] li').allInnerTexts())).toEqual(shown);
  await context.close();
});
