/** The pages of lineage through time, in the demo. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { readJson } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

interface MonthTwin {
  readonly changes: readonly {
    readonly what: string;
    readonly kind: string;
    readonly evidence: { time: string };
  }[];
}

test('the lineage page leads to the months, and each month to its changes', async () => {
  await page.goto(`${server.origin}/lineage/`);
  await page.locator('main a', { hasText: 'Lineage through time' }).click();
  expect(new URL(page.url()).pathname).toBe('/lineage/history/');
  await page.locator('tbody a').first().click();
  expect(new URL(page.url()).pathname).toBe('/lineage/history/2026-11/');
  expect(await page.locator('h1').textContent()).toBe('Lineage in 2026-11');
});

test('each day lists what came and what went, run by run', async () => {
  await page.goto(`${server.origin}/lineage/history/2026-11/`);
  const day = page.locator('section:has(> h2#day-2026-11-08)');
  const texts = (await day.locator('.history > li > ul > li').allInnerTexts()).map((text) =>
    text.replace(/\s+/g, ' ').trim(),
  );
  expect(texts).toContain('no longer reads accounts raw');
  expect(texts).toContain('gone from the schema account_balances.currency mart');
  await day.locator('.evidence a').first().click();
  expect(new URL(page.url()).pathname).toMatch(/^\/runs\//);
});

test('the page shows as many days as the twin has', async () => {
  const { changes } = readJson(demo, 'lineage/history/2026-11/index.json') as MonthTwin;
  await page.goto(`${server.origin}/lineage/history/2026-11/`);
  const days = new Set(changes.map(({ evidence }) => evidence.time.slice(0, 10)));
  expect(await page.locator('main h2').allInnerTexts()).toEqual([...days].sort().reverse());
  expect(await page.locator('.history .things > li').count()).toBe(changes.length);
});

test('the chart has a bar for each day on which something came or went, and words for those who do not see it', async () => {
  const { changes } = readJson(demo, 'lineage/history/2026-11/index.json') as MonthTwin;
  await page.goto(`${server.origin}/lineage/history/2026-11/`);
  const daysOf = (counts: (what: string) => boolean): number =>
    new Set(changes.filter(({ what }) => counts(what)).map(({ evidence }) => evidence.time.slice(0, 10)))
      .size;
  expect(await page.locator('.ch-appeared rect, rect.ch-appeared').count()).toBe(
    daysOf((what) => what !== 'vanished'),
  );
  expect(await page.locator('.ch-vanished rect, rect.ch-vanished').count()).toBe(
    daysOf((what) => what === 'vanished'),
  );
  expect(await page.locator('.chart svg desc').textContent()).toContain('08: 0 appeared, 4 vanished');
});

test('on a phone, nothing is wider than the page', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ['/lineage/history/', '/lineage/history/2026-11/', '/datasets/mart/revenue_daily/']) {
    await page.goto(`${server.origin}${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
});
